include_agents::include_agents!("ui/prompt_budget.md", prompt_budget = 30);

fn main() {}
