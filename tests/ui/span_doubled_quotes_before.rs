include_agents::include_agents!("ui/span_doubled_quotes_before.md");

fn main() {}
