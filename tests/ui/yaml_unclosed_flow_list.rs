include_agents::include_agents!("ui/yaml_unclosed_flow_list.md");

fn main() {}
