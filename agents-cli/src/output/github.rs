//! Annotations of GitHub Actions: `::error file=a.md,line=1::message`.

use std::fmt::Write as _;

use super::Files;

/// One workflow command for each problem.
pub(super) fn annotations(files: &Files<'_>) -> String {
    let mut text = String::new();
    for diagnostic in files.problems() {
        let place = files.place(diagnostic);
        let mut properties = Vec::new();
        if let Some(path) = place.path {
            properties.push(format!("file={}", property(path)));
        }
        if let Some(region) = place.region {
            properties.push(format!("line={}", region.line));
            // GitHub shows columns only within one line.
            if region.line == region.end_line {
                properties.push(format!("col={}", region.column));
                properties.push(format!("endColumn={}", region.end_column));
            } else {
                properties.push(format!("endLine={}", region.end_line));
            }
        }
        if let Some(lint) = diagnostic.lint {
            properties.push(format!("title={}", property(lint)));
        }
        let kind = if diagnostic.is_error() {
            "error"
        } else {
            "warning"
        };
        let separator = if properties.is_empty() { "" } else { " " };
        let _ = writeln!(
            text,
            "::{kind}{separator}{}::{}",
            properties.join(","),
            data(&files.render(diagnostic))
        );
    }
    text
}

/// The text of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
