#![deny(deprecated)]

include_agents::include_agents!("ui/tool_unclosed.md");

fn main() {}
