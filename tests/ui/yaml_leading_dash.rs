include_agents::include_agents!("ui/yaml_leading_dash.md");

fn main() {}
