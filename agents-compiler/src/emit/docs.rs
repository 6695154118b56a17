//! Short docs: what an IDE shows when the pointer rests on a generated item.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::invocation::Invocation;
use crate::pages::to_markdown;
use include_agents_reader::catalog::Catalog;
use include_agents_reader::document::Document;

/// For whom docs are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Docs {
    /// For an IDE, in every build but rustdoc's: a sentence or two.
    Short,
    /// For rustdoc: pages.
    Pages,
}

/// The longest summary of an agent, in characters.
const SUMMARY: usize = 240;

/// What an agent is for, its model and its tools, in one paragraph and a line.
pub(super) fn summarise(document: &Document) -> String {
    let mut summary = to_markdown(&first_sentence(document));
    summary.push_str("\n\n");
    let model = document
        .agent
        .model
        .as_ref()
        .map_or("inherited", |model| model.value.0.as_str());
    let tools = to_markdown(&tools(document));
    let _ = write!(summary, "Model: {}. Tools: {tools}.", to_markdown(model));
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
pub(crate) fn introduce(invocation: &Invocation, catalog: &Catalog) -> String {
    let folders: Vec<String> = invocation
        .roots
        .iter()
        .map(|root| to_markdown(&root.value()))
        .collect();
    let count = catalog.agents.len();
    let agents = if count == 1 { "agent" } else { "agents" };
    format!("The {count} {agents} of {}.", folders.join(" and "))
}

/// When to use an agent, in one sentence.
pub(crate) fn first_sentence(document: &Document) -> String {
    let description = document.description();
    shorten(document.description.when_to_use.as_str(description))
}

fn shorten(text: &str) -> String {
    let text = if text.contains('\\') {
        Cow::Owned(text.replace("\\n", " "))
    } else {
        Cow::Borrowed(text)
    };
    let mut sentence = String::new();
    let mut is_over = false;
    // No more is read than is shown: descriptions are long, and this code is not optimised.
    for word in text.split_whitespace() {
        if is_over || sentence.len() > SUMMARY * char::MAX.len_utf8() {
            break;
        }
        if !sentence.is_empty() {
            sentence.push(' ');
        }
        sentence.push_str(word);
        is_over = word.ends_with(['.', '!', '?']);
    }
    let Some((cut, _)) = sentence.char_indices().nth(SUMMARY) else {
        return sentence;
    };
    let kept = &sentence[..cut];
    let words = kept.rfind(' ').map_or(kept, |blank| &kept[..blank]);
    format!("{}…", words.trim_end_matches([',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_its_stop() {
        assert_eq!(shorten("Use it\\n  often. Or not."), "Use it often.");
        assert_eq!(shorten("v1.2 is it"), "v1.2 is it");
    }
}
