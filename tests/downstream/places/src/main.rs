//! Prints names.

include_agents::include_agents!("../agents");

fn main() {
    for agent in Agent::ALL {
        println!("{agent}");
    }
}
