#![deny(deprecated)]

include_agents::include_agents!("ui/unterminated_fence.md");

fn main() {}
