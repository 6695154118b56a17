include_agents::include_agents!(42);

fn main() {}
