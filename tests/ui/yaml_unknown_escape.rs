include_agents::include_agents!("ui/yaml_unknown_escape.md");

fn main() {}
