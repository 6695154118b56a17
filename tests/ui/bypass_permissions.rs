include_agents::include_agents!("ui/bypass_permissions.md", deny(bypass_permissions));

fn main() {}
