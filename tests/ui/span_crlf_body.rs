#![deny(deprecated)]

include_agents::include_agents!("ui/span_crlf_body.md");

fn main() {}
