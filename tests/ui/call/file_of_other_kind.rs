include_agents::include_agents!("call/empty.rs");

fn main() {}
