//! `untracked_folder`: Without a build script, cargo does not rebuild when an agent file is added.

use crate::diagnostic::{Diagnostic, Severity, Subject};
use crate::lint::{Declaration, Level, Lint};
use crate::rule::Rule;
use crate::source::{Listing, build_script};

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "untracked_folder",
    level: Level::Warn,
    by_likeness: false,
    summary: "a folder of agents whose new files cargo does not notice, for lack of a build script",
    reason: "Cargo rebuilds a crate when an agent file is edited or removed. It notices a new file only if a build \
              script names the folder. This warning appears in builds of tests only, once for each call.",
});

pub(super) const RULE: Rule = Rule::Reading;

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
---

You review pull requests.
",
    r#"fn main() {
    println!("cargo::rerun-if-changed=agents");
}
"#,
)
.fixed_at(super::sample::BUILD_SCRIPT);

/// The folders of a call, in a crate without a build script.
pub(crate) fn found(listings: &[Listing]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Severity::Warning,
        0..0,
        "cargo does not notice new agent files: this crate has no build script",
    );
    Diagnostic {
        lint: Some(LINT.name()),
        ..diagnostic
    }
    .about(Subject::Call)
    .note("cargo rebuilds when an agent file is edited or removed, but not when one is added")
    .help(format!(
        "add a `build.rs` with `{}`",
        build_script(listings)
    ))
}
