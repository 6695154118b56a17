include_agents::include_agents!("ui/yaml_unknown_alias_below_top_level.md");

fn main() {}
