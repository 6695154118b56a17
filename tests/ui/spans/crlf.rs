include_agents::include_agents!("spans/crlf.md");

fn main() {}
