//! Tests of the module as a whole.

mod corpus;
mod hostile;
mod observed;

use super::split::{Split, split};
use super::{FrontMatter, parse};
use crate::diagnostic::Diagnostic;
use crate::source::Limits;
use crate::yaml::{Node, Value};

/// The size up to which a front matter is read.
pub(super) const LIMIT: usize = Limits::DEFAULT.front_matter_bytes;

/// Reads the front matter of a whole file.
fn read(text: &str) -> Result<FrontMatter, Box<Diagnostic>> {
    match split(text) {
        Split::Parts(parts) => parse(text, parts.yaml, LIMIT),
        other => panic!("no front matter: {other:?}"),
    }
}

/// The text of the value that counts.
fn text_of<'a>(front_matter: &'a FrontMatter, key: &str) -> Option<&'a str> {
    front_matter.get(key).and_then(Node::as_str)
}

#[test]
fn values_keep_order_and_duplicates() {
    let text = "---\nz: 1\na: 1.5\nz: [~, true, 'x', !t y]\n---\n";
    let front_matter = read(text).expect("valid");
    let entries: Vec<(&str, String)> = front_matter
        .entries()
        .iter()
        .map(|entry| (entry.key.value.as_str(), entry.value.value.to_string()))
        .collect();
    assert_eq!(
        entries,
        [
            ("z", "1".to_owned()),
            ("a", "1.5".to_owned()),
            ("z", "[null, true, x, y]".to_owned())
        ]
    );
    let counts = front_matter.get("z").map(|node| &node.value);
    assert!(
        matches!(counts, Some(Value::List(_))),
        "the last one counts"
    );
}

#[test]
fn an_empty_front_matter_has_no_fields() {
    for text in ["---\n---\n", "---\n# nothing\n---\n", "---\nnull\n---\n"] {
        assert_eq!(read(text).expect("an empty map").entries(), []);
    }
}

#[test]
fn the_recovery_takes_values_literally() {
    let text = "---\ndescription: a: b\ntools: [Read, \"x\\y\"]\nmodel: opus # fast\ncolor: red! \nname: x\n---\n";
    let front_matter = read(text).expect("recovered");
    assert_eq!(text_of(&front_matter, "tools"), Some("[Read, \"x\\y\"]"));
    assert_eq!(text_of(&front_matter, "color"), Some("red! "));
    let lines: Vec<(&str, String, bool)> = front_matter
        .recovered
        .iter()
        .map(|line| {
            (
                &text[line.value.clone()],
                line.fixed(text),
                line.changes_value(text),
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            ("a: b", "description: \"a: b\"".to_owned(), false),
            (
                "[Read, \"x\\y\"]",
                "tools: '[Read, \"x\\y\"]'".to_owned(),
                false
            ),
            ("opus # fast", "model: \"opus # fast\"".to_owned(), true),
            ("red! ", "color: \"red! \"".to_owned(), true),
        ]
    );
    let text = "---\ndescription: a: b\ntools: [Read, Write]\nskills: [a] # b\nmotto: Go!\n---\n";
    let front_matter = read(text).expect("recovered");
    let lines: Vec<(String, bool)> = front_matter
        .recovered
        .iter()
        .map(|line| (line.fixed(text), line.changes_value(text)))
        .collect();
    assert_eq!(
        lines,
        [
            ("description: \"a: b\"".to_owned(), false),
            ("skills: \"[a] # b\"".to_owned(), true),
            ("motto: Go!".to_owned(), false)
        ]
    );
}

#[test]
fn the_recovery_misses_crlf() {
    let text = "---\r\nname: x\r\ndescription: a: b\r\n---\r\n";
    let error = read(text).expect_err("dropped by Claude Code");
    assert_eq!(&text[error.span], "a: b");
    assert!(error.headline.contains("CRLF"), "{}", error.headline);
    let fix = error.helps[0].replacement.as_ref().expect("a fix");
    assert_eq!(fix.1, "description: \"a: b\"");
    assert!(read(&text.replace('\r', "")).is_ok());
}

#[test]
fn comments_are_outside_of_texts() {
    let text = "---\n# one\nname: x # no\nd: |\n  # text\n  # text\nq: \"a\n  # text\n  b\"\nl:\n  # two \n  - y\n---\n";
    let front_matter = read(text).expect("valid");
    let comments: Vec<(&str, bool)> = front_matter
        .comments()
        .iter()
        .map(|comment| (text[comment.span.clone()].trim_end(), comment.is_alone))
        .collect();
    assert_eq!(
        comments,
        [("# one", true), ("# no", false), ("# two", true)]
    );
    let name = front_matter.entry("name").expect("there");
    let after = front_matter.comment_after(text, name).expect("a comment");
    assert_eq!(&text[after.span.clone()], "# no");
}

#[test]
fn places_are_those_in_the_file() {
    let text = "---\nname: x\ndescription: \"a\\nb\": c  \ntools: [Read, 'x']\n---\n";
    let front_matter = read(text).expect("recovered");
    let node = |key: &str| front_matter.get(key).expect("there");
    assert_eq!(&text[node("description").span.clone()], "\"a\\nb\": c  ");
    let description = node("description").as_text().expect("a text");
    assert_eq!(&text[description.span(8..9)], "c");
    let Value::List(tools) = &node("tools").value else {
        panic!("a list")
    };
    assert_eq!(&text[tools[1].span.clone()], "'x'");
}

#[test]
fn a_limit_is_kept() {
    let fault = parse("---\nname: abc\n---\n", 4..14, 9).expect_err("too long");
    assert_eq!(fault.headline, "front matter too large: 10 bytes");
    assert_eq!(fault.span, 4..13);
    assert!(parse("---\nname: abc\n---\n", 4..14, 10).is_ok());
}
