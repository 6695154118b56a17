//! Keeps the messages about a large catalog short: of each lint, only the first ones are shown.

use std::collections::{BTreeMap, BTreeSet};

use include_agents_reader::Checked;
use include_agents_reader::diagnostic::{Diagnostic, Severity, Subject};

/// The maximum number of files in a message that summarizes warnings.
const FILES_WITH_WARNINGS: usize = 5;

/// The diagnostics to show.
pub(super) struct Brief<'a> {
    /// At most as many of each lint as the call allows, in their order, and all errors without a lint.
    pub(super) shown: Vec<&'a Diagnostic>,
    /// For each lint with more of them: how many more, and in which files.
    pub(super) summaries: Vec<Diagnostic>,
}

/// The diagnostics of a lint that are not shown.
#[derive(Default)]
struct Hidden {
    count: usize,
    has_errors: bool,
    files: BTreeSet<usize>,
}

/// Selects the diagnostics to show, at most `most` of each lint.
pub(super) fn brief(checked: &Checked, most: usize) -> Brief<'_> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut hidden: BTreeMap<&'static str, Hidden> = BTreeMap::new();
    let mut shown = Vec::new();
    for diagnostic in checked.faults.iter().chain(&checked.problems) {
        let Some(lint) = diagnostic.lint else {
            shown.push(diagnostic);
            continue;
        };
        let count = counts.entry(lint).or_default();
        *count += 1;
        if *count <= most {
            shown.push(diagnostic);
            continue;
        }
        let hidden = hidden.entry(lint).or_default();
        hidden.count += 1;
        hidden.has_errors |= diagnostic.is_error();
        hidden.files.extend(diagnostic.file());
    }
    let summaries = hidden.iter().map(|(lint, hidden)| {
        let total = counts.get(lint).copied().unwrap_or_default();
        summarize(lint, hidden, total, checked)
    });
    Brief {
        summaries: summaries.collect(),
        shown,
    }
}

fn summarize(lint: &'static str, hidden: &Hidden, total: usize, checked: &Checked) -> Diagnostic {
    let Hidden {
        count,
        has_errors,
        files,
    } = hidden;
    let severity = if *has_errors {
        Severity::Error
    } else {
        Severity::Warning
    };
    // Every file with an error is named.
    let most = if *has_errors {
        files.len()
    } else {
        FILES_WITH_WARNINGS
    };
    let names = files.iter().take(most).filter_map(|file| {
        let file = checked.files.get(*file)?;
        Some(format!("`{}`", file.display))
    });
    let names: Vec<String> = names.collect();
    let others = match files.len() - names.len() {
        0 => String::new(),
        others => format!(" and {others} more files"),
    };
    let diagnostic = Diagnostic::error_about(
        Subject::Call,
        format!("{count} more problems found by `{lint}`"),
    );
    let mut diagnostic = diagnostic.help(format!(
        "show all of them with the option `limits(messages = {total})`"
    ));
    if !names.is_empty() {
        diagnostic = diagnostic.note(format!("in {}{others}", names.join(", ")));
    }
    Diagnostic {
        lint: Some(lint),
        severity,
        ..diagnostic
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use include_agents_reader::source::Source;

    /// A catalog of agents with one unknown model each.
    fn checked(call: &str, count: usize) -> Checked {
        let call = syn::parse_str(&format!("\"agents\", {call}")).expect("a call");
        let sources = (0..count).map(|n| {
            let text =
                format!("---\nname: a{n:02}\ndescription: Do it.\nmodel: sonet\n---\nDo it.\n");
            Source::in_memory(format!("agents/a{n:02}.md"), text)
        });
        crate::compile_sources(&call, sources.collect()).checked
    }

    #[test]
    fn few_diagnostics_are_all_shown() {
        let checked = checked("", 3);
        let brief = brief(&checked, 3);
        assert_eq!((brief.shown.len(), brief.summaries.len()), (3, 0));
    }

    #[test]
    fn every_file_with_an_error_is_named() {
        let checked = checked("", 40);
        let brief = brief(&checked, 10);
        assert_eq!((brief.shown.len(), brief.summaries.len()), (10, 1));
        let text = checked.render(&brief.summaries[0]);
        assert!(
            text.starts_with("30 more problems found by `unknown_model`\n"),
            "{text}"
        );
        assert!(brief.summaries[0].is_error());
        for n in 10..40 {
            assert!(text.contains(&format!("`agents/a{n}.md`")), "{n}: {text}");
        }
        assert!(text.contains("`limits(messages = 40)`"), "{text}");
    }

    #[test]
    fn warnings_name_a_few_files() {
        let checked = checked("warn(unknown_model)", 40);
        let brief = brief(&checked, 10);
        assert!(!brief.summaries[0].is_error());
        let text = checked.render(&brief.summaries[0]);
        assert!(text.contains("`agents/a14.md` and 25 more files"), "{text}");
    }
}
