include_agents::include_agents!("ui/name_list.md");

fn main() {}
