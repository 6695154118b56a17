include_agents::include_agents!("ui/delegation_cycle", deny(delegation_cycle));

fn main() {}
