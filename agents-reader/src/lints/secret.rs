//! `secret`: What is committed and compiled into a binary is no secret.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "secret",
    level: Level::Warn,
    by_likeness: false,
    summary: "something that looks like a key or a token",
    reason: "What is committed and compiled into a binary is no secret any more.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
---

Ask the API with ghp_ThisIsNoKey0ThisIsNoKey1ThisIsNoKey2.
",
    "---
name: reviewer
description: Reviews pull requests.
---

Ask the API with the token in `$GITHUB_TOKEN`.
",
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let text = document.source.text.as_str();
    for (start, word) in suspects(text) {
        if let Some(kind) = kind_of_secret(word) {
            report.lint(
                LINT,
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

/// What comes before the first hyphen or underscore of a secret.
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
    use super::{SECRETS, kind_of_secret, suspects};

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
