//! `color`.

use include_agents_runtime::Color;

use super::Lowering;
use crate::at::At;
use crate::front_matter::yaml::Value;
use crate::lint::Lint;
use crate::lints::{color_case, unknown_color};

impl Lowering<'_, '_> {
    pub(super) fn color(&mut self, value: &Value, at: &At) -> Option<Color> {
        let text = match value {
            Value::Str(text) => text,
            Value::Null => {
                self.commented_color(at);
                return None;
            }
            _ => {
                self.wrong_type("`color`", "a string", value, at);
                return None;
            }
        };
        let color = Color::parse(text.trim());
        match color {
            None => {
                let diagnostic = unknown_color::unknown(text, at);
                self.report.lint(Lint::UNKNOWN_COLOR, diagnostic);
            }
            Some(Color::Rgb(_)) => {}
            Some(named) if named.as_str() != text.as_str() => {
                let diagnostic = color_case::other_case(text, named.as_str(), at);
                self.report.lint(Lint::COLOR_CASE, diagnostic);
            }
            Some(_) => {}
        }
        color
    }

    /// An unquoted `#3b82f6` is a comment to YAML, so that the color is lost.
    fn commented_color(&mut self, at: &At) {
        if let Some((span, hex)) = self.report.comment_after(at)
            && Color::parse(hex).is_some()
        {
            let diagnostic = unknown_color::comment(hex, span);
            self.report.lint(Lint::UNKNOWN_COLOR, diagnostic);
        }
    }
}
