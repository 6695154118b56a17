include_agents::include_agents!("ui/literal_value_unclosed_map.md");

fn main() {}
