include_agents::include_agents! {
    pub enum Agent in "typed/missing";
    pub struct Metadata {
        pub owner: &'static str,
        pub tags: &'static [&'static str] = &[],
    }
}

// What hangs on the values that are missing stays silent.
const OWNER: &str = Agent::Empty.metadata().owner;
include_agents::assert_all!(Agent, |agent| agent.metadata().tags.len() > 7);

fn main() {
    println!("{OWNER}");
}
