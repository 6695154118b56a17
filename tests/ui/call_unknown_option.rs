include_agents::include_agents!("ui/call", exlude("drafts/**"));

fn main() {}
