//! The recovery of Claude Code: how it rewrites a front matter that is not valid YAML before it tries again.
//!
//! It turns tabs that indent into spaces, and puts double quotes around the value of each line that looks like an unquoted
//! `key: value` of the top level and contains a character that may be invalid there. That makes
//! `description: Use it when: …` readable. A list in brackets stays a list.

use super::js;
use crate::span::Span;
use crate::yaml::{self, Value};

/// The characters, besides `: `, that make Claude Code quote a value.
const SPECIAL: &[char] = &[
    '{', '}', '[', ']', '*', '&', '#', '!', '|', '>', '%', '@', '`',
];

/// The spaces that replace a leading tab.
const TAB: &str = "  ";

/// A line that Claude Code quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line without its line ending.
    pub span: Span,
    /// Its key.
    pub key: Span,
    /// The value: everything after the colon and its white space, including spaces at the end.
    pub value: Span,
}

/// The result of the recovery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// The YAML to try next.
    pub yaml: String,
    /// The lines that were rewritten.
    pub lines: Vec<Line>,
    /// The tabs at the start of a line that were replaced.
    pub tabs: Vec<Span>,
    /// The parts of the recovered text that are in the file, in order.
    kept: Vec<Kept>,
}

/// A part that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Kept {
    /// Where it begins in the recovered text.
    at: usize,
    /// Where it is in the file.
    source: Span,
}

/// How a carriage return before a line feed is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// As Claude Code does: as a part of the line, which then never matches.
    Client,
    /// As half of a line ending. Here we differ from Claude Code on purpose.
    CrLf,
}

impl Recovery {
    /// Whether anything was rewritten.
    #[must_use]
    pub fn changes(&self) -> bool {
        !self.lines.is_empty() || !self.tabs.is_empty()
    }

    /// Returns the place in the file of a place in the recovered text, without what the recovery inserted at its ends.
    ///
    /// ```
    /// use include_agents_reader::front_matter::recover::{Ends, recover};
    ///
    /// let text = "---\nname: a\ndescription: Use it: now\n";
    /// let recovery = recover(text, 4..text.len(), Ends::Client);
    /// let quoted = recovery.yaml.find("\"Use it: now\"").unwrap();
    /// assert_eq!(&text[recovery.source(&(quoted..quoted + 13))], "Use it: now");
    /// ```
    #[must_use]
    pub fn source(&self, span: &Span) -> Span {
        let first = self
            .kept
            .partition_point(|kept| kept.at + kept.source.len() <= span.start);
        let last = self
            .kept
            .partition_point(|kept| kept.at < span.end)
            .checked_sub(1);
        let end = last.and_then(|last| self.kept.get(last)).map_or(0, |kept| {
            let length = (span.end - kept.at).min(kept.source.len());
            kept.source.start + length
        });
        let start = self.kept.get(first).map_or(end, |kept| {
            kept.source.start + span.start.saturating_sub(kept.at)
        });
        start.min(end.max(start))..end.max(start)
    }

    /// Keeps a part of the file.
    fn keep(&mut self, text: &str, source: Span) {
        if source.is_empty() {
            return;
        }
        let at = self.yaml.len();
        self.yaml
            .push_str(text.get(source.clone()).unwrap_or_default());
        match self.kept.last_mut() {
            Some(last) if last.source.end == source.start && last.at + last.source.len() == at => {
                last.source.end = source.end;
            }
            _ => self.kept.push(Kept { at, source }),
        }
    }

    /// Keeps a value, in quotes.
    fn quote(&mut self, text: &str, value: Span) {
        self.yaml.push('"');
        let mut from = value.start;
        for (at, c) in text
            .get(value.clone())
            .unwrap_or_default()
            .match_indices(['\\', '"'])
        {
            let at = value.start + at;
            self.keep(text, from..at);
            self.yaml.push('\\');
            self.keep(text, at..at + c.len());
            from = at + c.len();
        }
        self.keep(text, from..value.end);
        self.yaml.push('"');
    }
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
        tabs: Vec::new(),
        kept: Vec::new(),
    };
    let mut at = yaml.start;
    for whole in text.get(yaml).unwrap_or_default().split_inclusive('\n') {
        let end = at + whole.len();
        let line = whole.strip_suffix('\n').unwrap_or(whole);
        let line = match ends {
            Ends::Client => line,
            Ends::CrLf => line.strip_suffix('\r').unwrap_or(line),
        };
        let tabs = line.len() - line.trim_start_matches('\t').len();
        if tabs > 0 {
            recovery.tabs.push(at..at + tabs);
            recovery.yaml.push_str(&TAB.repeat(tabs));
            recovery.keep(text, at + tabs..end);
        } else if let Some(entry) = entry(line).filter(|entry| offends(&line[entry.value.clone()]))
        {
            let line = Line {
                span: at..at + line.len(),
                key: at + entry.key.start..at + entry.key.end,
                value: at + entry.value.start..at + entry.value.end,
            };
            recovery.keep(text, line.key.clone());
            recovery.yaml.push_str(": ");
            recovery.quote(text, line.value.clone());
            recovery.keep(text, line.span.end..end);
            recovery.lines.push(line);
        } else {
            recovery.keep(text, at..end);
        }
        at = end;
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
        // Only white space: the expression backtracks by one character to have something to match.
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
    !quoted('"')
        && !quoted('\'')
        && (value.contains(": ") || value.contains(SPECIAL))
        && !is_list(value)
}

/// Whether a value is a list in brackets by itself.
fn is_list(value: &str) -> bool {
    value.starts_with('[')
        && value.ends_with(']')
        && yaml::parse(value, 0..value.len())
            .is_ok_and(|document| matches!(document.root.value, Value::List(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rewritten(text: &str) -> String {
        recover(text, 0..text.len(), Ends::Client).yaml
    }

    #[test]
    fn quotes_what_claude_code_quotes() {
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
            ("a: [b, c] ", r#"a: "[b, c] ""#),
            ("a: [b] [c]", r#"a: "[b] [c]""#),
            ("a: [b]: [c]", r#"a: "[b]: [c]""#),
            ("a: [b,,c]", r#"a: "[b,,c]""#),
            ("a: [*b]", r#"a: "[*b]""#),
            ("a: [b", r#"a: "[b""#),
            ("a: {b: c}", r#"a: "{b: c}""#),
            ("\ta: b", "  a: b"),
            ("\t\t- a: b: c", "    - a: b: c"),
            ("\t \ta", "   \ta"),
            ("-_: !", r#"-_: "!""#),
            ("a: \u{2028}x#", r#"a: "x#""#),
            ("a: \u{a0}# ", r##"a: "# ""##),
        ] {
            assert_eq!(rewritten(line), expected, "{line:?}");
        }
    }

    #[test]
    fn leaves_what_claude_code_leaves() {
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
            " \ta",
            "a:\tb",
            "a: [b, c]",
            "a:\t[b, 'c', \"d\"]",
            "a: [b: c, {d: e}]",
            "a: []",
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

    #[test]
    fn finds_places_in_the_file() {
        let text = "---\nname: é\nlist:\n\t- b\nd:   x: \"y\" \\z\ne: f";
        let recovery = recover(text, 4..text.len(), Ends::Client);
        assert_eq!(
            recovery.yaml,
            "name: é\nlist:\n  - b\nd: \"x: \\\"y\\\" \\\\z\"\ne: f"
        );
        assert_eq!(recovery.tabs.first(), Some(&(19..20)));
        let mut read = yaml::parse(&recovery.yaml, 0..recovery.yaml.len()).expect("recovered");
        read.relocate(|span| recovery.source(span));
        let place = |key: &str| {
            let entry = read.root.entry(key).expect("there");
            (
                &text[entry.key.span.clone()],
                &text[entry.value.span.clone()],
            )
        };
        assert_eq!(place("name"), ("name", "é"));
        assert_eq!(place("list"), ("list", "- b"));
        assert_eq!(place("d"), ("d", "x: \"y\" \\z"));
        assert_eq!(place("e"), ("e", "f"));
        let value = read.get("d").and_then(yaml::Node::as_text).expect("a text");
        assert_eq!(value.as_str(), "x: \"y\" \\z");
        for (at, c) in value.as_str().char_indices() {
            assert_eq!(&text[value.span(at..at + c.len_utf8())], c.to_string());
        }
    }

    proptest! {
        /// For any text, the number of lines stays the same, and removing the quotes gives the text.
        #[test]
        fn undoes(text in "([a-z:\"'\\\\ \r\n{@#é\u{a0}\u{2028}-]|: ){0,40}") {
            let recovery = recover(&text, 0..text.len(), Ends::Client);
            prop_assert_eq!(recovery.yaml.matches('\n').count(), text.matches('\n').count());
            let mut rebuilt = String::new();
            let mut end = 0;
            for line in &recovery.lines {
                rebuilt.push_str(&text[end..line.span.start]);
                rebuilt.push_str(&text[line.key.clone()]);
                rebuilt.push_str(": \"");
                rebuilt.push_str(&text[line.value.clone()].replace('\\', "\\\\").replace('"', "\\\""));
                rebuilt.push('"');
                end = line.span.end;
            }
            rebuilt.push_str(&text[end..]);
            prop_assert_eq!(rebuilt, recovery.yaml);
        }
    }
}
