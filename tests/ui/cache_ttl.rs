include_agents::include_agents!("ui/cache_ttl.md");

fn main() {}
