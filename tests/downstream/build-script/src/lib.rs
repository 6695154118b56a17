//! What the build script found out.

/// The names of the agents.
pub const NAMES: &str = env!("NAMES");

#[test]
fn the_build_script_knew_them() {
    assert_eq!(NAMES, "reviewer writer");
}
