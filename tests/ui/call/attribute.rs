include_agents::include_agents! {
    #[agents(constants = maybe)]
    pub enum Agent in "call/agents";
}

fn main() {}
