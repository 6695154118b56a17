//! Edition 2021.

#![deny(warnings, missing_docs, rust_2018_idioms, unused, future_incompatible)]
#![deny(rust_2024_compatibility)]

include_agents::include_agents!("../agents");

#[test]
fn both_agents_are_there() {
    assert_eq!(Agent::ALL, [Agent::Reviewer, Agent::Writer]);
    assert_eq!(REVIEWER.model(), Some(include_agents::Model::Opus));
}
