//! What somebody sees who got a field of their own, a reference or a policy wrong: one crate for each defect, and rustc's
//! whole answer.
//!
//! To accept new words, run `TRYBUILD=overwrite cargo test -p include-agents-tests --test ui_typed` and read what changed.

use std::path::Path;

use include_agents_tests::link;

#[test]
fn ui_typed() {
    // Paths in a call are relative to the Cargo.toml of the crate, which trybuild makes up in the target folder.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let project = target
        .expect("cargo's folder for tests lies in the target folder")
        .join("tests/trybuild")
        .join(env!("CARGO_PKG_NAME"));
    let fixtures = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/ui-typed"));
    link(fixtures, &project.join("ui-typed"));

    let tests = trybuild::TestCases::new();
    tests.compile_fail("ui-typed/*.rs");
    tests.pass("ui-typed/pass/*.rs");
}
