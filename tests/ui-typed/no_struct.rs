include_agents::include_agents! {
    pub enum Agent in "ui-typed/good";
    pub enum Size {
        Small,
    }
}

fn main() {}
