include_agents::include_agents!("ui/call", include("*.agent.md"));

fn main() {}
