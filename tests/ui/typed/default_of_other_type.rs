include_agents::include_agents! {
    pub enum Agent in "typed/good";
    pub struct Metadata {
        pub priority: u8 = "three",
    }
}

fn main() {}
