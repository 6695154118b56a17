include_agents::include_agents!("ui/span_wide_characters.md");

fn main() {}
