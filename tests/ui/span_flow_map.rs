include_agents::include_agents!("ui/span_flow_map.md");

fn main() {}
