include_agents::include_agents!("ui/span_literal.md");

fn main() {}
