include_agents::include_agents!("ui/yaml_colon_in_folded_line.md");

fn main() {}
