include_agents::include_agents! {
    pub enum Agent in "typed/good";
    pub struct Metadata(u8);
}

fn main() {}
