include_agents::include_agents!("ui/call", deny(unknown_tol, secret));

fn main() {}
