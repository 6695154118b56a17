//! Rules about characters and words, in whatever field they stand.

use std::ops::Range;

use crate::at::Place;
use crate::bytes::find_unusual;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::Lint;
use crate::options::FileOptions;
use crate::report::Report;

/// A reviewer approves the text that is shown, the model reads the text that is there. Nothing invisible may stand
/// between the two.
pub(super) fn hidden_unicode(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let agent = &document.agent;
    for (what, field) in [("name", &agent.name), ("description", &agent.description)] {
        if let Some(field) = field
            && let Some(hidden) = find_hidden(&field.value)
        {
            complain_hidden(
                Diagnostic::at(&field.at.text(hidden.range.clone()), hidden.headline(what)),
                &hidden,
                report,
            );
        }
    }
    if let Some(hidden) = find_hidden(document.prompt()) {
        let span = document
            .prompt
            .in_file(&document.source.text, &hidden.range);
        let diagnostic = Diagnostic::span(span, hidden.headline("prompt"));
        complain_hidden(diagnostic, &hidden, report);
    }
}

fn complain_hidden(mut diagnostic: Diagnostic<Place>, hidden: &Hidden, report: &mut Report<'_>) {
    diagnostic = diagnostic
        .label("a reviewer does not see this, the model does")
        .note("the client sends it to the model as it is")
        .help("delete it; where it is meant, describe it in words");
    if hidden.others > 0 {
        diagnostic = diagnostic.note(format!(
            "there are {} more of this kind in the same text",
            hidden.others
        ));
    }
    report.lint(Lint::HiddenUnicode, diagnostic);
}

struct Hidden {
    range: Range<usize>,
    first: char,
    others: usize,
}

impl Hidden {
    fn headline(&self, what: &str) -> String {
        format!(
            "the {what} holds the invisible character U+{:04X} ({})",
            u32::from(self.first),
            describe(self.first)
        )
    }
}

/// The first run of hidden characters, and how many follow elsewhere.
///
/// Only what is no printable ASCII is looked at character by character.
fn find_hidden(text: &str) -> Option<Hidden> {
    let mut found: Option<Hidden> = None;
    let mut before = None;
    // Tags belong into flags, behind the black one.
    let mut in_flag = false;
    let mut end = 0;
    while let Some(at) = find_unusual(text, end) {
        let mut characters = text.get(at..)?.chars();
        let character = characters.next()?;
        if at > end {
            // Printable ASCII stands between: it joins nothing, and ends a flag.
            (before, in_flag) = (None, false);
        }
        end = at + character.len_utf8();
        let is_tag = matches!(character, '\u{E0020}'..='\u{E007F}');
        in_flag = character == '\u{1F3F4}' || (in_flag && is_tag);
        if is_hidden(character) {
            let is_meant =
                (is_tag && in_flag) || joins_letters(before, character, characters.next());
            match &mut found {
                _ if is_meant => {}
                None => {
                    found = Some(Hidden {
                        range: at..end,
                        first: character,
                        others: 0,
                    });
                }
                Some(hidden) if hidden.range.end == at => hidden.range.end = end,
                Some(hidden) => hidden.others += 1,
            }
        }
        before = Some(character);
    }
    found
}

fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
        || (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
}

/// Joiners belong into emoji and into words of scripts that join.
fn joins_letters(before: Option<char>, character: char, after: Option<char>) -> bool {
    let visible = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && !is_hidden(c));
    matches!(character, '\u{200C}' | '\u{200D}') && visible(before) && visible(after)
}

fn describe(character: char) -> &'static str {
    match character {
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "a bidirectional control",
        '\u{200E}' | '\u{200F}' | '\u{061C}' => "a direction mark",
        '\u{200B}' => "a zero-width space",
        '\u{200C}' => "a zero-width non-joiner",
        '\u{200D}' => "a zero-width joiner",
        '\u{FEFF}' => "a byte order mark inside the text",
        '\u{00AD}' => "a soft hyphen",
        '\u{E0000}'..='\u{E007F}' => "a tag character",
        '\u{E0100}'..='\u{E01EF}' => "a variation selector",
        _ if character.is_control() => "a control character",
        _ => "shown as nothing",
    }
}

/// What is committed and compiled into a binary is no secret any more.
pub(super) fn secret(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let text = document.source.text.as_str();
    for (start, word) in suspects(text) {
        if let Some(kind) = kind_of_secret(word) {
            report.lint(
                Lint::Secret,
                Diagnostic::span(start..start + word.len(), format!("this looks like {kind}"))
                    .label("it would stand in every binary that embeds the agent")
                    .help("revoke it, and name an environment variable instead"),
            );
        }
    }
}

/// The words that begin as a secret does, and where, in order.
///
/// A search for one character is compiled into the standard library; looking at each word of each file took half of
/// the time of a build. So every prefix is found by a character that is rare in text.
fn suspects(text: &str) -> Vec<(usize, &str)> {
    let bytes = text.as_bytes();
    let mut starts = Vec::new();
    for (mark, begins) in MARKS {
        for (at, _) in text.match_indices(*mark) {
            // Most hyphens stand behind a line end, a blank or another hyphen; these are what prefixes end in.
            if let Some([.., b'p' | b'o' | b's' | b'b' | b'f' | b'm' | b'k' | b't']) =
                bytes.get(..at)
            {
                let before = text.get(..at).unwrap_or_default();
                let begin = begins.iter().find(|begin| before.ends_with(**begin));
                starts.extend(begin.map(|begin| at - begin.len()));
            }
        }
    }
    for (at, _) in text.match_indices('A') {
        if let Some([_, b'K', b'I', b'A', ..] | [_, b'I', b'z', b'a', ..]) = bytes.get(at..) {
            starts.push(at);
        }
    }
    starts.sort_unstable();
    starts.dedup();
    starts
        .into_iter()
        .filter_map(|start| Some((start, word_at(text, start)?)))
        .collect()
}

/// What stands before the first hyphen or underscore of a secret.
const MARKS: &[(char, &[&str])] = &[
    ('_', &["ghp", "gho", "ghs", "github", "hf", "npm", "sk"]),
    ('-', &["sk", "glpat", "xoxb", "xoxp"]),
];

/// The word that begins at `start`, unless a word goes on there.
fn word_at(text: &str, start: usize) -> Option<&str> {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let before = start.checked_sub(1).and_then(|at| text.as_bytes().get(at));
    if before.is_some_and(is_word) {
        return None;
    }
    let rest = text.get(start..)?;
    // A secret is longer than most words, but a line of hyphens or a hash may be longer still.
    let len = rest.bytes().take_while(|byte| is_word(byte)).count();
    rest.get(..len)
}

/// Prefix, the least number of characters after it, and what has it.
const SECRETS: &[(&str, usize, &str)] = &[
    ("sk-ant-", 24, "an Anthropic key"),
    ("sk-proj-", 24, "an OpenAI key"),
    ("ghp_", 36, "a GitHub token"),
    ("gho_", 36, "a GitHub token"),
    ("ghs_", 36, "a GitHub token"),
    ("github_pat_", 40, "a GitHub token"),
    ("glpat-", 20, "a GitLab token"),
    ("AKIA", 16, "an AWS access key id"),
    ("AIza", 35, "a Google API key"),
    ("xoxb-", 20, "a Slack token"),
    ("xoxp-", 20, "a Slack token"),
    ("hf_", 30, "a Hugging Face token"),
    ("npm_", 36, "an npm token"),
    ("sk_live_", 20, "a Stripe key"),
    ("sk-", 40, "an API key"),
];

fn kind_of_secret(word: &str) -> Option<&'static str> {
    let (prefix, _, kind) = SECRETS.iter().find(|(prefix, least, _)| {
        word.len() >= prefix.len() + least && word.starts_with(prefix)
    })?;
    let rest = &word[prefix.len()..];
    // Placeholders repeat themselves, say what they are, or hold no digit.
    let distinct = rest
        .bytes()
        .collect::<std::collections::BTreeSet<_>>()
        .len();
    let lower = word.to_ascii_lowercase();
    let placeholder = ["example", "your", "xxxx", "placeholder", "1234567890"]
        .iter()
        .any(|it| lower.contains(it));
    (distinct >= 10 && !placeholder && rest.bytes().any(|b| b.is_ascii_digit())).then_some(*kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_found_and_emoji_are_not() {
        let hidden = |text: &str| find_hidden(text).map(|hidden| hidden.range);
        assert_eq!(hidden("a\u{202E}b"), Some(1..4));
        assert_eq!(hidden("a\u{E0041}\u{E0042}"), Some(1..9));
        assert_eq!(hidden("zero\u{200B}width"), Some(4..7));
        assert_eq!(hidden("a\u{200D}b"), Some(1..4));
        assert_eq!(hidden("👩\u{200D}💻 ❤\u{FE0F}"), None);
        assert_eq!(hidden("🏴\u{E0067}\u{E0062}\u{E007F}"), None);
        assert_eq!(hidden("ordinary — text"), None);
        assert_eq!(hidden("ordinary\r\n\ttext"), None);
        assert_eq!(hidden("a\0b"), Some(1..2));
        assert_eq!(hidden("a\u{1B}[2K"), Some(1..2));
        assert_eq!(hidden("a\u{7F}"), Some(1..2));
        assert_eq!(hidden("a\u{1B}b\n— c"), Some(1..2));
        assert_eq!(hidden("é\nb\u{200B}\n"), Some(4..7));
    }

    #[test]
    fn secrets_are_found_and_placeholders_are_not() {
        // Put together here, so that no scanner takes this file for a leak.
        let key = format!("{}{}", "ghp_", "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8");
        assert_eq!(kind_of_secret(&key), Some("a GitHub token"));
        assert_eq!(
            kind_of_secret(&format!("{}{}", "AK", "IAIOSFODNN7EXAMPLE")),
            None
        );
        assert_eq!(
            kind_of_secret("sk-ant-your-key-goes-here-and-is-long"),
            None
        );
        assert_eq!(
            kind_of_secret("ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
            None
        );
        assert_eq!(kind_of_secret("sk-learn"), None);
    }

    #[test]
    fn every_prefix_is_a_suspect() {
        for (prefix, _, _) in SECRETS {
            let text = format!("é {prefix}Zz9 and ({prefix}Yy8), x{prefix} -{prefix}");
            let words: Vec<&str> = suspects(&text).into_iter().map(|(_, word)| word).collect();
            let (one, two) = (format!("{prefix}Zz9"), format!("{prefix}Yy8"));
            assert_eq!(words, [one.as_str(), two.as_str()], "{prefix}");
        }
    }
}
