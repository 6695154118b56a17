//! What somebody sees who got an agent, or the call, wrong: one crate for each defect, and rustc's whole answer.
//!
//! Every `ui/NAME.rs` is compiled; `ui/NAME.stderr` is what it has to say. To accept new words, run
//! `TRYBUILD=overwrite cargo test -p include-agents-tests --test ui` and read what changed.

use std::path::Path;

use include_agents_tests::link;

#[test]
fn ui() {
    // Paths in a call are relative to the Cargo.toml of the crate, which trybuild makes up in the target folder.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let project = target
        .expect("cargo's folder for tests lies in the target folder")
        .join("tests/trybuild")
        .join(env!("CARGO_PKG_NAME"));
    link(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/ui")),
        &project.join("ui"),
    );

    trybuild::TestCases::new().compile_fail("ui/*.rs");
}
