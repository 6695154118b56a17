//! SARIF 2.1.0, for code scanning.

use include_agents_reader::diagnostic::Diagnostic;
use include_agents_reader::lint::{Level, Lint};
use serde_json::{Map, Value, json};

use super::Files;
use crate::text::{Region, percent_encoded};

/// The rule of problems that no lint found.
const ERROR_RULE: &str = "invalid-agent";

/// The log of one run.
pub(super) fn log(files: &Files<'_>) -> String {
    let results: Vec<Value> = files.problems().map(|it| result(it, files)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "cargo-agents",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rules() -> Vec<Value> {
    let error = json!({
        "id": ERROR_RULE,
        "shortDescription": { "text": "an agent that Claude Code does not load" },
        "defaultConfiguration": { "level": "error" },
    });
    let lints = Lint::ALL.iter().map(|lint| {
        let level = match lint.default_level() {
            Level::Allow => json!({ "enabled": false }),
            Level::Warn => json!({ "level": "warning" }),
            Level::Deny => json!({ "level": "error" }),
        };
        json!({
            "id": lint.name(),
            "shortDescription": { "text": lint.summary() },
            "fullDescription": { "text": lint.reason() },
            "defaultConfiguration": level,
        })
    });
    std::iter::once(error).chain(lints).collect()
}

fn result(diagnostic: &Diagnostic, files: &Files<'_>) -> Value {
    let place = files.place(diagnostic);
    let index = diagnostic
        .lint
        .and_then(|name| Lint::ALL.iter().position(|lint| lint.name() == name))
        .map_or(0, |index| index + 1);
    let mut object = Map::new();
    object.insert(
        "ruleId".into(),
        diagnostic.lint.unwrap_or(ERROR_RULE).into(),
    );
    object.insert("ruleIndex".into(), index.into());
    object.insert(
        "level".into(),
        if diagnostic.is_error() {
            "error"
        } else {
            "warning"
        }
        .into(),
    );
    object.insert("message".into(), json!({ "text": message(diagnostic) }));
    if let Some(path) = place.path {
        object.insert(
            "locations".into(),
            json!([location(path, place.text, &diagnostic.span)]),
        );
        let related = diagnostic.related.iter().map(|(span, label)| {
            let mut location = location(path, place.text, span);
            location["message"] = json!({ "text": label });
            location
        });
        let related: Vec<Value> = related.collect();
        if !related.is_empty() {
            object.insert("relatedLocations".into(), related.into());
        }
        if let Some(text) = place.text {
            let changes = fixes(diagnostic, path, text);
            if !changes.is_empty() {
                object.insert("fixes".into(), changes.into());
            }
        }
    }
    Value::Object(object)
}

/// The headline, and what follows from it.
fn message(diagnostic: &Diagnostic) -> String {
    let mut text = diagnostic.headline.clone();
    if !diagnostic.label.is_empty() {
        text.push_str(": ");
        text.push_str(&diagnostic.label);
    }
    for note in &diagnostic.notes {
        text.push('\n');
        text.push_str(note);
    }
    for help in &diagnostic.helps {
        text.push_str("\nhelp: ");
        text.push_str(&help.message);
    }
    text
}

fn location(path: &str, text: Option<&str>, span: &std::ops::Range<usize>) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(path) } });
    if let Some(text) = text {
        physical["region"] = region(text, span);
    }
    json!({ "physicalLocation": physical })
}

fn region(text: &str, span: &std::ops::Range<usize>) -> Value {
    let region = Region::of(text, span);
    json!({
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
        "byteOffset": span.start,
        "byteLength": span.end.saturating_sub(span.start),
    })
}

fn fixes(diagnostic: &Diagnostic, path: &str, text: &str) -> Vec<Value> {
    let helps = diagnostic.helps.iter();
    let fixes = helps.filter_map(|help| {
        let (span, new) = help.replacement.as_ref()?;
        Some(json!({
            "description": { "text": help.message },
            "artifactChanges": [{
                "artifactLocation": { "uri": uri(path) },
                "replacements": [{
                    "deletedRegion": region(text, span),
                    "insertedContent": { "text": new },
                }],
            }],
        }))
    });
    fixes.collect()
}

/// A path as a relative or `file:` URI.
fn uri(path: &str) -> String {
    let scheme = if path.starts_with('/') { "file://" } else { "" };
    format!("{scheme}{}", percent_encoded(path))
}
