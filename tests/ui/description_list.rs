include_agents::include_agents!("ui/description_list.md");

fn main() {}
