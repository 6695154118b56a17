include_agents::include_agents!("ui/model_letter_case.md");

fn main() {}
