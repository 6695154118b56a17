//! Warnings are uses of deprecated constants: they arrive whatever level a crate sets for such uses.

use include_agents_tests::sandbox::{Output, Sandbox};

use crate::TEMPORARY;

/// Checks a crate with an agent that `unknown_color` warns about, and these attributes.
fn check(name: &str, attributes: &str) -> Output {
    let sandbox = Sandbox::empty(TEMPORARY, name);
    sandbox.write_manifest(name, &[], "");
    sandbox.write(
        "src/lib.rs",
        &format!(
            "{attributes}\ninclude_agents::include_agents!(\"agents\", warn(unknown_color));\n"
        ),
    );
    sandbox.write(
        "agents/alpha.md",
        "---\nname: alpha\ndescription: d\ncolor: octarine\n---\n\nYou review.\n",
    );
    sandbox.cargo(&["check"]).run()
}

const WARNING: &str = "warning: use of deprecated constant `_::unknown_color`";

#[test]
fn warnings_arrive_where_deprecated_items_are_allowed() {
    let run = check("deprecated-allowed", "#![allow(deprecated)]");
    assert!(run.succeeded && run.stderr.contains(WARNING), "{run}");
}

#[test]
fn warnings_stay_warnings_where_deprecated_items_are_denied() {
    let run = check("deprecated-denied", "#![deny(deprecated)]");
    assert!(run.succeeded && run.stderr.contains(WARNING), "{run}");
}

/// rustc lets nothing change a forbidden level, so there the warning is an error, and one more says why.
#[test]
fn warnings_are_errors_where_deprecated_items_are_forbidden() {
    let run = check("deprecated-forbidden", "#![forbid(deprecated)]");
    assert!(!run.succeeded, "{run}");
    assert!(
        run.stderr
            .contains("use of deprecated constant `_::unknown_color`"),
        "{run}"
    );
    assert!(run.stderr.contains("error[E0453]"), "{run}");
}
