include_agents::include_agents!("ui/model.md");

fn main() {}
