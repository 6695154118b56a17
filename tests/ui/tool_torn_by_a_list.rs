#![deny(deprecated)]

include_agents::include_agents!("ui/tool_torn_by_a_list.md");

fn main() {}
