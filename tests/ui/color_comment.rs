include_agents::include_agents!("ui/color_comment.md");

fn main() {}
