include_agents::include_agents!("ui/yaml_text_after_quote.md");

fn main() {}
