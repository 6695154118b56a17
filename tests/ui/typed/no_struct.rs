include_agents::include_agents! {
    pub enum Agent in "typed/good";
    pub enum Size {
        Small,
    }
}

fn main() {}
