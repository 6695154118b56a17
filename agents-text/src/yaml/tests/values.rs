//! What Claude Code makes of the values of a front matter.

use serde_json::json;

use super::super::{Node, Style, Value};
use super::{json as written, read};

fn value(yaml: &str) -> serde_json::Value {
    match read(&format!("a: {yaml}\n")) {
        Ok(document) => document.get("a").map(written).expect("a value"),
        Err(error) => panic!("{yaml:?}: {error}"),
    }
}

fn node(yaml: &str) -> Node {
    read(&format!("a: {yaml}\n"))
        .expect("valid")
        .get("a")
        .cloned()
        .expect("a value")
}

#[test]
fn numbers_are_those_of_yaml_1_2() {
    for (yaml, number) in [
        ("007", "7"),
        ("08", "8"),
        ("+012", "12"),
        ("00000", "0"),
        ("1e999", "Infinity"),
        ("-.inf", "-Infinity"),
        (".NaN", "NaN"),
        ("0x1F", "31"),
        ("-0x10", "-16"),
        ("0o17", "15"),
        ("1.", "1"),
        (".5", "0.5"),
        ("-.5", "-0.5"),
        ("1e3", "1000"),
        ("1.e+3", "1000"),
        ("1e21", "1e+21"),
        ("1e-7", "1e-7"),
        ("0.000001", "0.000001"),
        ("-0", "0"),
        ("99999999999999999999", "100000000000000000000"),
        ("12 # c", "12"),
        ("123456789012345678901", "123456789012345680000"),
    ] {
        assert_eq!(value(yaml), json!(format!("#{number}")), "{yaml}");
    }
    for text in [
        "0b101",
        "1_000",
        "0X1F",
        "0O17",
        "0x",
        "0o9",
        "0xg",
        "1e",
        ".e1",
        "1..2",
        "12ab",
        "1x2",
        "12:30",
        "2024-01-01",
        "+",
        "-a",
        "0x1FFFFFFFFFFFFFFFF",
        ".nano",
        "-.nan",
        "12 x",
        "++1",
    ] {
        assert_eq!(value(text), json!(text));
    }
    assert!(matches!(node("10.0").value, Value::Int(10)));
    assert!(matches!(node("1.5").value, Value::Float(number) if number > 1.4));
}

#[test]
fn some_words_are_not_texts() {
    for (yaml, expected) in [
        ("true", json!(true)),
        ("True", json!(true)),
        ("FALSE", json!(false)),
        ("null", json!(null)),
        ("NULL", json!(null)),
        ("~", json!(null)),
        ("", json!(null)),
        ("yes", json!("yes")),
        ("on", json!("on")),
        ("tRUE", json!("tRUE")),
        ("~x", json!("~x")),
        ("nullx", json!("nullx")),
        ("null x", json!("null x")),
    ] {
        assert_eq!(value(yaml), expected, "{yaml:?}");
    }
}

#[test]
fn tags_make_texts() {
    for (yaml, expected) in [
        ("!x 12", json!("12")),
        ("! 12", json!("12")),
        ("!!null x", json!("x")),
        ("!!binary aGk=", json!("aGk=")),
        ("!!str 12", json!("12")),
        ("!!str", json!("")),
        ("!", json!("")),
        ("!!int 12", json!("#12")),
        ("!!int x", json!("x")),
        ("!!bool true", json!(true)),
        ("!!null ~", json!(null)),
        ("!!foo", json!(null)),
        ("!important Use it", json!("Use it")),
        ("!x [1]", json!(["#1"])),
        ("!<tag:yaml.org,2002:str> 12", json!("12")),
    ] {
        assert_eq!(value(yaml), expected, "{yaml:?}");
    }
    let text = "a: !important Use it\n";
    let properties = read(text)
        .expect("valid")
        .get("a")
        .and_then(|node| node.properties.clone())
        .expect("a tag");
    assert_eq!(&text[properties.tag.expect("a tag")], "!important");
}

#[test]
fn quotes_and_escapes() {
    for (yaml, expected) in [
        ("\"\\ud83d\\ude80\"", "🚀"),
        ("\"a\\tb\\x41\\u00e9\\U0001F680\\/\"", "a\tbAé🚀/"),
        ("'it''s'", "it's"),
        ("\"a\n   b\"", "a b"),
        ("'a \n\n  b'", "a\nb"),
        ("\"a\\\n   b\"", "ab"),
        ("\"a\r\n  b\"", "a\nb"),
        ("\"# a: b\" # c", "# a: b"),
        ("''", ""),
    ] {
        assert_eq!(
            value(yaml),
            json!(if expected.starts_with('#') {
                format!("#{expected}")
            } else {
                expected.to_owned()
            }),
            "{yaml:?}"
        );
    }
    assert_eq!(node("\"x\"").style, Style::DoubleQuoted);
    assert_eq!(node("'x'").style, Style::SingleQuoted);
}

#[test]
fn plain_texts() {
    for (yaml, expected) in [
        ("a #b", "a"),
        ("a# b", "a# b"),
        ("a\n  b", "a b"),
        ("a\n\n  b", "a\nb"),
        ("a\r\n\r\n  b", "a\nb"),
        ("a:b", "a:b"),
        ("a, b]", "a, b]"),
        ("a --- b", "a --- b"),
        ("-a", "-a"),
        ("?a", "?a"),
        (":a", ":a"),
        ("a\tb", "a\tb"),
        ("it's", "it's"),
        ("a\u{2028}b", "a\u{2028}b"),
        ("<<", "<<"),
    ] {
        assert_eq!(value(yaml), json!(expected), "{yaml:?}");
    }
}

#[test]
fn blocks() {
    for (yaml, expected, style) in [
        ("|\n  a\n   b\n\n  c", "a\n b\n\nc\n", Style::Literal),
        (
            ">\n  a\n  b\n\n  c\n   d\n  e",
            "a b\nc\n d\ne\n",
            Style::Folded,
        ),
        ("|-\n  a\n\n", "a", Style::Literal),
        ("|+\n  a\n\n", "a\n\n\n", Style::Literal),
        ("|2\n    a\n", "  a\n", Style::Literal),
        ("| # c\n  a # b", "a # b\n", Style::Literal),
        (">-\r\n  a\r\n  b", "a b", Style::Folded),
        ("|", "", Style::Literal),
    ] {
        assert_eq!(value(yaml), json!(expected), "{yaml:?}");
        assert_eq!(node(yaml).style, style);
    }
}

#[test]
fn lists_and_maps() {
    for (yaml, expected) in [
        ("[a, b c,\n  'd' ]", json!(["a", "b c", "d"])),
        ("[a,\n]", json!(["a"])),
        ("[a: b]", json!([{"a": "b"}])),
        ("{a, b: }", json!({"a": null, "b": null})),
        ("{\"a\":b}", json!({"a": "b"})),
        (
            "\n- a\n- - b\n  - c\n- d: e",
            json!(["a", ["b", "c"], {"d": "e"}]),
        ),
        ("\n  b: c\n  d:\n  - e", json!({"b": "c", "d": ["e"]})),
        ("\n  ? b\n  : c", json!({"b": "c"})),
        ("[]", json!([])),
    ] {
        assert_eq!(value(yaml), expected, "{yaml:?}");
    }
}

#[test]
fn keys_are_turned_into_texts() {
    let document =
        read("1.50: a\nnull: b\n[x, ~, [y]]: c\n{}: d\n0x1F: e\n\"q\": f\ntrue: g\n1e21: h\n")
            .expect("valid");
    let keys: Vec<_> = document
        .entries()
        .iter()
        .map(|entry| entry.key.value.as_str())
        .collect();
    assert_eq!(
        keys,
        [
            "1.5",
            "null",
            "x,,y",
            "[object Object]",
            "31",
            "q",
            "true",
            "1e+21"
        ]
    );
    let long = "k".repeat(3_000);
    assert!(
        read(&format!("{long}: x\n\"{long}\": [y]\n"))
            .expect("valid")
            .get(&long)
            .is_some()
    );
}

#[test]
fn the_last_of_two_keys_counts() {
    let document = read("name: a\nname: [b]\nname: c\n").expect("valid");
    assert_eq!(document.entries().len(), 3);
    assert_eq!(
        document
            .get("name")
            .and_then(Node::as_text)
            .map(super::super::Text::as_str),
        Some("c")
    );
}

#[test]
fn merge_keys_merge() {
    let text = "base: &base {tools: Bash, model: haiku}\n<<: *base\nmodel: opus\nmore: {<<: [*base, {x: 1}], y: 2}\n";
    let document = read(text).expect("valid");
    assert_eq!(
        written(&document.root),
        json!({"base": {"tools": "Bash", "model": "haiku"}, "tools": "Bash", "model": "opus", "more": {"tools": "Bash", "model": "haiku", "x": "#1", "y": "#2"}})
    );
    let tools = document.root.entry("tools").expect("merged");
    assert_eq!(tools.merged.clone().map(|place| &text[place]), Some("<<"));
    assert_eq!(&text[tools.value.span.clone()], "Bash");
    assert_eq!(
        document
            .root
            .entry("model")
            .and_then(|entry| entry.merged.clone()),
        None
    );
    assert_eq!(value("{<<: x}"), json!({"<<": "x"}));
}

#[test]
fn aliases_stand_for_their_anchors() {
    let text = "a: &x \"it\"\nb: *x\n";
    let document = read(text).expect("valid");
    let alias = document.get("b").expect("there");
    assert_eq!(&text[alias.span.clone()], "*x");
    assert_eq!(&text[alias.as_text().expect("a text").whole()], "it");
    assert_eq!(value("&anchor."), json!(null));
}

#[test]
fn documents() {
    for (yaml, expected) in [
        ("", json!(null)),
        ("# c\n", json!(null)),
        ("\n \n", json!(null)),
        ("--- \na: b\n", json!({"a": "b"})),
        ("a: b\n...\n", json!({"a": "b"})),
        ("%YAML 1.2\n---\na: b", json!({"a": "b"})),
        ("\u{FEFF}a: b", json!({"a": "b"})),
        ("  a: b\n  c: d", json!({"a": "b", "c": "d"})),
        ("- a", json!(["a"])),
        ("a: b\rc: d\r", json!({"a": "b", "c": "d"})),
        ("--- a", json!("a")),
    ] {
        assert_eq!(
            read(yaml).map(|document| written(&document.root)),
            Ok(expected),
            "{yaml:?}"
        );
    }
}

#[test]
fn comments_are_kept() {
    let text = "# one\nname: a # two\n# three\ntools: [a, # four\n  b] # five\nx: | # six\n  # text\ny: \"# text\" # seven\nz: # eight\n  - q # nine\n";
    let document = read(text).expect("valid");
    let comments: Vec<_> = document
        .comments
        .iter()
        .map(|comment| &text[comment.span.clone()])
        .collect();
    assert_eq!(
        comments,
        [
            "# one", "# two", "# three", "# four", "# five", "# six", "# seven", "# eight",
            "# nine"
        ]
    );
    let alone: Vec<_> = document
        .comments
        .iter()
        .filter(|comment| comment.is_alone)
        .map(|comment| &text[comment.span.clone()])
        .collect();
    assert_eq!(alone, ["# one", "# three"]);
    let after: Vec<_> = document
        .entries()
        .iter()
        .map(|entry| {
            document
                .comment_after(text, entry)
                .map(|comment| &text[comment.span.clone()])
        })
        .collect();
    assert_eq!(
        after,
        [
            Some("# two"),
            Some("# five"),
            Some("# six"),
            Some("# seven"),
            Some("# nine")
        ]
    );
}
