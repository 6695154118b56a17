include_agents::include_agents! {
    pub enum Agent { A }
}

fn main() {}
