#![deny(deprecated)]

include_agents::include_agents!("tools/unknown_tool.md");

fn main() {}
