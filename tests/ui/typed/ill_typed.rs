pub enum Area {
    Web,
}

include_agents::include_agents! {
    pub enum Agent in "typed/ill_typed.md";
    pub struct Metadata {
        pub internal: bool,
        pub priority: u8,
        pub level: i32,
        pub version: &'static str,
        pub weight: f64,
        pub grade: char,
        pub letter: Option<char>,
        pub tags: &'static [&'static str],
        pub owners: &'static [&'static str],
        pub limits: Limits,
        pub size: Size,
        pub area: Area,
        pub reviewer: Agent,
    }
    pub struct Limits {
        pub lines: u32,
    }
    pub enum Size {
        Small,
        Large,
    }
}

fn main() {}
