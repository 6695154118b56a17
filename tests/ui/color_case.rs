#![deny(deprecated)]

include_agents::include_agents!("ui/color_case.md");

fn main() {}
