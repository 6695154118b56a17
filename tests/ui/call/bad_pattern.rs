include_agents::include_agents!("call/agents", exclude("drafts/***"));

fn main() {}
