include_agents::include_agents!("ui/span_quoted_key.md");

fn main() {}
