#![deny(deprecated)]

include_agents::include_agents!("ui/span_flow_list_item.md");

fn main() {}
