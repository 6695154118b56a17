include_agents::include_agents!("ui/mcp_servers_nested.md");

fn main() {}
