include_agents::include_agents!("ui/call", exlude("x"), deny(secrets), warn(colour_case));

fn main() {}
