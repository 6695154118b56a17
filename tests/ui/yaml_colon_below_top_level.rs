include_agents::include_agents!("ui/yaml_colon_below_top_level.md");

fn main() {}
