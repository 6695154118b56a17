include_agents::include_agents!("call/agents", exlude("x"), deny(secrets), warn(colour_case));

fn main() {}
