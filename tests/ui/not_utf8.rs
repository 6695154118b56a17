include_agents::include_agents!("ui/not_utf8.md");

fn main() {}
