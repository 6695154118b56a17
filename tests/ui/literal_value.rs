include_agents::include_agents!("ui/literal_value.md");

fn main() {}
