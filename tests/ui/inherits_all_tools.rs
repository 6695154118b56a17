include_agents::include_agents!("ui/inherits_all_tools.md", deny(inherits_all_tools));

fn main() {}
