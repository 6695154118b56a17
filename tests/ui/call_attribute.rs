include_agents::include_agents! {
    #[agents(constants = maybe)]
    pub enum Agent in "ui/call";
}

fn main() {}
