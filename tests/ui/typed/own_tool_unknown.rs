#[derive(Debug)]
pub enum Tool {
    SearchOrders,
    Refund,
}

include_agents::include_agents! {
    #[agents(tools = crate::Tool)]
    enum Agent in "typed/own_tool_unknown";
}

fn main() {
    println!("{:?}", Agent::Reviewer.typed_tools());
}
