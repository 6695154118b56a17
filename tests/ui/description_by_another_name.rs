include_agents::include_agents!("ui/description_by_another_name.md");

fn main() {}
