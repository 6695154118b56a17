include_agents::include_agents!("files/not_utf8.md");

fn main() {}
