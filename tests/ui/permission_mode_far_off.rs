include_agents::include_agents!("ui/permission_mode_far_off.md");

fn main() {}
