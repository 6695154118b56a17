//! The commands, one in each file.

pub(crate) mod check;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod fix;
pub(crate) mod generate;
pub(crate) mod install;
pub(crate) mod list;
pub(crate) mod new;
pub(crate) mod schema;
pub(crate) mod show;

use include_agents_reader::Checked;
use include_agents_reader::diagnostic::{Diagnostic, Subject};

use crate::Outcome;
use crate::output::Files;
use crate::term;

/// Whether a problem is that something could not be read, so that nothing is known of it.
fn is_unreadable(diagnostic: &Diagnostic) -> bool {
    match &diagnostic.subject {
        Subject::Call
        | Subject::Root(_)
        | Subject::Include(_)
        | Subject::Exclude(_)
        | Subject::Skills => diagnostic.is_error(),
        Subject::Path { text, .. } => diagnostic.is_error() && text.is_none(),
        Subject::File(_) | Subject::NamedAgent(_) | Subject::Identifier(_) => false,
    }
}

/// How a check ended.
fn outcome(checked: &Checked, deny_warnings: bool) -> Outcome {
    if checked.faults.iter().any(is_unreadable) {
        Outcome::Failed
    } else if checked.has_errors() || (deny_warnings && !checked.problems.is_empty()) {
        Outcome::Problems
    } else {
        Outcome::Clean
    }
}

/// Prints errors to standard error, for commands that go on with the agents that are fine.
fn report_errors(checked: &Checked, roots: &[String]) {
    let files = Files::of(checked, roots);
    for diagnostic in files.problems().filter(|it| it.is_error()) {
        term::note(&crate::output::paint(diagnostic, &files.render(diagnostic)));
        term::note("");
    }
}

/// Says on standard error that something is wrong, for commands that show the agents that can be shown.
fn mention_errors(checked: &Checked) {
    let all = checked.faults.iter().chain(&checked.problems);
    let errors = all.filter(|it| it.is_error()).count();
    if errors > 0 {
        term::note(&format!(
            "{}, see `cargo agents check`",
            term::count(errors, "error")
        ));
    }
}
