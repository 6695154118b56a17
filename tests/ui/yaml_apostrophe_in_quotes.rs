include_agents::include_agents!("ui/yaml_apostrophe_in_quotes.md");

fn main() {}
