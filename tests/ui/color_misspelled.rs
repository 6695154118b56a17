include_agents::include_agents!("ui/color_misspelled.md");

fn main() {}
