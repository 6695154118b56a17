#![deny(deprecated)]

include_agents::include_agents!("ui/secret.md");

fn main() {}
