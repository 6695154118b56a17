include_agents::include_agents!("ui/yaml_tab_indentation.md");

fn main() {}
