include_agents::include_agents!("ui/lint_raised_to_deny.md", allow(all), deny(unknown_tool));

fn main() {}
