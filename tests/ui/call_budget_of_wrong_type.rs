include_agents::include_agents!("ui/call", description_budget = "long");

fn main() {}
