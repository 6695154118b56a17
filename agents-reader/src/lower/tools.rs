//! `tools` and `disallowedTools`.

use std::sync::OnceLock;

use include_agents_runtime::__private::{Reference, References, split};

use super::Lowering;
use crate::agent::ToolRef;
use crate::claude_code::Field;
use crate::lint::Lint;
use crate::lints::{empty_tools, invalid_value};
use crate::meaning::meaning;
use crate::shape::OwnTools;
use crate::yaml::{Entry, Node, Text, Value};

impl Lowering<'_, '_> {
    /// Absent means every tool, and so does `*`; empty means none.
    pub(super) fn tools(&mut self, entry: &Entry) -> Option<Vec<ToolRef>> {
        match &entry.value.value {
            Value::Null => self.no_value(entry),
            Value::Text(text) if References::of(text).next().is_none() => self.no_value(entry),
            _ => {}
        }
        let tools = self.references(Field::Tools, &entry.value);
        let has_all = tools.iter().any(|tool| tool.value.as_str() == "*");
        (!has_all).then_some(tools)
    }

    fn no_value(&mut self, entry: &Entry) {
        let diagnostic = empty_tools::no_value(&entry.key.span);
        self.report.lint(Lint::EMPTY_TOOLS, diagnostic);
    }

    /// The references of a text, or of the texts in a list. Claude Code skips other items, such as lists.
    pub(super) fn references(&mut self, field: Field, node: &Node) -> Vec<ToolRef> {
        let mut references = Vec::new();
        let own = &self.shape.tools;
        match &node.value {
            Value::Null => {}
            Value::Text(text) => cut(text, node, false, own, &mut references),
            Value::List(items) => {
                for item in items {
                    if let Value::Text(text) = &item.value {
                        cut(text, item, true, own, &mut references);
                    } else {
                        let what = format!("an item of `{}`", self.key(field));
                        self.wrong_type(&what, "a string", item);
                    }
                }
            }
            value if field == Field::Tools => {
                let diagnostic = invalid_value::tools(self.key(field), value.kind(), &node.span);
                self.report.lint(Lint::INVALID_VALUE, diagnostic);
            }
            _ => {
                let expected = "a list or comma-separated names";
                self.wrong_type(&format!("`{}`", self.key(field)), expected, node);
            }
        }
        references
    }
}

/// Cuts the text of a node into references.
fn cut(text: &Text, node: &Node, is_item: bool, own: &OwnTools, references: &mut Vec<ToolRef>) {
    references.extend(References::of(text).map(|range| {
        let value = text.slice(range.clone());
        let is_own = own.has(split(&value).0);
        let gives = is_own || Reference::read(&value).gives_something();
        let meant = OnceLock::new();
        if !gives && !own.is_empty() {
            meant.get_or_init(|| Box::new(meaning(&value, own)));
        }
        ToolRef {
            is_own,
            gives,
            meant,
            value,
            span: text.span(range),
            scalar: node.span.clone(),
            is_item,
        }
    }));
}
