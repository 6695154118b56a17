include_agents::include_agents! {
    pub enum Agent in "ui-typed/good";
    pub struct Metadata(u8);
}

fn main() {}
