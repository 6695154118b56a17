include_agents::include_agents!(agents);

fn main() {}
