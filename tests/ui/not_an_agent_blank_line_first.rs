include_agents::include_agents!("ui/not_an_agent_blank_line_first.md");

fn main() {}
