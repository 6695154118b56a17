//! Numbers and truth values, which Claude Code takes in more forms than YAML has.

use include_agents_runtime::Effort;

use super::Lowering;
use crate::claude_code::{Field, ValueType};
use crate::front_matter::js;
use crate::lint::Lint;
use crate::lints::invalid_value;
use crate::yaml::{Node, Value};

impl Lowering<'_, '_> {
    /// A whole number: `10`, `10.0`, `1e1`, `0x10`, `"10"`.
    pub(super) fn integer(
        &mut self,
        field: Field,
        node: &Node,
        least: u64,
        most: u64,
    ) -> Option<u64> {
        let number = match &only_item(node).value {
            Value::Null => return None,
            Value::Int(number) => u64::try_from(*number).ok(),
            // Whole, and beyond what a float counts exactly.
            Value::Float(number) if *number > 0.0 && number.fract() == 0.0 => Some(u64::MAX),
            Value::Text(text) => digits(text).and_then(|digits| digits.parse().ok()),
            _ => None,
        };
        let number = number.filter(|&number| number >= least);
        if number.is_none() {
            let text = node.as_str().unwrap_or_else(|| self.report.text_at(node));
            let diagnostic = invalid_value::integer(self.key(field), least, text, &node.span);
            self.report.lint(Lint::INVALID_VALUE, diagnostic);
        }
        number.map(|number| number.min(most))
    }

    pub(super) fn effort(&mut self, node: &Node) -> Option<Effort> {
        let item = only_item(node);
        match &item.value {
            Value::Null => None,
            Value::Int(level) => Some(Effort::Level(*level)),
            Value::Text(text) => {
                let level = digits(text).and_then(Effort::parse);
                level.or_else(|| self.choice(Field::Effort, item, Effort::parse))
            }
            _ => self.choice(Field::Effort, item, Effort::parse),
        }
    }

    /// `true` or `false`; `None` where the field counts as absent.
    pub(super) fn boolean(&mut self, field: Field, node: &Node) -> Option<bool> {
        let value_type = field.value_type();
        let (value, is_taken) = match (&node.value, value_type) {
            (Value::Bool(value), _) => (Some(*value), true),
            (Value::Null, ValueType::TrueOrAbsent) => (Some(false), true),
            (Value::Null, _) => (None, true),
            (_, ValueType::TrueOrAbsent) => (Some(false), false),
            (Value::Text(text), ValueType::Boolean | ValueType::False) => {
                let value = text.parse::<bool>().ok();
                (value, value.is_some())
            }
            _ => (None, false),
        };
        if !is_taken {
            let text = node.as_str().unwrap_or_else(|| self.report.text_at(node));
            let diagnostic = invalid_value::boolean(field, self.key(field), text, &node.span);
            self.report.lint(Lint::INVALID_VALUE, diagnostic);
        }
        value
    }
}

/// Claude Code makes a text of whatever is not a number, and a list of one item has the text of that item.
fn only_item(node: &Node) -> &Node {
    match &node.value {
        Value::List(items) => match items.as_slice() {
            [item] => item,
            _ => node,
        },
        _ => node,
    }
}

/// The digits of a text that is a whole number, with a sign before it if it is below zero.
fn digits(text: &str) -> Option<&str> {
    let text = text.trim_matches(js::is_space);
    let text = text.strip_prefix('+').unwrap_or(text);
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn whole_numbers_are_texts_of_digits() {
        for (text, number) in [
            ("2", "2"),
            (" 12\t", "12"),
            ("+3", "3"),
            ("-3", "-3"),
            ("007", "007"),
        ] {
            assert_eq!(digits(text), Some(number), "{text:?}");
        }
        for text in [
            "", "-", "+", "2 turns", "2.0", "1e1", "0x10", "1_000", "--1",
        ] {
            assert_eq!(digits(text), None, "{text:?}");
        }
    }
}
