include_agents::include_agents!("call/agents", constants = 3, limits(files = "many", depth = 2), exclude(3), serde);

fn main() {
    let _ = Agent::Reviewer;
}
