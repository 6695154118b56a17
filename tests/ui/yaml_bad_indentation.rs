include_agents::include_agents!("ui/yaml_bad_indentation.md");

fn main() {}
