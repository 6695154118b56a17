//! The first sentence of a description, for lists of agents.

use include_agents_reader::document::Document;

/// The longest summary of an agent, in characters.
const SUMMARY: usize = 240;

/// When to use an agent, in one sentence.
pub(crate) fn first_sentence(document: &Document) -> String {
    let description = document.description();
    shorten(document.description.when_to_use.as_str(description))
}

/// [`first_sentence`] for a column that is headed "When to use": without "Use this agent when".
pub(crate) fn occasion(document: &Document) -> String {
    without_lead(&first_sentence(document))
}

/// "Use this agent when you …" → "You …", "Use this agent to …" → "To …".
fn without_lead(sentence: &str) -> String {
    let mut words = sentence.split(' ').peekable();
    let mut takes = |options: &[&str]| words.next_if(|word| options.contains(word)).is_some();
    let is_lead = takes(&["Use", "use"]);
    // "Use the agent", "Use it", "Use PROACTIVELY": what may be between "use" and the occasion.
    let _ = takes(&["this", "the"]) && takes(&["agent", "subagent"]) || takes(&["it"]);
    let _ = takes(&["proactively", "PROACTIVELY", "immediately"]);
    let follows = words.peek().copied().unwrap_or_default();
    let is_occasion = match follows {
        "when" | "whenever" | "if" => {
            words.next();
            true
        }
        "to" | "for" | "after" | "before" | "during" | "while" => true,
        _ => false,
    };
    let rest = words.collect::<Vec<_>>().join(" ");
    if is_lead && is_occasion && !rest.is_empty() {
        capitalized(&rest)
    } else {
        sentence.to_owned()
    }
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}

fn shorten(text: &str) -> String {
    let mut sentence = String::with_capacity(SUMMARY);
    let mut is_over = false;
    // Descriptions are long, and this code is not optimized: stop as soon as enough is read.
    for word in text.split("\\n").flat_map(str::split_whitespace) {
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
    let words = kept.rfind(' ').map_or(kept, |space| &kept[..space]);
    format!("{}…", words.trim_end_matches([',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_heading_says_is_not_repeated() {
        for (sentence, shown) in [
            ("Use this agent when you need help.", "You need help."),
            ("Use this agent to review a change.", "To review a change."),
            ("Use when something is slow.", "Something is slow."),
            ("Use PROACTIVELY after a change.", "After a change."),
            ("Use it whenever you can.", "You can."),
            ("Use this agent.", "Use this agent."),
            ("Use this agent when", "Use this agent when"),
            ("Use the database for logs.", "Use the database for logs."),
            ("Reviews code when asked to.", "Reviews code when asked to."),
            ("", ""),
        ] {
            assert_eq!(without_lead(sentence), shown);
        }
    }

    #[test]
    fn a_sentence_ends_at_its_stop() {
        assert_eq!(shorten("Use it\\n  often. Or not."), "Use it often.");
        assert_eq!(shorten("v1.2 is it"), "v1.2 is it");
    }
}
