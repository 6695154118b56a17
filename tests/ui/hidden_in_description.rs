include_agents::include_agents!("ui/hidden_in_description.md");

fn main() {}
