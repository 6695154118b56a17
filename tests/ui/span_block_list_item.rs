#![deny(deprecated)]

include_agents::include_agents!("ui/span_block_list_item.md");

fn main() {}
