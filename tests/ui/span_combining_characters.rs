include_agents::include_agents!("ui/span_combining_characters.md");

fn main() {}
