//! A short cut for front matters of the usual kind: a line for each key, with a word or a sentence behind it.
//!
//! Build-time code runs unoptimised, and there the YAML library takes a thousand instructions for each character. What
//! is read here is what every version of YAML reads alike: `key: text` on one line, the text without anything that could
//! mean something to YAML. Whatever else a front matter holds, the library reads all of it, and is the judge of it.

use super::yaml::Value;
use crate::bytes;

/// The entries of a front matter in which every line is plain.
pub(super) fn read(yaml: &str) -> Option<Vec<(String, Value)>> {
    // Tabs, carriage returns and whatever is no ASCII have their own rules.
    if bytes::find_unusual(yaml, 0).is_some() || yaml.contains('\t') || yaml.contains('\r') {
        return None;
    }
    let mut entries = Vec::new();
    for line in yaml.split('\n') {
        if !line.is_empty() {
            entries.push(entry(line)?);
        }
    }
    (!entries.is_empty()).then_some(entries)
}

fn entry(line: &str) -> Option<(String, Value)> {
    let (key, text) = line.split_at_checked(line.find(':')?)?;
    let text = bytes::trim(text.strip_prefix(": ")?);
    if !is_key(key) {
        return None;
    }
    let text = quoted(text).or_else(|| is_plain(text).then_some(text))?;
    Some((key.to_owned(), Value::Str(text.to_owned())))
}

/// Keys of more bytes are left to the library, which takes no key of more than 1,024 characters without being told.
const LONGEST_KEY: usize = 128;

fn is_key(key: &str) -> bool {
    let mut rest = key.as_bytes();
    if key.len() > LONGEST_KEY
        || !matches!(rest, [b'A'..=b'Z' | b'a'..=b'z', ..])
        || means_something(key)
    {
        return false;
    }
    while let [
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_',
        tail @ ..,
    ] = rest
    {
        rest = tail;
    }
    rest.is_empty()
}

/// What stands between quotes, if there is nothing between them that needs decoding.
fn quoted(text: &str) -> Option<&str> {
    let inside = text.get(1..text.len().checked_sub(1)?)?;
    let is_whole = match text.as_bytes() {
        [b'"', .., b'"'] => !inside.contains('"') && !inside.contains('\\'),
        [b'\'', .., b'\''] => !inside.contains('\''),
        _ => false,
    };
    is_whole.then_some(inside)
}

/// Whether a text without quotes is what it looks like.
fn is_plain(text: &str) -> bool {
    matches!(text.as_bytes(), [b'A'..=b'Z' | b'a'..=b'z', ..])
        && !text.contains('#')
        && !has_separator(text)
        && !means_something(text)
}

/// Whether a colon stands in front of a blank, or at the end.
fn has_separator(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(':') {
        rest = rest.get(at + 1..).unwrap_or_default();
        if matches!(rest.as_bytes(), [] | [b' ', ..]) {
            return true;
        }
    }
    false
}

/// Whether a word is one of the few that are no texts. Those that begin otherwise than with a letter are excluded already.
fn means_something(word: &str) -> bool {
    matches!(
        word,
        "null" | "Null" | "NULL" | "true" | "True" | "TRUE" | "false" | "False" | "FALSE"
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::front_matter::yaml;

    fn texts(yaml: &str) -> Option<Vec<(String, String)>> {
        let text = |(key, value): (String, Value)| Some((key, value.as_str()?.to_owned()));
        read(yaml)?.into_iter().map(text).collect()
    }

    #[test]
    fn what_is_usual_is_read() {
        let yaml = "name: reviewer\n\ndescription:  Reviews it's code: (fast), a-b [c] {d} Bash(git:*) \nmodel: \"a # b: c\"\ncolor: 'x\\y'\nname: two\n";
        let expected = [
            ("name", "reviewer"),
            (
                "description",
                "Reviews it's code: (fast), a-b [c] {d} Bash(git:*)",
            ),
            ("model", "a # b: c"),
            ("color", "x\\y"),
            ("name", "two"),
        ];
        assert_eq!(
            texts(&yaml.replace("code: ", "code ")),
            Some(
                expected
                    .map(|(key, text)| (key.to_owned(), text.replace("code: ", "code ")))
                    .to_vec()
            )
        );
        assert_eq!(read(yaml), None, "a colon inside");
    }

    #[test]
    fn what_may_mean_something_is_left_to_the_library() {
        for yaml in [
            "",
            "\n",
            "a",
            "a:",
            "a: ",
            "a:b",
            "a: 1",
            "a: - b",
            "a: b #c",
            "a: b:",
            "a: b: c",
            "a: true",
            "true: a",
            "a: \"b\\n\"",
            "a: \"b\" c",
            "a: 'it''s'",
            "a: \"b",
            "a: \"",
            "a: b\n  c",
            "a: b\n- c",
            "a: |\n  b",
            "a: [b]",
            "---\na: b",
            "a: é",
            "a: b\tc",
            "a: b\r\n",
            "a b: c",
            "\"a\": b",
            "1a: b",
            "a: *b",
            "a: !b c",
            "a: b\n...\n",
            " a: b",
        ] {
            assert_eq!(read(yaml), None, "{yaml:?}");
        }
        assert!(read(&format!("{}: a", "k".repeat(128))).is_some());
        assert_eq!(read(&format!("{}: a", "k".repeat(129))), None);
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_the_library_reads(
            lines in prop::collection::vec(
                "(name|[a-zN][a-zE_0-9-]{0,4}|true|Null|NULL|no|y|nan|inf)(: |:  |:)([\"']?)([a-zA-Z][ -~]{0,12}|[ -~]{0,6}|yes|No|ON|y|true|False|null|nan|NaN|inf|Infinity|e5|E5|a:b|O:|0x1|infinity)([\"']?) ?",
                0..4,
            ),
            end in "\n{0,2}",
        ) {
            let text = lines.join("\n") + &end;
            if let Some(entries) = read(&text) {
                prop_assert_eq!(yaml::read_by_library(&text), Ok(entries), "{:?}", text);
            }
        }
    }
}
