include_agents::include_agents! {
    pub enum Agent in "typed/good";
    pub struct Limits {
        pub lines: u32 = 7,
    }
    pub struct Metadata {
        pub limits: Limits,
    }
}

fn main() {}
