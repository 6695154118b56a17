include_agents::include_agents!("ui/span_crlf.md");

fn main() {}
