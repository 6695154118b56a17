//! For people.

use std::fmt::Write as _;

use include_agents_reader::diagnostic::{Diagnostic, visible};

use super::Files;
use crate::term::{ADDED, BOLD, ERROR, FRAME, HELP, REMOVED, WARNING};

/// As the compiler prints them.
pub(super) fn human(files: &Files<'_>) -> String {
    let mut text = String::new();
    for diagnostic in files.problems() {
        text.push_str(&paint(diagnostic, &files.render(diagnostic)));
        text.push_str("\n\n");
    }
    text
}

/// One line for each problem.
pub(super) fn short(files: &Files<'_>) -> String {
    let mut text = String::new();
    for diagnostic in files.problems() {
        let place = files.place(diagnostic);
        if let Some(path) = place.path {
            let _ = write!(text, "{}:", visible(path));
        }
        if let Some(region) = place.region {
            let _ = write!(text, "{}:{}:", region.line, region.column);
        }
        if !text.is_empty() && !text.ends_with('\n') {
            text.push(' ');
        }
        let _ = writeln!(
            text,
            "{} {}",
            kind(diagnostic),
            visible(&diagnostic.headline)
        );
    }
    text
}

/// `error[secret]:`, in color.
fn kind(diagnostic: &Diagnostic) -> String {
    let (word, style) = if diagnostic.is_error() {
        ("error", ERROR)
    } else {
        ("warning", WARNING)
    };
    let lint = diagnostic
        .lint
        .map_or_else(String::new, |lint| format!("[{lint}]"));
    format!("{style}{word}{lint}{style:#}{BOLD}:{BOLD:#}")
}

/// Puts the kind of the problem before a drawing, and colors where rustc has them.
pub(crate) fn paint(diagnostic: &Diagnostic, drawing: &str) -> String {
    let style = if diagnostic.is_error() {
        ERROR
    } else {
        WARNING
    };
    let mut lines = drawing.lines();
    let headline = lines.next().unwrap_or_default();
    let mut text = format!("{} {BOLD}{headline}{BOLD:#}", kind(diagnostic));
    for line in lines {
        text.push('\n');
        let (frame, rest) = line.split_at(frame_len(line));
        if !frame.is_empty() {
            let _ = write!(text, "{FRAME}{frame}{FRAME:#}");
        }
        let numbered = frame.contains(|c: char| c.is_ascii_digit());
        let inner = match frame.trim_end().chars().next_back() {
            Some('|') if !numbered && rest.trim_start().starts_with(['^', '_']) => Some(style),
            Some('|') if !numbered && rest.trim_start().starts_with('-') => Some(FRAME),
            Some('+') => Some(ADDED),
            Some('-') => Some(REMOVED),
            _ => None,
        };
        match inner {
            Some(style) => {
                let _ = write!(text, "{style}{rest}{style:#}");
            }
            None if frame.is_empty() && rest.starts_with("help: ") => {
                let _ = write!(
                    text,
                    "{HELP}help{HELP:#}{}",
                    rest.get(4..).unwrap_or_default()
                );
            }
            None => text.push_str(rest),
        }
    }
    text
}

/// How many bytes of a line are the frame around the source: line number, bar or arrow.
fn frame_len(line: &str) -> usize {
    let after_spaces = line.trim_start();
    let bare = after_spaces.trim_start_matches(|c: char| c.is_ascii_digit());
    let after = bare.trim_start();
    let had_number = bare.len() < after_spaces.len();
    for mark in ["-->", ":::", "|", "= ", "+ ", "- ", "~ ", "..."] {
        let fits = after.starts_with(mark)
            && (had_number || matches!(mark, "-->" | ":::" | "|" | "= " | "..."));
        if fits {
            return line.len() - after.len() + mark.len();
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use include_agents_reader::diagnostic::{Diagnostic, render};

    #[test]
    fn colors_are_all_that_is_added() {
        let text = "---\nmodel: sonet\n---\n";
        let diagnostic = Diagnostic::error(11..16, "unknown model `sonet`")
            .label("not a model")
            .note("Claude Code sends it")
            .replace(11..16, "sonnet", "did you mean `sonnet`?");
        let drawing = render(&diagnostic, "a.md", text);
        let painted = paint(&diagnostic, &drawing);
        let plain = anstream::adapter::strip_str(&painted).to_string();
        assert_eq!(plain, format!("error: {drawing}"));
        assert!(
            painted.contains(&format!("{ERROR} ^^^^^ not a model{ERROR:#}"))
                || painted.contains("^^^^^"),
            "{painted}"
        );
    }
}
