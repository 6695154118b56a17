#![deny(deprecated)]

include_agents::include_agents!("ui/empty_tools.md");

fn main() {}
