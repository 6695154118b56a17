//! Every place that is given points at what it says.

use proptest::prelude::*;

use super::super::{Document, Node, Style, Text, Value};
use super::generate::{Random, front_matter, mutated, soup};
use super::read;

/// Checks each character of a text against the bytes that it is said to come from.
fn check_text(source: &str, text: &Text) {
    let mut last = 0;
    for (at, c) in text.as_str().char_indices() {
        let span = text.span(at..at + c.len_utf8());
        let part = source.get(span.clone()).expect("on character boundaries");
        let is_folded =
            matches!(c, ' ' | '\n') && part.chars().all(|c| matches!(c, ' ' | '\t' | '\n' | '\r'));
        let is_escape = part.starts_with('\\') || part == "''";
        let is_itself = part.strip_prefix(c).is_some_and(str::is_empty);
        assert!(
            is_itself || is_folded || is_escape,
            "{c:?} of {:?} at {span:?} in {source:?}",
            text.as_str()
        );
        assert!(span.start >= last || is_folded, "{source:?}");
        last = span.start;
    }
    let whole = text.whole();
    assert!(source.get(whole).is_some());
}

fn check_node(source: &str, node: &Node) {
    let part = source
        .get(node.span.clone())
        .expect("on character boundaries");
    let is_alias = node
        .properties
        .as_ref()
        .is_some_and(|properties| properties.alias.is_some());
    if let Some(properties) = &node.properties {
        for (place, sign) in [
            (&properties.tag, '!'),
            (&properties.anchor, '&'),
            (&properties.alias, '*'),
        ] {
            if let Some(place) = place {
                assert!(
                    source[place.clone()].starts_with(sign),
                    "{place:?} of {source:?}"
                );
            }
        }
    }
    if !is_alias {
        let (start, end) = match (node.style, &node.value) {
            (Style::SingleQuoted, _) => ("'", "'"),
            (Style::DoubleQuoted, _) => ("\"", "\""),
            (Style::Literal, _) => ("|", ""),
            (Style::Folded, _) => (">", ""),
            (Style::Flow, Value::List(_)) => ("[", "]"),
            (Style::Flow, _) if part.starts_with('?') => ("?", ""),
            (Style::Flow, _) => ("{", "}"),
            (Style::Block, Value::List(_)) => ("-", ""),
            (Style::Block | Style::Empty | Style::Plain, _) => ("", ""),
        };
        assert!(
            part.starts_with(start) && part.ends_with(end),
            "{node:?} at {part:?} of {source:?}"
        );
        assert_eq!(
            part.is_empty(),
            node.style == Style::Empty || part.is_empty() && node.style == Style::Block,
            "{node:?} of {source:?}"
        );
    }
    match &node.value {
        Value::Text(text) => check_text(source, text),
        Value::List(items) => items.iter().for_each(|item| check_node(source, item)),
        Value::Map(entries) => {
            for entry in entries {
                assert!(source.get(entry.key.span.clone()).is_some());
                check_node(source, &entry.value);
            }
        }
        _ => {}
    }
}

fn check(source: &str) {
    match read(source) {
        Ok(Document { root, comments }) => {
            check_node(source, &root);
            for comment in comments {
                let part = source.get(comment.span).expect("on character boundaries");
                assert!(
                    part.starts_with('#') && !part.contains('\n'),
                    "{part:?} of {source:?}"
                );
            }
        }
        Err(error) => assert!(source.is_char_boundary(error.at), "{error:?} of {source:?}"),
    }
}

#[test]
fn places_of_random_front_matters() {
    for seed in 0..5_000 {
        let mut random = Random::new(seed);
        let text = front_matter(&mut random);
        check(&text);
        check(&mutated(&mut random, &text));
        check(&soup(&mut random));
    }
}

#[test]
fn a_text_in_the_middle_of_a_file() {
    let text = "---\nname: é\ndescription: \"a\\tb\"\n---\nbody: x\n";
    let document = super::parse(text, 4..text.find("---\nbody").expect("there")).expect("valid");
    let span = |key: &str| document.get(key).expect("there").span.clone();
    assert_eq!(&text[span("name")], "é");
    assert_eq!(&text[span("description")], "\"a\\tb\"");
    assert_eq!(document.get("body").map(|node| &node.style), None);
}

#[test]
fn a_replaced_text_keeps_its_places() {
    for text in [
        "a: one\\ntwo\\nthree",
        "a: 'one\\ntwo\\nth''ree'",
        "a: \"one\\\\ntwo\\\\nthree\"",
        "a: |-\n  one\\ntwo\n  three",
    ] {
        let document = read(text).expect("valid");
        let value = document.get("a").and_then(Node::as_text).expect("a text");
        let replaced = value.replaced("\\n", "\n");
        assert!(
            replaced.as_str().starts_with("one\ntwo\nth"),
            "{:?}",
            replaced.as_str()
        );
        let two = replaced.as_str().find("two").expect("there");
        assert_eq!(&text[replaced.span(two..two + 3)], "two", "{text:?}");
        let feed = &text[replaced.span(3..4)];
        assert!(matches!(feed, "\\n" | "\\\\n"), "{feed:?} of {text:?}");
        assert_eq!(value.replaced("?", "!"), *value);
    }
}

proptest! {
    #[test]
    fn arbitrary_texts_are_read_or_refused(text in "\\PC{0,60}", bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&text);
        check(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn spans_of_any_range_lie_in_the_file(seed in any::<u64>(), start in 0_usize..40, length in 0_usize..40) {
        let text = front_matter(&mut Random::new(seed));
        if let Ok(document) = read(&text) {
            for entry in document.entries() {
                if let Some(value) = entry.value.as_text() {
                    let span = value.span(start..start + length);
                    prop_assert!(span.start <= span.end && span.end <= text.len(), "{text:?}");
                }
            }
        }
    }
}
