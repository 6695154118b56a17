include_agents::include_agents!("ui/name_style.md", deny(name_style));

fn main() {}
