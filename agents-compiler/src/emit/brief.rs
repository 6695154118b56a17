//! Keeps the messages about a large catalog short: of each kind, only the first ones are shown.

use std::collections::HashMap;

use include_agents_reader::Checked;
use include_agents_reader::diagnostic::{Diagnostic, Severity, Subject, position};
use include_agents_reader::order;

/// The maximum number of places in a message that summarizes warnings.
const PLACES_OF_WARNINGS: usize = 5;

/// The diagnostics to show.
pub(super) struct Brief<'a> {
    /// At most as many of each kind as the call allows, in their order.
    pub(super) shown: Vec<&'a Diagnostic>,
    /// For each kind with more of them: how many more, and where.
    pub(super) summaries: Vec<Diagnostic>,
}

/// What diagnostics have in common.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
enum ProblemKind {
    /// The headline of an error without a lint, without what it quotes.
    Error(String),
    Lint(&'static str),
}

impl ProblemKind {
    fn of(diagnostic: &Diagnostic) -> ProblemKind {
        match diagnostic.lint {
            Some(lint) => ProblemKind::Lint(lint),
            None => ProblemKind::Error(without_quotes(&diagnostic.headline)),
        }
    }
}

/// Replaces what a headline quotes by an ellipsis.
fn without_quotes(headline: &str) -> String {
    let parts = headline.split('`').enumerate();
    let parts = parts.map(|(index, part)| if index % 2 == 1 { "…" } else { part });
    parts.collect::<Vec<_>>().join("`")
}

/// Selects the diagnostics to show, at most `most` of each kind.
pub(super) fn brief(checked: &Checked, most: usize) -> Brief<'_> {
    let mut kinds: HashMap<ProblemKind, Vec<&Diagnostic>> = HashMap::new();
    let mut shown = Vec::new();
    for diagnostic in checked.faults.iter().chain(&checked.problems) {
        let of_kind = kinds.entry(ProblemKind::of(diagnostic)).or_default();
        of_kind.push(diagnostic);
        if of_kind.len() <= most {
            shown.push(diagnostic);
        }
    }
    let mut kinds: Vec<(ProblemKind, Vec<&Diagnostic>)> = kinds.into_iter().collect();
    order::sort_by(&mut kinds, |(one, _), (other, _)| one.cmp(other));
    let summaries = kinds.iter().filter_map(|(kind, all)| {
        let hidden = all.get(most..).filter(|hidden| !hidden.is_empty())?;
        Some(summarize(kind, hidden, all.len(), checked))
    });
    Brief {
        summaries: summaries.collect(),
        shown,
    }
}

fn summarize(
    kind: &ProblemKind,
    hidden: &[&Diagnostic],
    total: usize,
    checked: &Checked,
) -> Diagnostic {
    let has_errors = hidden.iter().any(|diagnostic| diagnostic.is_error());
    let severity = if has_errors {
        Severity::Error
    } else {
        Severity::Warning
    };
    // Every file with an error is named.
    let most = if has_errors {
        hidden.len()
    } else {
        PLACES_OF_WARNINGS
    };
    let all = hidden
        .iter()
        .filter_map(|diagnostic| place(diagnostic, checked));
    let all: Vec<String> = all.collect();
    let mut places: Vec<String> = all.iter().take(most).cloned().collect();
    if all.len() > places.len() {
        places.push(format!("and {} more", all.len() - places.len()));
    }
    let count = hidden.len();
    let plural = if count == 1 { "" } else { "s" };
    let headline = match kind {
        ProblemKind::Lint(lint) => format!("{count} more problem{plural} found by `{lint}`"),
        ProblemKind::Error(headline) => format!("{count} more error{plural}: {headline}"),
    };
    let mut diagnostic = Diagnostic::error_about(Subject::Call, headline);
    if !places.is_empty() {
        diagnostic = diagnostic.note(places.join("\n"));
    }
    Diagnostic {
        lint: match kind {
            ProblemKind::Lint(lint) => Some(lint),
            ProblemKind::Error(_) => None,
        },
        severity,
        ..diagnostic.help(format!(
            "to show all of them, add `limits(messages = {total})` to the call"
        ))
    }
}

/// The place of a diagnostic, as its own message would name it.
fn place(diagnostic: &Diagnostic, checked: &Checked) -> Option<String> {
    match (&diagnostic.subject, diagnostic.file()) {
        (_, Some(file)) => {
            let (path, text) = checked.file(file)?;
            let (line, column) = position(text, diagnostic.span.start);
            Some(format!("{path}:{line}:{column}"))
        }
        (Subject::Path { display, .. }, None) => Some(display.clone()),
        _ => None,
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
            let place = format!("agents/a{n}.md:4:8\n");
            assert!(text.contains(&place), "{n}: {text}");
        }
        assert!(text.contains("`limits(messages = 40)`"), "{text}");
    }

    #[test]
    fn errors_without_a_lint_are_limited_by_their_headline() {
        let call = syn::parse_str("\"agents\"").expect("a call");
        let sources = (0..30).map(|n| {
            let text = format!("---\ndescription: Do {n}.\n---\nDo it.\n");
            Source::in_memory(format!("agents/a{n:02}.md"), text)
        });
        let checked = crate::compile_sources(&call, sources.collect()).checked;
        let brief = brief(&checked, 10);
        assert_eq!((brief.shown.len(), brief.summaries.len()), (10, 1));
        let text = checked.render(&brief.summaries[0]);
        assert!(
            text.starts_with("20 more errors: missing field `…`\n"),
            "{text}"
        );
        assert!(text.contains("agents/a29.md:1:1\n"), "{text}");
    }

    #[test]
    fn warnings_name_a_few_files() {
        let checked = checked("warn(unknown_model)", 40);
        let brief = brief(&checked, 10);
        assert!(!brief.summaries[0].is_error());
        let text = checked.render(&brief.summaries[0]);
        assert!(text.contains("agents/a14.md:4:8\n"), "{text}");
        assert!(text.contains("and 25 more\n"), "{text}");
        assert!(!text.contains("agents/a15.md"), "{text}");
    }
}
