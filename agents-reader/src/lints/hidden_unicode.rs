//! `hidden_unicode`: Reviewers approve the visible text, but the model reads every character.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::invisible;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

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
    let text = document.source.text.as_str();
    let runs = invisible::find(text);
    for on_line in runs.chunk_by(|one, other| {
        !text
            .get(one.span.end..other.span.start)
            .unwrap_or_default()
            .contains('\n')
    }) {
        let Some(run) = on_line.first() else { continue };
        let place = if run.span.start < document.prompt.span.start {
            "front matter"
        } else {
            "prompt"
        };
        let mut diagnostic = Diagnostic::span(run.span.clone(), headline(run.first, place));
        if on_line.len() > 1 {
            diagnostic = diagnostic.note(format!("{} more on this line", on_line.len() - 1));
        }
        report_hidden(diagnostic, report);
    }
    let agent = &document.agent;
    for (key, field) in [("name", &agent.name), ("description", &agent.description)] {
        let Some(field) = field else { continue };
        for run in invisible::find(&field.value) {
            let at = field.value.span(run.span);
            // What is not written as an escape was found above.
            if report.text_at(&at).contains('\\') {
                let place = format!("value of `{key}`");
                report_hidden(Diagnostic::at(&at, headline(run.first, &place)), report);
            }
        }
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
