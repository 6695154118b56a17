include_agents::include_agents!("ui/hooks_list.md");

fn main() {}
