include_agents::include_agents!("ui/model_number.md");

fn main() {}
