#![deny(deprecated)]

include_agents::include_agents!("prompt/unterminated_fence.md");

fn main() {}
