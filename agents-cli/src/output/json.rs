//! One JSON object on each line.

use std::fmt::Write as _;

use include_agents_reader::diagnostic::Diagnostic;
use serde_json::{Value, json};

use super::Files;
use crate::text::Region;

/// One object for each problem, each on its own line.
pub(super) fn lines(files: &Files<'_>) -> String {
    let mut text = String::new();
    for diagnostic in files.problems() {
        let _ = writeln!(text, "{}", object(diagnostic, files));
    }
    text
}

fn object(diagnostic: &Diagnostic, files: &Files<'_>) -> Value {
    let place = files.place(diagnostic);
    let at = |span: &std::ops::Range<usize>| place.text.map(|text| region(text, span));
    let related = diagnostic.related.iter();
    let helps = diagnostic.helps.iter();
    json!({
        "level": if diagnostic.is_error() { "error" } else { "warning" },
        "lint": diagnostic.lint,
        "path": place.path,
        "span": at(&diagnostic.span),
        "message": diagnostic.headline,
        "label": diagnostic.label,
        "related": related.map(|(span, label)| json!({ "span": at(span), "label": label })).collect::<Vec<_>>(),
        "notes": diagnostic.notes,
        "helps": helps.map(|help| json!({
            "message": help.message,
            "replacement": help.replacement.as_ref().map(|(span, text)| json!({ "span": at(span), "text": text })),
        })).collect::<Vec<_>>(),
        "rendered": files.render(diagnostic),
    })
}

fn region(text: &str, span: &std::ops::Range<usize>) -> Value {
    let region = Region::of(text, span);
    json!({
        "byte_start": span.start,
        "byte_end": span.end,
        "line": region.line,
        "column": region.column,
        "end_line": region.end_line,
        "end_column": region.end_column,
    })
}
