#![deny(deprecated)]

include_agents::include_agents!("ui/unknown_hook.md");

fn main() {}
