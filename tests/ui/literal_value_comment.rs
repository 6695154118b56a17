include_agents::include_agents!("ui/literal_value_comment.md");

fn main() {}
