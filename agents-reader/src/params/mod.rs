//! The parameters of a prompt: `params` in the front matter, and `{{x}}` in the prompt.

mod errors;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use heck::ToSnakeCase as _;
use include_agents_runtime::__private::{Piece, Pieces};
use include_agents_runtime::ParamKind;

use crate::agent::{Agent, Param};
use crate::diagnostic::{Diagnostic, Subject, nearest};
use crate::identifiers::normalize;
use crate::lint::Lint;
use crate::lints::unused_parameter;
use crate::options::FileOptions;
use crate::prompt::Prompt;
use crate::report::Report;
use crate::source::Source;
use crate::span::Span;
use crate::yaml::{Entry, Value};

/// Reads the parameters of an agent, and takes them out of its metadata. Whether all of them could be read.
pub(crate) fn read(agent: &mut Agent, options: &FileOptions, report: &mut Report<'_>) -> bool {
    let is_params = |entry: &Entry| options.is_params(entry.key.value.as_str());
    let Some(index) = agent.metadata.iter().position(is_params) else {
        return true;
    };
    let entry = agent.metadata.remove(index);
    let entries = match &entry.value.value {
        Value::Map(entries) if !entries.is_empty() => entries,
        Value::Map(_) | Value::Null => {
            report.error(errors::empty(&entry));
            return false;
        }
        _ => {
            report.error(errors::not_a_map(&entry));
            return false;
        }
    };
    let mut is_sound = true;
    let mut places: HashMap<String, Span> = HashMap::new();
    for entry in entries {
        let name = entry.key.value.as_str();
        if !is_identifier(name) {
            report.error(errors::not_an_identifier(entry, fixed(name).as_deref()));
            is_sound = false;
            continue;
        }
        let first = places.get(&normalize(name.to_owned())).cloned();
        if let Some(first) = first {
            report.error(errors::duplicate(entry, first));
            continue;
        }
        places.insert(normalize(name.to_owned()), entry.key.span.clone());
        let kind = match &entry.value.value {
            Value::Text(word) => ParamKind::parse(word.as_str()),
            _ => None,
        };
        if kind.is_none() {
            report.error(match &entry.value.value {
                Value::Null => errors::untyped(entry),
                _ => errors::unknown_type(entry, report.text_at(&entry.value)),
            });
            is_sound = false;
        }
        // Code that fills it in should raise no second error.
        let meant = || errors::meant(report.text_at(&entry.value)).unwrap_or(ParamKind::Text);
        agent.params.push(Param {
            name: entry.key.clone(),
            kind: kind.unwrap_or_else(meant),
        });
    }
    is_sound
}

/// Words that no identifier can be, not even with `r#`.
const RESERVED: [&str; 5] = ["_", "self", "Self", "super", "crate"];

/// Whether a name can be that of a field in Rust.
fn is_identifier(name: &str) -> bool {
    let mut characters = name.chars();
    let first = characters.next();
    first.is_some_and(|it| it == '_' || unicode_ident::is_xid_start(it))
        && characters.all(unicode_ident::is_xid_continue)
        && !RESERVED.contains(&name)
}

/// The identifier that a name becomes in Rust's style, if it becomes one.
fn fixed(name: &str) -> Option<String> {
    let fixed = name.to_snake_case();
    is_identifier(&fixed).then_some(fixed)
}

/// Reports wrong parameters in a prompt, and parameters that it does not contain.
pub(crate) fn check(agent: &Agent, prompt: &Prompt, source: &Source, report: &mut Report<'_>) {
    // Without parameters, braces mean nothing.
    if agent.params.is_empty() {
        return;
    }
    let names = || agent.params.iter().map(|param| param.name.value.as_str());
    // Those that the prompt contains, and those that it means.
    let mut used: Vec<&str> = Vec::new();
    for piece in Pieces::of(prompt.text(&source.text)) {
        match piece {
            Piece::Text(_) => {}
            Piece::Unclosed(start, end) => {
                report_at(start..end, &errors::unclosed, prompt, source, report);
            }
            Piece::Param(param) if names().any(|name| name == param.name) => used.push(param.name),
            Piece::Param(param) if param.name.is_empty() => {
                report_at(
                    param.start..param.end,
                    &errors::unnamed,
                    prompt,
                    source,
                    report,
                );
            }
            Piece::Param(param) => {
                let near = nearest(param.name, names());
                used.extend(near);
                let range = param.name_at..param.name_at + param.name.len();
                let unknown = |span| errors::unknown(span, param.name, near);
                report_at(range, &unknown, prompt, source, report);
            }
        }
    }
    for param in &agent.params {
        if !used.contains(&param.name.value.as_str()) {
            report.lint(Lint::UNUSED_PARAMETER, unused_parameter::found(param));
        }
    }
}

/// Reports what is wrong at a range of the prompt where it is: in the file, or in a partial.
fn report_at(
    range: Span,
    diagnose: &dyn Fn(Span) -> Diagnostic,
    prompt: &Prompt,
    source: &Source,
    report: &mut Report<'_>,
) {
    report.error(match prompt.in_partial(&range) {
        Some(place) => diagnose(place.span)
            .about(Subject::File(place.file))
            .note(format!(
                "the prompt of `{}` contains this partial",
                source.display
            )),
        None => diagnose(prompt.in_file(&source.text, &range)),
    });
}
