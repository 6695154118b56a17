include_agents::include_agents!("files/no_cascade");

fn main() {
    // Each of these files is broken, and each agent is there all the same; notes never were an agent.
    match Agent::Latin {
        Agent::FirstFenceGone
        | Agent::Latin
        | Agent::NameMissing
        | Agent::NeverClosed
        | Agent::QuoteOpen => {}
    }
    let _ = [LATIN.name(), NEVER_CLOSED.prompt()];
}
