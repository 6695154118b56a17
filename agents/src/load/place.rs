//! Where a value of the front matter is in its file.

use std::fmt::Write as _;

use include_agents_reader::front_matter::split::{Split, split};
use include_agents_reader::span::Span;
use include_agents_reader::yaml::{Node, Value, parse_map};

/// A step from a value to a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

/// The path as it would be written: `review.checks[1]`.
pub(super) fn written(path: &[Step]) -> String {
    let mut out = String::new();
    for step in path {
        match step {
            Step::Key(key) => {
                out.push_str(if out.is_empty() { "" } else { "." });
                out.push_str(key);
            }
            Step::Index(index) => {
                // Writing to a string does not fail.
                let _ = write!(out, "[{index}]");
            }
        }
    }
    out
}

/// Where the value at a path is, or its key; the nearest thing around it that can be found.
pub(super) fn find(text: &str, path: &[Step], is_key: bool) -> Span {
    let opening = text.find("---").unwrap_or_default();
    let opening = opening..(opening + 3).min(text.len());
    let Split::Parts(parts) = split(text) else {
        return opening;
    };
    let Ok(document) = parse_map(text, parts.yaml.clone()) else {
        // Claude Code reads it line by line then.
        return line_of(text, &parts.yaml, path).unwrap_or(opening);
    };
    let Some((last, above)) = path.split_last() else {
        return opening;
    };
    let mut node = &document.root;
    let mut nearest = opening;
    for step in above {
        let Some(next) = part(node, step) else {
            return nearest;
        };
        node = next;
        nearest = node.span.clone();
    }
    match last {
        Step::Key(key) if is_key => node.entry(key).map(|entry| entry.key.span.clone()),
        step => part(node, step).map(|node| node.span.clone()),
    }
    .filter(|span| !span.is_empty())
    // A value that is not written is at its key.
    .or_else(|| match last {
        Step::Key(key) => node.entry(key).map(|entry| entry.key.span.clone()),
        Step::Index(_) => None,
    })
    .unwrap_or(nearest)
}

fn part<'a>(node: &'a Node, step: &Step) -> Option<&'a Node> {
    match (step, &node.value) {
        (Step::Key(key), _) => node.get(key),
        (Step::Index(index), Value::List(items)) => items.get(*index),
        (Step::Index(_), _) => None,
    }
}

/// The line of the outermost key.
fn line_of(text: &str, yaml: &Span, path: &[Step]) -> Option<Span> {
    let Some(Step::Key(key)) = path.first() else {
        return None;
    };
    let mut start = yaml.start;
    for line in text.get(yaml.clone())?.split_inclusive('\n') {
        let content = line.trim_end();
        let rest = content.strip_prefix(key.as_str());
        if rest.is_some_and(|rest| rest.starts_with(':')) {
            return Some(start..start + content.len());
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "---\nname: a\nreview:\n  checks: [one, two]\n  empty:\n---\nPrompt\n";

    fn at(path: &[Step], is_key: bool) -> &'static str {
        &TEXT[find(TEXT, path, is_key)]
    }

    #[test]
    fn parts_are_found() {
        let key = |key: &str| Step::Key(key.to_owned());
        assert_eq!(at(&[], false), "---");
        assert_eq!(at(&[key("name")], false), "a");
        assert_eq!(at(&[key("name")], true), "name");
        let path = [key("review"), key("checks"), Step::Index(1)];
        assert_eq!(at(&path, false), "two");
        assert_eq!(written(&path), "review.checks[1]");
        assert_eq!(at(&[key("review"), key("empty")], false), "empty");
        let gone = [key("review"), key("checks"), Step::Index(7)];
        assert_eq!(at(&gone, false), "[one, two]");
        assert_eq!(at(&[key("gone")], false), "---");
    }

    #[test]
    fn recovered_front_matter_has_lines() {
        let text = "---\nname: a\nx: b: c\nlevel: high\n---\n";
        let path = [Step::Key("level".to_owned())];
        assert_eq!(&text[find(text, &path, false)], "level: high");
        assert_eq!(&text[find(text, &[], false)], "---");
        assert_eq!(find("no front matter", &path, false), 0..3);
    }
}
