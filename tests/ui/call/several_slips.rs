include_agents::include_agents!("call/agents", exlude("x"), deny(secrets), warn(collor_case));

fn main() {}
