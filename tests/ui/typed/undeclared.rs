include_agents::include_agents! {
    pub enum Agent in "typed/undeclared.md";
    pub struct Metadata {
        pub review_area: Option<&'static str>,
        pub colour: &'static str,
        pub limits: Limits,
    }
    pub struct Limits {
        pub lines: u32,
    }
}

fn main() {}
