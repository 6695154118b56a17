//! Arbitrary trees of files, loaded and reloaded: nothing panics, and no good agent is lost.

#![no_main]

use libfuzzer_sys::fuzz_target;

include_agents::include_agents!("../../agents/catalog", allow(all), stale_test = false);

#[path = "../../../agents/tests/load/trees.rs"]
mod trees;

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    trees::check::<Agent>(bytes, folder.path());
});
