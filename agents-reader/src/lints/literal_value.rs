//! `literal_value`: Where the front matter is not valid YAML, Claude Code quotes whole values: `{a: b}` becomes a string.

use include_agents_runtime::Color;

use crate::claude_code::Field;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::front_matter::RecoveredLine;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::shape::Keys;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "literal_value",
    level: Level::Deny,
    by_likeness: false,
    summary: "a list, map or comment that Claude Code reads as literal text",
    reason: "If the front matter is not valid YAML, Claude Code puts whole values in quotes and tries again. Maps and \
             comments on such lines become text, and so do lists with a comment after them: \
             `[Read, Grep] # nothing else` is not a list here.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews code: all of it.
tools: [Read, Grep] # nothing else
---

You review pull requests.
",
    r#"---
name: reviewer
description: "Reviews code: all of it."
tools: [Read, Grep] # nothing else
---

You review pull requests.
"#,
);

fn check(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    let text = &document.source.text;
    let culprit = front_matter
        .recovered
        .iter()
        .find(|line| line.alone.is_none());
    for line in front_matter
        .recovered
        .iter()
        .filter(|line| is_misread(text, line, &options.shape.keys))
    {
        let mut diagnostic = Diagnostic::span(
            line.value.clone(),
            format!("value of `{}` is read as literal text", line.key),
        )
        .label("Claude Code puts all of this in quotes");
        if let Some(culprit) = culprit {
            diagnostic = diagnostic
                .related(culprit.value.clone(), "because this is not valid YAML")
                .replace(
                    culprit.span.clone(),
                    culprit.fixed(text),
                    "make the other line valid YAML",
                );
        }
        report.lint(LINT, diagnostic);
    }
    for line in &front_matter.recovered {
        if is_broken_collection(text, line, &options.shape.keys) {
            report.lint(LINT, broken_collection(text, line));
        }
    }
}

fn broken_collection(text: &str, line: &RecoveredLine) -> Diagnostic {
    let value = text.get(line.value.clone()).unwrap_or_default().trim_end();
    let (open, close, what) = if value.starts_with('[') {
        ('[', ']', "list")
    } else {
        ('{', '}', "map")
    };
    let end = line.value.start + value.len();
    let unclosed = value.matches(open).count() == value.matches(close).count() + 1;
    let headline = if unclosed {
        format!("unclosed {what} in `{}`", line.key)
    } else {
        format!("invalid {what} in `{}`", line.key)
    };
    let diagnostic = Diagnostic::span(line.value.start..end, headline)
        .label("Claude Code puts all of this in quotes")
        .note(format!(
            "Claude Code reads this as a string, not as a {what}"
        ));
    if unclosed {
        diagnostic.replace(end..end, close, format!("add `{close}`"))
    } else {
        diagnostic.help(format!("write the {what} with one item per line"))
    }
}

/// Whether Claude Code's recovery makes something else of a line than its author meant. A hex color without quotes is
/// right because of the recovery: elsewhere it is a comment.
pub(crate) fn is_misread(text: &str, line: &RecoveredLine, keys: &Keys) -> bool {
    let value = text.get(line.value.clone()).unwrap_or_default();
    let is_hex_color = keys.field(&line.key) == Some(Field::Color)
        && value.starts_with('#')
        && Color::parse(value.trim_end()).is_some();
    line.changes_value(text) && !is_hex_color
}

/// Whether a recovered line begins a list or map that is not valid, as `tools: [Read` does, in a field that takes one.
pub(crate) fn is_broken_collection(text: &str, line: &RecoveredLine, keys: &Keys) -> bool {
    let takes_one = (keys.field(&line.key)).is_some_and(|it| it.value_type().takes_collection());
    let value = text.get(line.value.clone()).unwrap_or_default();
    takes_one && line.alone.is_none() && value.starts_with(['[', '{'])
}
