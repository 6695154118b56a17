#![deny(deprecated)]

include_agents::include_agents!("ui/unknown_tool.md");

fn main() {}
