include_agents::include_agents!("ui/span_folded.md");

fn main() {}
