include_agents::include_agents! {
    pub enum Agent in "ui-typed/good";
    pub struct Metadata { pub size: Size }
    pub enum Size { Lines(u8) }
}

fn main() {}
