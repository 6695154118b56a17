include_agents::include_agents!("ui/span_long_line.md");

fn main() {}
