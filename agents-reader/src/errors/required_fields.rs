//! `name` and `description`: without them, Claude Code silently skips the file.

use crate::claude_code::Field;
use crate::claude_code::consequences::SKIPS_AGENT;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::keys::{meant_as, nests_fields};
use crate::lints::is_cut;
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;
use crate::yaml::Entry;

pub(super) const RULE: Rule = Rule::Document(check);

fn check(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    let all = Field::ALL.iter().copied();
    let required = all.filter(|it| !options.shape.may_lack(*it));
    // An entry that exists but is invalid was reported when it was read.
    let missing: Vec<Field> = required
        .filter(|field| front_matter.entry(options.key(*field)).is_none())
        .collect();
    let nested = front_matter
        .entries()
        .iter()
        .find(|it| nests_fields(it, options));
    if let Some(entry) = nested.filter(|_| !missing.is_empty()) {
        report.error(nested_fields(document, entry));
        return;
    }
    if is_cut(document, options, report) {
        return;
    }
    let meant = |field| meant_as(front_matter, field, options);
    if let [name, description] = missing[..]
        && meant(name).or(meant(description)).is_none()
    {
        let (name, description) = (options.key(name), options.key(description));
        report.error(
            at_top(
                document,
                format!("missing fields `{name}` and `{description}`"),
            )
            .label("expected a line for each of them below")
            .help(format!(
                "add the lines `{name}: {}` and `{description}: Use this agent when …`",
                document.source.stem()
            )),
        );
        return;
    }
    for field in missing {
        let key = options.key(field);
        if let Some(entry) = meant(field) {
            let at = &entry.key;
            let other = &at.value;
            report.error(
                Diagnostic::at(at, format!("missing field `{key}`"))
                    .label(format!("unknown field `{other}`"))
                    .note(SKIPS_AGENT)
                    .replace(at, key, format!("did you mean `{key}`?")),
            );
        } else {
            report.error(
                at_top(document, format!("missing field `{key}`"))
                    .label(format!("expected a line `{key}: …` below"))
                    .help(match field {
                        Field::Name => format!("add a line `{key}: {}`", document.source.stem()),
                        _ => format!("add a line `{key}: Use this agent when …`"),
                    }),
            );
        }
    }
}

/// Fields that are nested under a key of the author's.
fn nested_fields(document: &Document, entry: &Entry) -> Diagnostic {
    let key = &entry.key.value;
    let diagnostic = Diagnostic::at(
        &entry.key,
        format!("unexpected nesting of the fields under `{key}`"),
    )
    .label("Claude Code reads only fields at the top level")
    .note(SKIPS_AGENT);
    let message = "move them to the top level";
    let text = document.source.text.as_str();
    let whole = entry.key.span.start..entry.value.span.end;
    let lines: Vec<&str> = text
        .get(whole.clone())
        .unwrap_or_default()
        .lines()
        .collect();
    let below = lines.get(1..).unwrap_or_default();
    let indents = below.iter().filter(|line| !line.trim().is_empty());
    let indent = indents
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min();
    // A map in braces, or one that begins beside its key, is another matter.
    let head = lines.first().and_then(|line| line.strip_suffix(':'));
    match indent {
        Some(indent) if indent > 0 && head == Some(key.as_str()) => {
            let moved: Vec<&str> = below
                .iter()
                .map(|line| line.get(indent..).unwrap_or_default())
                .collect();
            diagnostic.replace(whole, moved.join("\n"), message)
        }
        _ => diagnostic.help(message),
    }
}

/// A diagnostic about something missing, at the opening `---`.
fn at_top(document: &Document, headline: String) -> Diagnostic {
    Diagnostic::span(document.opening_line(), headline).note(SKIPS_AGENT)
}
