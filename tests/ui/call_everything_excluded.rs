include_agents::include_agents!("ui/call", exclude("**"));

fn main() {}
