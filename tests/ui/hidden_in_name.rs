include_agents::include_agents!("ui/hidden_in_name.md");

fn main() {}
