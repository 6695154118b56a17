//! The dependency has another name here.

#![deny(warnings)]

brains::include_agents!("../agents");

#[test]
fn both_agents_are_there() {
    assert_eq!(Agent::ALL.len(), 2);
    assert_eq!(WRITER.permission_mode(), Some(brains::PermissionMode::Plan));
}
