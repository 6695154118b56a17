include_agents::include_agents! {
    #[agents(tools = "search_orders")]
    enum Agent in "call/agents";
}

fn main() {}
