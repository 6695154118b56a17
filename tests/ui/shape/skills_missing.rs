include_agents::include_agents!("call/agents", skills = "shape/skill_folder");

fn main() {}
