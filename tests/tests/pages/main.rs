//! The pages that `cargo doc` makes: harmless, and worth browsing.

mod browser;
mod gallery;
mod harmless;
mod measure;
mod sandbox;
mod tour;

/// Says what is skipped, past the test harness, which keeps what tests print to itself.
fn say(message: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "{message}");
}
