include_agents::include_agents!("call/agents", exlude("drafts/**"));

fn main() {}
