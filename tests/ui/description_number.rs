include_agents::include_agents!("ui/description_number.md");

fn main() {}
