//! Nothing is in scope.

#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs)]

::include_agents::include_agents!("../agents");

#[::core::prelude::v1::test]
fn both_agents_are_there() {
    ::std::assert_eq!(Agent::ALL.len(), 2);
    ::std::assert_eq!(REVIEWER.name(), "reviewer");
}
