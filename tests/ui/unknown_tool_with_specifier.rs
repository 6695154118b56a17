#![deny(deprecated)]

include_agents::include_agents!("ui/unknown_tool_with_specifier.md");

fn main() {}
