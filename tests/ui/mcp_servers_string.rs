include_agents::include_agents!("ui/mcp_servers_string.md");

fn main() {}
