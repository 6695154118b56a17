include_agents::include_agents!("files/several_files");

fn main() {
    // What was understood is there, so that none of this is a second error.
    let _ = (Agent::A, Agent::B.definition(), C, Agent::E, GOOD.prompt());
}
