include_agents::include_agents! {
    #[agents(default = "reviewr")]
    enum Agent in "call/agents";
}

fn main() {
    // No second error.
    let _ = Agent::default();
}
