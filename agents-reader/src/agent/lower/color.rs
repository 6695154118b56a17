//! `color`.

use include_agents_runtime::Color;

use super::Lowering;
use crate::agent::At;
use crate::diagnostic::{Diagnostic, nearest};
use crate::front_matter::yaml::Value;
use crate::lint::Lint;

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
                let mut diagnostic = Diagnostic::at(at, format!("unknown colour `{text}`"))
                    .label("not one of red, blue, green, yellow, purple, orange, pink, cyan, nor `#rrggbb`")
                    .note("the client shows the agent without a colour");
                if let Some(near) = nearest_color(text) {
                    diagnostic =
                        diagnostic.replace(at, near.to_owned(), format!("did you mean `{near}`?"));
                }
                self.report.lint(Lint::UnknownColor, diagnostic);
            }
            Some(Color::Rgb(_)) => {}
            Some(named) if named.as_str() != text.as_str() => {
                self.report.lint(
                    Lint::ColorCase,
                    Diagnostic::at(
                        at,
                        format!("the colour `{text}` is written in other letter case"),
                    )
                    .label("the client knows lower case names only")
                    .note("the client shows the agent without a colour")
                    .replace(
                        at,
                        named.as_str().to_owned(),
                        "write it in lower case",
                    ),
                );
            }
            Some(_) => {}
        }
        color
    }

    /// An unquoted `#3b82f6` is a comment to YAML, so that the colour is lost.
    pub(super) fn commented_color(&mut self, at: &At) {
        if let Some((span, hex)) = self.report.comment_after(at)
            && Color::parse(hex).is_some()
        {
            let quoted = format!("\"{hex}\"");
            self.report.lint(
                Lint::UnknownColor,
                Diagnostic::span(
                    span.clone(),
                    format!("the colour `{hex}` is a comment to YAML"),
                )
                .label("everything from ` #` on is a comment")
                .note("the client shows the agent without a colour")
                .replace(span, quoted, "put it in quotes"),
            );
        }
    }
}

/// The named colour that a person probably meant: a misspelling, or another word for nearly the same.
fn nearest_color(text: &str) -> Option<&'static str> {
    const SYNONYMS: &[(&str, &str)] = &[
        ("amber", "orange"),
        ("gold", "yellow"),
        ("indigo", "purple"),
        ("lime", "green"),
        ("magenta", "pink"),
        ("navy", "blue"),
        ("rose", "pink"),
        ("teal", "cyan"),
        ("turquoise", "cyan"),
        ("violet", "purple"),
    ];
    let lower = text.to_lowercase();
    SYNONYMS
        .iter()
        .find(|(word, _)| *word == lower)
        .map(|(_, color)| *color)
        .or_else(|| nearest(text, Color::NAMED.iter().map(Color::as_str)))
}
