include_agents::include_agents!("ui/span_after_recovery.md");

fn main() {}
