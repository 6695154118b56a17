//! `hidden_unicode`: Reviewers approve the visible text, but the model reads every character.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::invisible;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::yaml::{Node, Part, Value, visit};

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "hidden_unicode",
    level: Level::Deny,
    by_likeness: true,
    summary: "characters that a reviewer cannot see",
    reason: "Reviewers approve the visible text, but the model reads every character.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---\nname: reviewer\ndescription: Reviews pull requests.\n---\n\nYou review pull\u{200B} requests.\n",
    "---
name: reviewer
description: Reviews pull requests.
---

You review pull requests.
",
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let body = document.prompt.span.start;
    check_text(
        |at| if at < body { "front matter" } else { "prompt" },
        report,
    );
    report_escaped(document, report);
}

/// Reports the hidden characters in a file. `place` says what is at an offset.
pub(crate) fn check_text(place: impl Fn(usize) -> &'static str, report: &mut Report<'_>) {
    let text = report.text();
    let runs = invisible::find(text);
    for on_line in runs.chunk_by(|one, other| {
        !text
            .get(one.span.end..other.span.start)
            .unwrap_or_default()
            .contains('\n')
    }) {
        let Some(run) = on_line.first() else { continue };
        let place = place(run.span.start);
        let mut diagnostic = Diagnostic::span(run.span.clone(), headline(run.first, place));
        if on_line.len() > 1 {
            diagnostic = diagnostic.note(format!("{} more on this line", on_line.len() - 1));
        }
        report_hidden(diagnostic, report);
    }
}

/// Reports what is written as an escape, such as `"\\u202E"`, in any value or key.
fn report_escaped(document: &Document, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    for entry in front_matter.entries() {
        visit(std::slice::from_ref(entry), &mut |part| {
            let value = match part {
                Part::Key(key, _) => key,
                Part::Value(Node {
                    value: Value::Text(value),
                    ..
                }) => value,
                Part::Value(_) => return,
            };
            // Most values are in the file as they are.
            for run in invisible::find(value.as_str()) {
                let span = value.span(run.span);
                // What is not written as an escape was found above.
                if report.text_at(&span).starts_with('\\') {
                    let place = format!("value of `{}`", entry.key.value.as_str());
                    report_hidden(Diagnostic::span(span, headline(run.first, &place)), report);
                }
            }
        });
    }
}

fn headline(character: char, place: &str) -> String {
    format!(
        "invisible character U+{:04X} ({}) in the {place}",
        u32::from(character),
        invisible::describe(character)
    )
}

fn report_hidden(diagnostic: Diagnostic, report: &mut Report<'_>) {
    report.lint(
        LINT,
        diagnostic
            .label("the model reads this, but reviewers do not see it")
            .help("remove it, or spell it out if it is intentional"),
    );
}
