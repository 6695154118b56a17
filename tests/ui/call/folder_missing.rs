include_agents::include_agents!("call/agent");

fn main() {
    // Nothing is known of the agents, and code that names them raises no second error.
    for agent in Agent::ALL {
        println!("{}", agent.prompt());
    }
    let _ = [Agent::Reviewer, Agent::Writer].map(review);
    let _ = [REVIEWER.name(), WRITER.name()];
}

fn review(agent: Agent) -> bool {
    use Agent::*;
    match agent {
        Reviewer => true,
        Agent::Writer => false,
    }
}
