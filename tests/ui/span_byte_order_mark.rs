include_agents::include_agents!("ui/span_byte_order_mark.md");

fn main() {}
