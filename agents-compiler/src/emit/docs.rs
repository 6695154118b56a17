//! Short docs: what an IDE shows when the pointer rests on a generated item.

use std::fmt::Write as _;

use crate::catalogue::Catalogue;
use crate::document::Document;
use crate::invocation::Invocation;

/// The longest summary of an agent, in characters.
const SUMMARY: usize = 240;

/// What an agent is for, its model and its tools, in one paragraph and a line.
pub(super) fn summarise(document: &Document) -> String {
    let when_to_use = document
        .description
        .when_to_use
        .as_str(document.description());
    let mut summary = escape(&first_sentence(when_to_use));
    summary.push_str("\n\n");
    let model = document
        .agent
        .model
        .as_ref()
        .map_or("inherited", |model| model.value.0.as_str());
    let tools = escape(&tools(document));
    let _ = write!(summary, "Model: {}. Tools: {tools}.", escape(model));
    summary
}

fn tools(document: &Document) -> String {
    match &document.agent.tools {
        None => "inherited".to_owned(),
        Some(tools) if tools.is_empty() => "none".to_owned(),
        Some(tools) => tools
            .iter()
            .map(|tool| tool.value.as_str())
            .collect::<Vec<_>>()
            .join(", "),
    }
}

/// The docs of the enum, where its author wrote none.
pub(super) fn introduce(invocation: &Invocation, catalogue: &Catalogue) -> String {
    let folders: Vec<String> = invocation
        .roots
        .iter()
        .map(|root| escape(&root.value()))
        .collect();
    let count = catalogue.agents.len();
    let agents = if count == 1 { "agent" } else { "agents" };
    format!("The {count} {agents} of {}.", folders.join(" and "))
}

fn first_sentence(text: &str) -> String {
    let flat = text
        .replace("\\n", " ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let end = [". ", "! ", "? "]
        .iter()
        .filter_map(|stop| flat.find(stop))
        .min()
        .map_or(flat.len(), |at| at + 1);
    let sentence = &flat[..end];
    match sentence.char_indices().nth(SUMMARY) {
        Some((cut, _)) => format!("{}…", &sentence[..cut]),
        None => sentence.to_owned(),
    }
}

/// Text as Markdown that shows just this text.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' | '!'
            | '+' | '-' | '=' | '(' | ')' | ':' | '{' | '}' => {
                escaped.push('\\');
                escaped.push(character);
            }
            _ => escaped.push(character),
        }
    }
    // A number and a full stop at the start would be a list.
    if escaped.starts_with(|c: char| c.is_ascii_digit()) {
        format!("\u{2060}{escaped}")
    } else {
        escaped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_in_a_description_is_shown_as_it_stands() {
        assert_eq!(escape("[link] `x` <b>"), r"\[link\] \`x\` \<b\>");
    }

    #[test]
    fn a_sentence_ends_at_its_stop() {
        assert_eq!(first_sentence("Use it\\n  often. Or not."), "Use it often.");
        assert_eq!(first_sentence("v1.2 is it"), "v1.2 is it");
    }
}
