#![deny(deprecated)]

include_agents::include_agents!("ui/dangling_agent.md");

fn main() {}
