include_agents::include_agents! {
    pub struct Agent in "call/agents";
}

fn main() {}
