include_agents::include_agents!("ui/span_tabs.md");

fn main() {}
