include_agents::include_agents!("lints/lint_raised_to_deny.md", allow(all), deny(unknown_tool));

fn main() {}
