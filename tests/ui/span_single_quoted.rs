include_agents::include_agents!("ui/span_single_quoted.md");

fn main() {}
