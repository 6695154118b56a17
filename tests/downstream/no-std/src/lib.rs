//! No `std`, no `alloc`; the tests, and the one that the macro adds, have `std` as all tests do.

#![no_std]
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs)]

include_agents::include_agents!("../agents");

/// A constant of a constant.
pub const FIRST: &str = Agent::ALL[0].name();

#[test]
fn constants_work() {
    assert_eq!(FIRST, "reviewer");
    assert_eq!(Agent::from_name("writer"), Some(Agent::Writer));
}
