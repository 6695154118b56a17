include_agents::include_agents!("ui/not_an_agent_empty_file.md");

fn main() {}
