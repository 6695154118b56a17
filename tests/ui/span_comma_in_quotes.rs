#![deny(deprecated)]

include_agents::include_agents!("ui/span_comma_in_quotes.md");

fn main() {}
