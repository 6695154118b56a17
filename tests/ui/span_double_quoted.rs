include_agents::include_agents!("ui/span_double_quoted.md");

fn main() {}
