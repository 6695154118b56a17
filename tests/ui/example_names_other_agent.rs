#![deny(deprecated)]

include_agents::include_agents!("ui/example_names_other_agent.md");

fn main() {}
