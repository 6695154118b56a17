//! Claude Code's recovery: what it does to a front matter that is not valid YAML before it tries once more.
//!
//! It puts double quotes around the value of each line that looks like an unquoted `key: value` of the top level
//! and holds a character that may have offended YAML. That rescues `description: Use it when: …`, and turns
//! `tools: [Read, Write]` in the same file into a text.

use super::js;
use crate::span::Span;

/// What makes Claude Code quote a value (beside `: `).
const SPECIAL: &[char] = &[
    '{', '}', '[', ']', '*', '&', '#', '!', '|', '>', '%', '@', '`',
];

/// A line that Claude Code quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line without its line end.
    pub span: Span,
    /// Its key.
    pub key: Span,
    /// The value: all that follows the white space after the colon, blanks at its end included.
    pub value: Span,
}

/// What comes out of the recovery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// The YAML to try next.
    pub yaml: String,
    /// The lines that were rewritten.
    pub lines: Vec<Line>,
}

/// How a carriage return before a line feed is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// As Claude Code does: as a part of the line, which then never matches.
    Client,
    /// As what it is, one half of a line end. This is where we differ from Claude Code on purpose.
    CrLf,
}

/// Rewrites each line of `text[yaml]` that Claude Code would rewrite.
///
/// ```
/// use include_agents_reader::front_matter::recover::{Ends, recover};
///
/// let text = "name: a\ndescription: Use it: \"now\"\n";
/// assert_eq!(recover(text, 0..text.len(), Ends::Client).yaml, "name: a\ndescription: \"Use it: \\\"now\\\"\"\n");
/// ```
#[must_use]
pub fn recover(text: &str, yaml: Span, ends: Ends) -> Recovery {
    let mut recovery = Recovery {
        yaml: String::new(),
        lines: Vec::new(),
    };
    let mut at = yaml.start;
    for whole in text.get(yaml).unwrap_or_default().split_inclusive('\n') {
        let line = whole.strip_suffix('\n').unwrap_or(whole);
        let line = match ends {
            Ends::Client => line,
            Ends::CrLf => line.strip_suffix('\r').unwrap_or(line),
        };
        let entry = entry(line).filter(|entry| offends(&line[entry.value.clone()]));
        if let Some(Entry { key, value }) = entry {
            quote_as_the_client(&mut recovery.yaml, &line[key.clone()], &line[value.clone()]);
            recovery.yaml.push_str(&whole[line.len()..]);
            recovery.lines.push(Line {
                span: at..at + line.len(),
                key: at + key.start..at + key.end,
                value: at + value.start..at + value.end,
            });
        } else {
            recovery.yaml.push_str(whole);
        }
        at += whole.len();
    }
    recovery
}

/// A line of the form `key: value`, relative to the line's start.
struct Entry {
    key: Span,
    value: Span,
}

/// Matches `/^([a-zA-Z_-]+):\s+(.+)$/`.
fn entry(line: &str) -> Option<Entry> {
    let key = line.len()
        - line
            .trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '-')
            .len();
    let after = line[key..].strip_prefix(':').filter(|_| key > 0)?;
    let value = after.trim_start_matches(js::is_space);
    let space = &after[..after.len() - value.len()];
    let value = if value.is_empty() {
        // Nothing but white space: the expression gives its last character back to have something to match.
        let last = space.chars().next_back()?;
        &after[after.len() - last.len_utf8()..]
    } else {
        value
    };
    if value.len() == after.len() || value.contains(js::is_line_terminator) {
        return None;
    }
    Some(Entry {
        key: 0..key,
        value: line.len() - value.len()..line.len(),
    })
}

/// Whether Claude Code quotes this value.
fn offends(value: &str) -> bool {
    // A single quote character both starts and ends the value, as it does in JavaScript.
    let quoted = |quote: char| value.starts_with(quote) && value.ends_with(quote);
    !quoted('"') && !quoted('\'') && (value.contains(": ") || value.contains(SPECIAL))
}

/// Writes the line as Claude Code rewrites it.
fn quote_as_the_client(out: &mut String, key: &str, value: &str) {
    out.push_str(key);
    out.push_str(": \"");
    for c in value.chars() {
        if matches!(c, '\\' | '"') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rewritten(text: &str) -> String {
        recover(text, 0..text.len(), Ends::Client).yaml
    }

    #[test]
    fn quotes_what_the_client_quotes() {
        for (line, expected) in [
            ("a: b: c", r#"a: "b: c""#),
            ("tools: *", r#"tools: "*""#),
            ("a:   `x`", r#"a: "`x`""#),
            ("a:\t@x", r#"a: "@x""#),
            ("a: C:\\x: \"y\"", r#"a: "C:\\x: \"y\"""#),
            ("a: \"b\": c", r#"a: "\"b\": c""#),
            ("a: \"b!\" ", r#"a: "\"b!\" ""#),
            ("a: |", r#"a: "|""#),
            ("a: [b, c] # d", r#"a: "[b, c] # d""#),
            ("-_: !", r#"-_: "!""#),
            ("a: \u{2028}x#", r#"a: "x#""#),
            ("a: \u{a0}# ", r##"a: "# ""##),
        ] {
            assert_eq!(rewritten(line), expected, "{line:?}");
        }
    }

    #[test]
    fn leaves_what_the_client_leaves() {
        for line in [
            "a: b",
            "a:b: c",
            "a:",
            "a: ",
            "a:   ",
            ": b: c",
            "a1: b: c",
            " a: b: c",
            "- a: b: c",
            "a: \"b: c\"",
            "a: 'b: c'",
            "a: \"b\": \"c\"",
            "a: \"",
            "a: b: c\r",
            "a: b: \u{2028}c",
            "a: b:\tc",
            "é: b: c",
        ] {
            assert_eq!(rewritten(line), line, "{line:?}");
        }
    }

    #[test]
    fn remembers_the_places() {
        let text = "---\nname: x\r\ndescription: a: b\r\nmodel: @y";
        let client = recover(text, 4..text.len(), Ends::Client);
        assert_eq!(client.lines.len(), 1);
        let ours = recover(text, 4..text.len(), Ends::CrLf);
        assert_eq!(
            ours.yaml,
            "name: x\r\ndescription: \"a: b\"\r\nmodel: \"@y\""
        );
        let parts = |line: &Line| {
            [line.span.clone(), line.key.clone(), line.value.clone()].map(|span| &text[span])
        };
        assert_eq!(
            parts(&ours.lines[0]),
            ["description: a: b", "description", "a: b"]
        );
        assert_eq!(parts(&ours.lines[1]), ["model: @y", "model", "@y"]);
    }

    proptest! {
        /// Whatever the text: as many lines as before, and taking the quotes away again gives back the text.
        #[test]
        fn undoes(text in "([a-z:\"'\\\\ \t\r\n{@#é\u{a0}\u{2028}-]|: ){0,40}") {
            let recovery = recover(&text, 0..text.len(), Ends::Client);
            prop_assert_eq!(recovery.yaml.matches('\n').count(), text.matches('\n').count());
            let mut rebuilt = String::new();
            let mut end = 0;
            for line in &recovery.lines {
                rebuilt.push_str(&text[end..line.span.start]);
                quote_as_the_client(&mut rebuilt, &text[line.key.clone()], &text[line.value.clone()]);
                end = line.span.end;
            }
            rebuilt.push_str(&text[end..]);
            prop_assert_eq!(rebuilt, recovery.yaml);
        }
    }
}
