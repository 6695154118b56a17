//! Tests of the module as a whole.

mod corpus;
mod hostile;
mod observed;
mod places;

use super::split::{Split, split};
use super::yaml::Value;
use super::{FrontMatter, Part, parse};
use crate::diagnostic::Diagnostic;
use crate::source::Limits;

/// The size up to which a front matter is read.
pub(super) const LIMIT: usize = Limits::DEFAULT.front_matter_bytes;

/// Reads the front matter of a whole file.
fn read(text: &str) -> Result<FrontMatter, Box<Diagnostic>> {
    match split(text) {
        Split::Parts(parts) => parse(text, parts.yaml, LIMIT),
        other => panic!("no front matter: {other:?}"),
    }
}

#[test]
fn values_keep_order_duplicates_and_types() {
    let text = "---\nz: 1\na: 1.5\nz: [~, true, 'x', !t y]\n5: {<<: 99999999999999999999}\n? [k, 2]\n: .inf\n---\n";
    let front_matter = read(text).expect("valid");
    let expected = [
        ("z", Value::Int(1)),
        ("a", Value::Float(1.5)),
        (
            "z",
            Value::List(vec![
                Value::Null,
                Value::Bool(true),
                Value::Str("x".into()),
                Value::Str("y".into()),
            ]),
        ),
        ("5", Value::Map(vec![("<<".into(), Value::Float(1e20))])),
        ("[k, 2]", Value::Float(f64::INFINITY)),
    ];
    let entries: Vec<(&str, Value)> = front_matter
        .entries
        .iter()
        .map(|(key, value)| (key.as_str(), value.clone()))
        .collect();
    assert_eq!(entries, expected);
    assert!(
        matches!(front_matter.get("z"), Some(Value::List(_))),
        "the last one counts"
    );
}

#[test]
fn line_separators_end_no_line() {
    let text = "---\na: x\u{2028}- y \u{85}z\nb: \"\\L\"\n---\n";
    let front_matter = read(text).expect("valid: none of these is white space in YAML 1.2");
    assert_eq!(
        front_matter.get("a"),
        Some(&Value::Str("x\u{2028}- y \u{85}z".into()))
    );
    assert_eq!(front_matter.get("b"), Some(&Value::Str("\u{2028}".into())));
}

#[test]
fn an_empty_front_matter_has_no_fields() {
    for text in ["---\n---\n", "---\n# nothing\n---\n", "---\nnull\n---\n"] {
        assert_eq!(read(text).expect("an empty map").entries, []);
    }
}

#[test]
fn the_recovery_takes_values_literally() {
    let text = "---\ndescription: a: b\ntools: [Read, \"x\\y\"]\nmodel: opus # fast\ncolor: red! \nname: x\n---\n";
    let front_matter = read(text).expect("recovered");
    assert!(!front_matter.crlf_recovery);
    assert_eq!(
        front_matter.get("tools"),
        Some(&Value::Str("[Read, \"x\\y\"]".into()))
    );
    assert_eq!(front_matter.get("color"), Some(&Value::Str("red! ".into())));
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
fn the_recovery_of_crlf_is_ours_alone() {
    let text = "---\r\nname: x\r\ndescription: a: b\r\n---\r\n";
    let front_matter = read(text).expect("recovered");
    assert!(front_matter.crlf_recovery);
    assert_eq!(
        front_matter.get("description"),
        Some(&Value::Str("a: b".into()))
    );
    assert_eq!(&text[front_matter.span(text, &[1], &Part::Text(3..4))], "b");
}

#[test]
fn comments_are_lines_outside_of_texts() {
    let text = "---\n# one\nname: x # no\nd: |\n  # text\n  # text\nq: \"a\n  # text\n  b\"\nl:\n  # two \n  - y\n---\n";
    let front_matter = read(text).expect("valid");
    let comments: Vec<&str> = front_matter
        .comments(text)
        .into_iter()
        .map(|span| &text[span])
        .collect();
    assert_eq!(comments, ["# one", "# two"]);
}

#[test]
fn a_limit_is_kept() {
    let fault = parse("---\nname: abc\n---\n", 4..14, 9).expect_err("too long");
    assert_eq!(
        fault.headline,
        "the front matter has 10 bytes, and at most 9 are read"
    );
    assert_eq!(fault.span, 4..13);
    assert!(parse("---\nname: abc\n---\n", 4..14, 10).is_ok());
}
