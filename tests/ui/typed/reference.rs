include_agents::include_agents! {
    pub enum Agent in "typed/reference";
    pub struct Metadata {
        pub reviewer: Agent,
        pub deputies: &'static [Agent] = &[],
    }
}

fn main() {}
