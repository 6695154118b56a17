#![deny(deprecated)]

include_agents::include_agents!("ui/tool_conflict.md");

fn main() {}
