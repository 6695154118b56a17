//! Differences between texts.

use std::fmt::Write as _;

use include_agents_reader::diagnostic::visible;
use similar::{ChangeTag, TextDiff};

use crate::term::{ADDED, BOLD, FRAME, REMOVED};

/// The unified difference of two texts of one file, in color. Line endings are not shown.
pub(crate) fn diff(path: &str, old: &str, new: &str) -> String {
    let path = visible(path);
    let mut text = format!("{BOLD}--- {path}\n+++ {path}{BOLD:#}\n");
    let lines = TextDiff::from_lines(old, new);
    for hunk in lines.unified_diff().context_radius(2).iter_hunks() {
        let _ = writeln!(
            text,
            "{FRAME}{}{FRAME:#}",
            hunk.header().to_string().trim_end()
        );
        for change in hunk.iter_changes() {
            let (sign, style) = match change.tag() {
                ChangeTag::Delete => ('-', REMOVED),
                ChangeTag::Insert => ('+', ADDED),
                ChangeTag::Equal => (' ', anstyle::Style::new()),
            };
            let line = visible(change.value().trim_end_matches(['\r', '\n']));
            let _ = writeln!(text, "{style}{sign}{line}{style:#}");
        }
    }
    text
}
