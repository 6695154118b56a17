include_agents::include_agents!("ui/yaml_crlf.md");

fn main() {}
