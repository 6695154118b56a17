include_agents::include_agents!("ui/description_null.md");

fn main() {}
