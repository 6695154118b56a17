include_agents::include_agents!("ui/span_escapes_before.md");

fn main() {}
