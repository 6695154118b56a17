include_agents::include_agents!("ui/comment_unknown_lint.md");

fn main() {}
