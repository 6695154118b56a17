//! `color`.

use include_agents_runtime::Color;

use super::Lowering;
use crate::lint::Lint;
use crate::lints::{color_case, unknown_color};
use crate::yaml::{Entry, Value};

impl Lowering<'_, '_> {
    pub(super) fn color(&mut self, entry: &Entry) -> Option<Color> {
        let node = &entry.value;
        let text = match &node.value {
            Value::Text(text) => text,
            Value::Null => {
                self.commented_color(entry);
                return None;
            }
            _ => {
                self.wrong_type("`color`", "a string", node);
                return None;
            }
        };
        let color = Color::parse(text.trim());
        match color {
            None => {
                let diagnostic = unknown_color::unknown(text, &node.span);
                self.report.lint(Lint::UNKNOWN_COLOR, diagnostic);
            }
            Some(Color::Rgb(_)) => {}
            Some(named) if named.as_str() != text.as_str() => {
                let diagnostic = color_case::other_case(text, named.as_str(), &node.span);
                self.report.lint(Lint::COLOR_CASE, diagnostic);
            }
            Some(_) => {}
        }
        color
    }

    /// An unquoted `#3b82f6` is a comment to YAML, so that the color is lost.
    fn commented_color(&mut self, entry: &Entry) {
        let file = self.report.text();
        let Some(comment) = self.front_matter.comment_after(file, entry) else {
            return;
        };
        let hex = self.report.text_at(&comment.span);
        let hex = hex.split_whitespace().next().unwrap_or_default();
        if Color::parse(hex).is_some() {
            let start = comment.span.start;
            let diagnostic = unknown_color::comment(hex, start..start + hex.len());
            self.report.lint(Lint::UNKNOWN_COLOR, diagnostic);
        }
    }
}
