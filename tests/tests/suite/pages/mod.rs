//! The pages that `cargo doc` makes: harmless, and worth browsing.

mod browser;
mod gallery;
mod harmless;
mod measure;
mod tour;

use include_agents_tests::sandbox::Sandbox;

use crate::TEMPORARY;

/// An empty library of that name that depends on `include-agents` with its catalog.
fn library(name: &str) -> Sandbox {
    let sandbox = Sandbox::empty(TEMPORARY, name);
    sandbox.write_manifest(name, &["catalog"], "");
    sandbox
}
