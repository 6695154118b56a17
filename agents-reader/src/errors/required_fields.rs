//! `name` and `description`: without them, Claude Code silently skips the file.

use crate::claude_code::Field;
use crate::claude_code::consequences::SKIPS_AGENT;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::keys::meant_as;
use crate::lints::is_cut;
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(super) const RULE: Rule = Rule::Document(check);

fn check(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    if is_cut(document, options, report) {
        return;
    }
    let required = Field::ALL.iter().copied().filter(|it| it.is_required());
    // An entry that exists but is invalid was reported when it was read.
    let missing: Vec<Field> = required
        .filter(|field| front_matter.entry(field.key()).is_none())
        .collect();
    let meant = |field| meant_as(front_matter, field, options);
    if let [name, description] = missing[..]
        && meant(name).or(meant(description)).is_none()
    {
        let (name, description) = (name.key(), description.key());
        report.error(
            at_top(
                document,
                format!("missing fields `{name}` and `{description}`"),
            )
            .label("expected a line for each of them below")
            .help(format!(
                "add the lines `name: {}` and `description: Use this agent when …`",
                document.source.stem()
            )),
        );
        return;
    }
    for field in missing {
        let key = field.key();
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
                        Field::Name => format!("add a line `name: {}`", document.source.stem()),
                        _ => "add a line `description: Use this agent when …`".to_owned(),
                    }),
            );
        }
    }
}

/// A diagnostic about something missing, at the opening `---`.
fn at_top(document: &Document, headline: String) -> Diagnostic {
    Diagnostic::span(document.opening_line(), headline).note(SKIPS_AGENT)
}
