include_agents::include_agents! {
    pub enum Agent in "typed/good";
    pub struct Metadata { pub size: Size }
    pub enum Size { Lines(u8) }
}

fn main() {}
