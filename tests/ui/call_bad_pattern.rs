include_agents::include_agents!("ui/call", exclude("drafts/***"));

fn main() {}
