//! An integration test with a catalog, which runs the binary that has one, too.

use std::process::Command;

include_agents::include_agents!("../agents");

#[test]
fn the_binary_prints_the_names() {
    let run = Command::new(env!("CARGO_BIN_EXE_places")).output().unwrap();
    let names: Vec<&str> = Agent::ALL.iter().map(|agent| agent.name()).collect();
    assert_eq!(
        String::from_utf8(run.stdout)
            .unwrap()
            .lines()
            .collect::<Vec<_>>(),
        names
    );
}
