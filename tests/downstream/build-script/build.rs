//! A build script that knows the agents: it writes their names down for the crate.

include_agents::include_agents!("../agents");

fn main() {
    println!("cargo::rerun-if-changed=../agents");
    let names: Vec<&str> = Agent::ALL.iter().map(|agent| agent.name()).collect();
    println!("cargo::rustc-env=NAMES={}", names.join(" "));
}
