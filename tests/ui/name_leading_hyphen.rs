include_agents::include_agents!("ui/name_leading_hyphen.md");

fn main() {}
