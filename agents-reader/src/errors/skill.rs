//! `skills` with the name of a skill that the folder of the call does not have.

use crate::claude_code::{Field, js};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::skills::Skills;
use crate::span::Span;
use crate::yaml::{Node, Text, Value};

pub(super) const RULE: Rule = Rule::Document(check);

fn check(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let (Some(skills), Some(front_matter)) = (&options.found_skills, &document.front_matter) else {
        return;
    };
    let Some(node) = front_matter.get(options.key(Field::Skills)) else {
        return;
    };
    for (name, at) in names(node) {
        if !skills.has(&name) {
            report.error(unknown(&name, at, skills));
        }
    }
}

/// The names in a text with commas, or in a list, and where each is.
fn names(node: &Node) -> Vec<(String, Span)> {
    match &node.value {
        Value::Text(text) => {
            let mut at = 0;
            let parts = text.split(',').map(|part| {
                let start = at;
                at += part.len() + 1;
                start..start + part.len()
            });
            parts.filter_map(|part| name(text, part)).collect()
        }
        Value::List(items) => items
            .iter()
            .filter_map(|item| match &item.value {
                Value::Text(text) => name(text, 0..text.len()),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// A part of a text without the white space around it.
fn name(text: &Text, part: Span) -> Option<(String, Span)> {
    let trimmed = js::trim(text, part);
    let name = text.get(trimmed.clone())?;
    (!name.is_empty()).then(|| (name.to_owned(), text.span(trimmed)))
}

fn unknown(name: &str, at: Span, skills: &Skills) -> Diagnostic {
    let folder = &skills.folder;
    let diagnostic = Diagnostic::at(&at, format!("unknown skill `{name}`"))
        .label(if skills.is_incomplete(name) {
            format!("there is no `SKILL.md` in `{folder}/{name}`")
        } else {
            format!("there is no folder `{folder}/{name}`")
        })
        .note("Claude Code silently skips unknown skills");
    match skills.nearest(name) {
        Some(near) => diagnostic.replace(&at, near, format!("did you mean `{near}`?")),
        None => diagnostic.help(format!(
            "add `{folder}/{name}/SKILL.md`, or remove the name"
        )),
    }
}
