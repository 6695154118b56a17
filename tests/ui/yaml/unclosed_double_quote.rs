include_agents::include_agents!("yaml/unclosed_double_quote.md");

fn main() {}
