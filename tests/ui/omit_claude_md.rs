include_agents::include_agents!("ui/omit_claude_md.md");

fn main() {}
