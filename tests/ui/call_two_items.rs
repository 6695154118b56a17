include_agents::include_agents! {
    pub enum Agent in "ui/call";
    pub enum Other in "ui/call";
}

fn main() {}
