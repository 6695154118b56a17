include_agents::include_agents!("ui/hidden_escape_in_description.md");

fn main() {}
