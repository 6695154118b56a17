include_agents::include_agents!("ui/color_short_hex.md");

fn main() {}
