include_agents::include_agents!("ui/span_folded_description.md");

fn main() {}
