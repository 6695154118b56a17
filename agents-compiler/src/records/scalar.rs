//! Reads values without parts.

use super::Typed;
use super::read::{Reader, Subject};
use include_agents_reader::diagnostic::Diagnostic;
use include_agents_reader::lints::meant_boolean;
use include_agents_reader::yaml::{Node, Value};

impl Reader<'_> {
    pub(super) fn boolean(&mut self, node: &Node, subject: &Subject<'_>) -> Option<Typed> {
        if let Value::Bool(flag) = node.value {
            return Some(Typed::Bool(flag));
        }
        let mut diagnostic = Self::ill_typed("`true` or `false`", node, subject);
        let written = self.report.text_at(node);
        if let (Value::Text(_) | Value::Int(_), Some(meant)) = (&node.value, meant_boolean(written))
        {
            diagnostic = diagnostic.replace(node, meant, format!("did you mean `{meant}`?"));
        }
        self.report.error(diagnostic);
        None
    }

    pub(super) fn integer(
        &mut self,
        min: i128,
        max: i128,
        node: &Node,
        subject: &Subject<'_>,
    ) -> Option<Typed> {
        let written = self.report.text_at(node);
        let number = match &node.value {
            Value::Int(number) => Some(i128::from(*number)),
            // Integers that 63 bits do not hold come as floats, which are not exact.
            Value::Float(_) => written.trim().parse().ok(),
            _ => None,
        };
        match number {
            Some(number) if (min..=max).contains(&number) => return Some(Typed::Int(number)),
            Some(number) => self.report.error(
                Diagnostic::at(
                    node,
                    format!("invalid value `{number}` for {}", subject.name),
                )
                .label(format!("expected an integer {}", bounds(min, max)))
                .note(subject.declaration()),
            ),
            None => {
                let expected = format!("an integer {}", bounds(min, max));
                let diagnostic = match &node.value {
                    Value::Float(_) => Diagnostic::at(
                        node,
                        format!("invalid value `{written}` for {}", subject.name),
                    )
                    .label(format!("expected {expected}"))
                    .note(subject.declaration()),
                    _ => Self::ill_typed("an integer", node, subject),
                };
                let quoted = node.as_str().map(str::trim);
                let meant = quoted.filter(|text| {
                    text.parse()
                        .is_ok_and(|number: i128| (min..=max).contains(&number))
                });
                self.report.error(match meant {
                    Some(meant) => diagnostic.replace(node, meant, "remove the quotes"),
                    None => diagnostic,
                });
            }
        }
        None
    }

    pub(super) fn float(&mut self, max: f64, node: &Node, subject: &Subject<'_>) -> Option<Typed> {
        let number = match &node.value {
            // An integer beyond 2^53 is rounded, as it would be in a Rust literal.
            Value::Int(number) => number.to_string().parse::<f64>().ok(),
            Value::Float(number) => Some(*number),
            _ => None,
        };
        match number {
            Some(number) if number.is_finite() && number.abs() > max => self.report.error(
                Diagnostic::at(
                    node,
                    format!("invalid value `{number:e}` for {}", subject.name),
                )
                .label(format!("expected a number from -{max:e} to {max:e}"))
                .note(subject.declaration()),
            ),
            Some(value) => {
                let single = max < f64::MAX;
                return Some(Typed::Float { value, single });
            }
            None => {
                let diagnostic = Self::ill_typed("a number", node, subject);
                let meant = node
                    .as_str()
                    .map(str::trim)
                    .filter(|text| text.parse::<f64>().is_ok_and(f64::is_finite));
                self.report.error(match meant {
                    Some(meant) => diagnostic.replace(node, meant, "remove the quotes"),
                    None => diagnostic,
                });
            }
        }
        None
    }

    pub(super) fn text(&mut self, node: &Node, subject: &Subject<'_>) -> Option<Typed> {
        if let Some(text) = node.as_str() {
            return Some(Typed::Str(text.to_owned()));
        }
        let diagnostic = Self::ill_typed("a string", node, subject);
        let diagnostic = self.suggest_quotes(diagnostic, node);
        self.report.error(diagnostic);
        None
    }

    pub(super) fn character(&mut self, node: &Node, subject: &Subject<'_>) -> Option<Typed> {
        let text = node.as_str().unwrap_or_default();
        let mut characters = text.chars();
        if let (Some(character), None) = (characters.next(), characters.next()) {
            return Some(Typed::Char(character));
        }
        let diagnostic = if node.as_str().is_some() {
            let count = text.chars().count();
            Diagnostic::at(node, format!("invalid value for {}", subject.name))
                .label(format!("expected one character, found {count}"))
                .note(subject.declaration())
        } else {
            let diagnostic = Self::ill_typed("a character", node, subject);
            if self.report.text_at(node).chars().count() == 1 {
                self.suggest_quotes(diagnostic, node)
            } else {
                diagnostic
            }
        };
        self.report.error(diagnostic);
        None
    }

    /// `version: 1.0` is a number in YAML; as text, it needs quotes.
    fn suggest_quotes(&self, diagnostic: Diagnostic, node: &Node) -> Diagnostic {
        match &node.value {
            Value::Bool(_) | Value::Int(_) | Value::Float(_) => {
                let written = self.report.text_at(node);
                diagnostic.replace(node, format!("\"{written}\""), "put it in quotes")
            }
            _ => diagnostic,
        }
    }
}

/// `from 0 to 255`; bounds of a hundred bits would not help.
fn bounds(min: i128, max: i128) -> String {
    match (min, max) {
        (0, i128::MAX) => "from 0".to_owned(),
        (_, i128::MAX) => "of 128 bits".to_owned(),
        _ => format!("from {min} to {max}"),
    }
}
