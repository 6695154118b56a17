#![deny(deprecated)]

include_agents::include_agents!("ui/crlf_recovery.md");

fn main() {}
