include_agents::include_agents!("model/model.md");

fn main() {}
