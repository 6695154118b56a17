include_agents::include_agents!("spans/crlf.md", deny(unknown_color));

fn main() {}
