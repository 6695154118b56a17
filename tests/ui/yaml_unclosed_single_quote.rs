include_agents::include_agents!("ui/yaml_unclosed_single_quote.md");

fn main() {}
