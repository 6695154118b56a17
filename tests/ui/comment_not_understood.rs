include_agents::include_agents!("ui/comment_not_understood.md");

fn main() {}
