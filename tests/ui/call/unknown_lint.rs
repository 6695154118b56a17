include_agents::include_agents!("call/agents", deny(unknown_tol, secret));

fn main() {}
