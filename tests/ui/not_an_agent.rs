include_agents::include_agents!("ui/not_an_agent.md");

fn main() {}
