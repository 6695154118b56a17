include_agents::include_agents! {
    pub enum Agent in "call/agents";
    pub enum Other in "call/agents";
}

fn main() {}
