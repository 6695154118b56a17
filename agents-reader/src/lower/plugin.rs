//! Names and descriptions of the agents of a plugin.

use super::{Lowering, located};
use crate::claude_code::consequences::IGNORES_VALUE;
use crate::claude_code::js;
use crate::claude_code::plugins::{WHEN_TO_USE, is_name, text_of};
use crate::diagnostic::Diagnostic;
use crate::errors;
use crate::lint::Lint;
use crate::yaml::{Node, Spanned, Text, Value};

impl Lowering<'_, '_> {
    /// A name; `None` where the agent is named after its file.
    pub(super) fn name_in_plugin(&mut self, key: &str, node: &Node) -> Option<Spanned<Text>> {
        let Ok(name) = text_in_plugin(node) else {
            let text = self.report.text_at(node);
            let error = errors::name::not_a_string_in_plugin(key, &node.value, text, &node.span);
            self.report.error(error);
            return None;
        };
        let name = name?;
        if name.value.is_empty() {
            return None;
        }
        if !is_name(&name.value) {
            let diagnostic = Diagnostic::at(&name.span, format!("invalid value for `{key}`"))
                .label("expected at most 256 characters")
                .note(IGNORES_VALUE);
            self.report.lint(Lint::INVALID_VALUE, diagnostic);
            return None;
        }
        Some(name)
    }

    /// Describes an agent without a description by `when_to_use`.
    pub(super) fn describe_by_when_to_use(&mut self) {
        if self.agent.description.is_some() || self.shape.keys.field(WHEN_TO_USE).is_some() {
            return;
        }
        let metadata = &mut self.agent.metadata;
        let is_it = |key: &str| key == WHEN_TO_USE;
        let Some(at) = metadata.iter().position(|it| is_it(&it.key.value)) else {
            return;
        };
        let text = metadata
            .get(at)
            .and_then(|it| description_in_plugin(&it.value));
        if text.is_some() {
            metadata.remove(at);
        }
        self.agent.description = text;
    }
}

/// A description, in which `\n` stays two characters; `None` where Claude Code looks elsewhere.
pub(super) fn description_in_plugin(node: &Node) -> Option<Spanned<Text>> {
    let text = text_in_plugin(node).ok()??;
    let has_words = !text.value.trim_matches(js::is_space).is_empty();
    has_words.then_some(text)
}

/// A text, or a scalar that Claude Code makes a text of; `None` where there is no value.
fn text_in_plugin(node: &Node) -> Result<Option<Spanned<Text>>, ()> {
    match &node.value {
        Value::Null => Ok(None),
        Value::Text(text) => Ok(Some(located(node, text.clone()))),
        value => match text_of(value) {
            Some(text) => {
                let text = Text::made_from(text, node.span.clone());
                Ok(Some(located(node, text)))
            }
            None => Err(()),
        },
    }
}
