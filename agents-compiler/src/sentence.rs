//! The first sentence of a description: all that fits into a list of agents.

use std::borrow::Cow;

use include_agents_reader::document::Document;

/// The longest summary of an agent, in characters.
const SUMMARY: usize = 240;

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
