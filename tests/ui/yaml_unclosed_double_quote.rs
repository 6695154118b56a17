include_agents::include_agents!("ui/yaml_unclosed_double_quote.md");

fn main() {}
