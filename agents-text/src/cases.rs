//! How often properties are tried.

use proptest::test_runner::Config;

/// So often, or as often as `PROPTEST_CASES` says, if that is more.
pub(crate) fn at_least(cases: u32) -> Config {
    let config = Config::default();
    Config {
        cases: config.cases.max(cases),
        ..config
    }
}
