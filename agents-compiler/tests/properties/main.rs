//! What holds for every file: on random ones, and on those that once broke it.
//!
//! `PROPTEST_CASES=100000 cargo test --release -p include-agents-compiler --test properties` looks longer; the fuzzers
//! in `fuzz/` share these checks and look cleverer.

mod checks;
mod tokens;

use std::fs;
use std::path::Path;

use proptest::prelude::*;

/// Few, since they run with every test of the workspace; `PROPTEST_CASES` is for more.
fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok();
    ProptestConfig {
        cases: cases.and_then(|it| it.parse().ok()).unwrap_or(256),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn bytes_become_an_agent_or_a_message(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        checks::becomes_an_agent_or_a_message(&bytes);
    }

    #[test]
    fn texts_become_an_agent_or_a_message(text in "(---\n)?\\PC{0,80}(\n---\n)?\\PC{0,80}") {
        checks::says_where(&text);
    }

    #[test]
    fn problems_have_places(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        checks::says_where(&tokens::file(&bytes));
    }

    #[test]
    fn code_is_rust_and_always_the_same(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        checks::generates_rust(&tokens::file(&bytes));
    }

    #[test]
    fn what_is_accepted_survives_being_written(bytes in prop::collection::vec(any::<u8>(), 0..20)) {
        checks::survives_being_written(&tokens::file(&bytes));
    }
}

/// Inputs of fuzzers that once failed, and the seeds that they start from. All checks are run on all of them, both
/// unchanged and as tokens.
#[test]
fn what_once_failed_holds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for folder in ["tests/regressions", "fuzz/seeds/files", "fuzz/seeds/tokens"] {
        for entry in fs::read_dir(root.join(folder)).expect("the folder is there") {
            let path = entry.expect("it can be listed").path();
            let bytes = fs::read(&path).expect("it can be read");
            println!("{}", path.display());
            checks::becomes_an_agent_or_a_message(&bytes);
            for text in [
                String::from_utf8_lossy(&bytes).into_owned(),
                tokens::file(&bytes),
            ] {
                checks::says_where(&text);
                checks::generates_rust(&text);
                checks::survives_being_written(&text);
            }
            count += 1;
        }
    }
    assert!(count > 10, "{count}");
}
