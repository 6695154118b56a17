include_agents::include_agents!("ui/permission_mode.md");

fn main() {}
