include_agents::include_agents!("ui/description_budget.md", description_budget = 12);

fn main() {}
