include_agents::include_agents!("ui/span_plain_on_two_lines.md");

fn main() {}
