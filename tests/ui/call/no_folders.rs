include_agents::include_agents! {
    pub enum Agent in [];
}

fn main() {}
