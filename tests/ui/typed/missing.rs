include_agents::include_agents! {
    pub enum Agent in "typed/missing";
    pub struct Metadata {
        pub owner: &'static str,
        pub tags: &'static [&'static str] = &[],
    }
}

// rustc reports nothing about code that uses the missing values.
const OWNER: &str = Agent::Empty.metadata().owner;
include_agents::assert_all!(Agent, |agent| agent.metadata().tags.len() > 7);

fn main() {
    println!("{OWNER}");
}
