//! What is at a place of a front matter, judged by its lines: while one types, it is rarely valid YAML.

use std::ops::Range;

/// What a cursor is at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Context<'a> {
    /// A key at the top level, up to the cursor.
    Key(&'a str),
    /// The value of a key, or an item of its list, and what has been typed of the word at the cursor.
    Value {
        /// The key at the top level.
        key: &'a str,
        /// The word up to the cursor.
        word: &'a str,
    },
    /// A name within `Agent(..)`.
    Delegate(&'a str),
    /// A key below a key of the top level.
    Nested {
        /// The key at the top level.
        key: &'a str,
        /// The nested key up to the cursor.
        word: &'a str,
    },
    /// Anything else, the prompt included.
    Elsewhere,
}

/// The bytes between the two `---`; up to the end where the second one is missing.
pub(crate) fn front_matter(text: &str) -> Option<Range<usize>> {
    let start = text
        .strip_prefix('\u{feff}')
        .map_or(0, |_| '\u{feff}'.len_utf8());
    let rest = text.get(start..)?.strip_prefix("---")?;
    let first = rest.find('\n')?;
    if !rest.get(..first)?.trim().is_empty() {
        return None;
    }
    let start = start + 3 + first + 1;
    let mut at = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        if line.starts_with("---") {
            return Some(start..at);
        }
        at += line.len();
    }
    Some(start..text.len())
}

/// What the cursor at a byte offset is at.
pub(crate) fn context(text: &str, offset: usize) -> Context<'_> {
    let Some(yaml) = front_matter(text).filter(|yaml| yaml.start <= offset && offset <= yaml.end)
    else {
        return Context::Elsewhere;
    };
    let before = text.get(yaml.start..offset).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let is_indented = line.starts_with([' ', '\t']);
    let item = line.trim_start().strip_prefix("- ");
    if item.is_none() && !is_indented && !line.contains(':') {
        return Context::Key(line.trim_start_matches('-'));
    }
    let own = (!is_indented && item.is_none())
        .then(|| line.split_once(':'))
        .flatten();
    let Some(key) = own.map(|(key, _)| key.trim()).or_else(|| parent(before)) else {
        return Context::Elsewhere;
    };
    let value = match (own, item) {
        (Some((_, value)), _) => value,
        (None, Some(item)) => item,
        (None, None) if line.contains(':') => return Context::Elsewhere,
        (None, None) if matches!(key, "tools" | "disallowedTools") => line,
        (None, None) => {
            return Context::Nested {
                key,
                word: line.trim(),
            };
        }
    };
    if let Some(inside) = inside_delegates(value) {
        return Context::Delegate(inside);
    }
    let word = value
        .rsplit([',', ' ', '[', '"', '\''])
        .next()
        .unwrap_or_default();
    Context::Value { key, word }
}

/// The key of the top level that the last line belongs to.
fn parent(before: &str) -> Option<&str> {
    let mut lines = before.rsplit('\n').skip(1);
    let line =
        lines.find(|line| !line.starts_with([' ', '\t', '-', '#', '\r']) && !line.is_empty())?;
    line.split_once(':').map(|(key, _)| key.trim())
}

/// What has been typed of a name within an `Agent(` that is not closed.
fn inside_delegates(value: &str) -> Option<&str> {
    let (before, inside) = value.rsplit_once('(')?;
    let is_agent = before.ends_with("Agent") || before.ends_with("Task");
    if !is_agent || inside.contains(')') {
        return None;
    }
    inside.rsplit(',').next().map(str::trim_start)
}

/// The word around a byte offset, such as the name of a tool or an agent.
pub(crate) fn word(text: &str, offset: usize) -> Range<usize> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let (before, after) = text.split_at_checked(offset).unwrap_or((text, ""));
    let start = before.rfind(|c| !is_word(c)).map_or(0, |at| {
        at + before
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(1, char::len_utf8)
    });
    let end = after.find(|c| !is_word(c)).unwrap_or(after.len());
    start..offset.min(text.len()) + end
}

/// The keys of the top level.
pub(crate) fn keys(text: &str) -> Vec<&str> {
    let yaml = front_matter(text)
        .and_then(|yaml| text.get(yaml))
        .unwrap_or_default();
    let lines = yaml
        .lines()
        .filter(|line| !line.starts_with([' ', '\t', '-', '#']));
    lines
        .filter_map(|line| line.split_once(':'))
        .map(|(key, _)| key.trim())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The context at the `|` of a front matter.
    fn at(yaml: &str) -> String {
        let text = format!("---\n{yaml}\n---\nprompt\n");
        let offset = text.find('|').unwrap();
        format!("{:?}", context(&text.replace('|', ""), offset))
    }

    #[test]
    fn contexts() {
        for (yaml, expected) in [
            ("|", "Key(\"\")"),
            ("name: a\nmod|", "Key(\"mod\")"),
            ("model: so|", "Value { key: \"model\", word: \"so\" }"),
            ("tools: Read, We|", "Value { key: \"tools\", word: \"We\" }"),
            (
                "tools: [Read, \"We|",
                "Value { key: \"tools\", word: \"We\" }",
            ),
            ("tools:\n  - Re|", "Value { key: \"tools\", word: \"Re\" }"),
            (
                "tools:\n- Read\n- Wr|",
                "Value { key: \"tools\", word: \"Wr\" }",
            ),
            ("tools: Read, Agent(rev|", "Delegate(\"rev\")"),
            ("tools: Agent(a, b|", "Delegate(\"b\")"),
            (
                "tools: Agent(a), R|",
                "Value { key: \"tools\", word: \"R\" }",
            ),
            ("hooks:\n  Pre|", "Nested { key: \"hooks\", word: \"Pre\" }"),
            ("hooks:\n  PreToolUse: x|", "Elsewhere"),
        ] {
            assert_eq!(at(yaml), expected, "{yaml}");
        }
        assert_eq!(context("---\nname: a\n---\nmod", 18), Context::Elsewhere);
        assert_eq!(context("---\nmod", 7), Context::Key("mod"));
        assert_eq!(context("\u{feff}---\r\nmod", 11), Context::Key("mod"));
        assert_eq!(context("# heading", 3), Context::Elsewhere);
    }

    #[test]
    fn words() {
        let text = "tools: Agent(é-a, b)";
        let of = |offset| &text[word(text, offset)];
        assert_eq!(of(13), "é-a");
        assert_eq!(of(16), "é-a");
        assert_eq!(of(8), "Agent");
        assert_eq!(of(20), "b");
        assert_eq!(word("", 5), 0..0);
    }
}
