include_agents::include_agents! {
    pub enum Agent in "typed/out_of_range.md";
    pub struct Metadata {
        pub priority: u8,
        pub offset: i8,
        pub lines: usize,
        pub bytes: Option<u64>,
        pub weight: f32,
    }
}

fn main() {}
