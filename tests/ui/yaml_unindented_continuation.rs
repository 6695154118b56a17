include_agents::include_agents!("ui/yaml_unindented_continuation.md");

fn main() {}
