#![deny(deprecated)]

include_agents::include_agents!("ui/unknown_tool_far_off.md");

fn main() {}
