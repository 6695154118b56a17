include_agents::include_agents! {
    pub struct Agent in "ui/call";
}

fn main() {}
