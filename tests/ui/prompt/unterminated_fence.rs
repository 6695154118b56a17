include_agents::include_agents!("prompt/unterminated_fence.md", deny(unterminated_fence));

fn main() {}
