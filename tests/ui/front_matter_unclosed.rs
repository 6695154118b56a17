include_agents::include_agents!("ui/front_matter_unclosed.md");

fn main() {}
