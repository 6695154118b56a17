//! Places: of front matters in every style, of text that the recovery touched, and of anything at all.

use std::fmt::{self, Write as _};

use proptest::prelude::*;

use super::super::js;
use super::super::yaml::{self, Value};
use super::super::{FrontMatter, Part, parse};
use super::LIMIT;
use super::read;

/// A value, and how to write it.
#[derive(Clone, Debug)]
enum Spec {
    Empty,
    Plain(Vec<String>, bool),
    Single(Vec<String>, bool),
    Double(Vec<String>, u8),
    Block(&'static str, Vec<(u8, String)>),
    List(Vec<Spec>),
    Map(Vec<(Key, Spec)>),
    FlowList(Vec<Spec>, bool),
    FlowMap(Vec<(Key, Spec)>, bool),
}

#[derive(Clone, Debug)]
enum Key {
    Plain(String),
    Quoted(String),
    Explicit(String),
}

fn word() -> impl Strategy<Value = String> {
    "[a-zé][a-z.:#é'-]{0,4}[a-z日]"
}

fn any_words() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[a-zé日:#'\"\\\\{}*&,-]{1,6}", 1..5)
}

/// Values on a line, or several lines within one value.
fn scalar() -> impl Strategy<Value = Spec> {
    prop_oneof![
        1 => Just(Spec::Empty),
        4 => (prop::collection::vec(word(), 1..5), any::<bool>()).prop_map(|(words, fold)| Spec::Plain(words, fold)),
        2 => (any_words(), any::<bool>()).prop_map(|(words, fold)| Spec::Single(words, fold)),
        2 => (any_words(), 0..4_u8).prop_map(|(words, fold)| Spec::Double(words, fold)),
    ]
}

fn block() -> impl Strategy<Value = Spec> {
    let header = prop::sample::select(vec!["|", ">", "|-", ">-", "|+", "> # comment", "|  "]);
    let line = (0..4_u8, "[a-z: #é'-]{0,12}[a-z]");
    (header, prop::collection::vec(line, 1..5))
        .prop_map(|(header, lines)| Spec::Block(header, lines))
}

fn key() -> impl Strategy<Value = Key> {
    prop_oneof![
        6 => word().prop_map(Key::Plain),
        1 => "[a-z:#' ]{1,6}".prop_map(Key::Quoted),
        1 => word().prop_map(Key::Explicit),
    ]
}

fn value() -> impl Strategy<Value = Spec> {
    let flow = scalar().prop_recursive(2, 8, 3, |inner| {
        let entries = prop::collection::vec((key(), inner.clone()), 0..4);
        prop_oneof![
            (prop::collection::vec(inner, 0..4), any::<bool>())
                .prop_map(|(items, fold)| Spec::FlowList(items, fold)),
            (entries, any::<bool>()).prop_map(|(entries, fold)| Spec::FlowMap(entries, fold)),
        ]
    });
    prop_oneof![3 => flow, 1 => block()].prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(Spec::List),
            prop::collection::vec((key(), inner), 1..4).prop_map(Spec::Map),
        ]
    })
}

fn push(out: &mut String, words: fmt::Arguments<'_>) {
    out.write_fmt(words).expect("a string");
}

/// Writes the value behind a colon or hyphen. `depth` is the indentation of what belongs to it.
fn write(out: &mut String, spec: &Spec, depth: usize, flow: bool) {
    let indent = " ".repeat(depth);
    let fold = |fold: bool| {
        if fold {
            format!("\n{indent}")
        } else {
            " ".to_owned()
        }
    };
    match spec {
        Spec::Empty => {
            if flow {
                out.push('~');
            }
        }
        Spec::Plain(words, folded) => out.push_str(&words.join(&fold(*folded && depth > 0))),
        Spec::Single(words, folded) => {
            let words: Vec<String> = words.iter().map(|word| word.replace('\'', "''")).collect();
            push(out, format_args!("'{}'", words.join(&fold(*folded))));
        }
        Spec::Double(words, style) => {
            let escape = |word: &String| {
                word.replace('\\', "\\\\")
                    .replace('"', "\\\"")
                    .replace('é', "\\u00e9")
            };
            let words: Vec<String> = words.iter().map(escape).collect();
            let joint = match style {
                0 => " ".to_owned(),
                1 => format!(" \n\n{indent}"),
                2 => format!(" \\\n{indent}"),
                _ => format!("\\n\n{indent}\\  "),
            };
            push(out, format_args!("\"{}\"", words.join(&joint)));
        }
        Spec::Block(header, lines) => {
            out.push_str(header);
            for (n, (style, line)) in lines.iter().enumerate() {
                // The first line sets the indentation.
                let more = if *style == 1 && n > 0 { "  " } else { "" };
                let blank = if *style == 2 { "\n" } else { "" };
                let line = if n == 0 { line.trim_start() } else { line };
                push(out, format_args!("\n{blank}{indent}{more}{line}"));
            }
        }
        Spec::List(items) => {
            for item in items {
                push(out, format_args!("\n{indent}# - comment\n{indent}- "));
                write(out, item, depth + 2, false);
            }
        }
        Spec::Map(entries) => write_entries(out, entries, depth),
        Spec::FlowList(items, folded) => {
            out.push('[');
            for item in items {
                write(out, item, depth, true);
                push(out, format_args!(",{}", fold(*folded)));
            }
            out.push(']');
        }
        Spec::FlowMap(entries, folded) => {
            out.push('{');
            for (key, value) in entries {
                match key {
                    Key::Plain(key) => push(out, format_args!("{key}: ")),
                    Key::Quoted(key) => push(out, format_args!("'{}': ", key.replace('\'', "''"))),
                    Key::Explicit(key) => push(out, format_args!("? {key} : ")),
                }
                write(out, value, depth, true);
                push(out, format_args!(",{}", fold(*folded)));
            }
            out.push('}');
        }
    }
}

/// Writes a map's entries, each on a line of its own.
fn write_entries(out: &mut String, entries: &[(Key, Spec)], depth: usize) {
    let indent = " ".repeat(depth);
    for (key, value) in entries {
        match key {
            Key::Plain(key) => push(out, format_args!("\n{indent}{key}: ")),
            Key::Quoted(key) => push(
                out,
                format_args!("\n\n{indent}'{}' : ", key.replace('\'', "''")),
            ),
            Key::Explicit(key) => push(out, format_args!("\n{indent}? {key}\n{indent}: ")),
        }
        write(out, value, depth + 2, false);
    }
}

/// Every value's path.
fn paths(entries: &[(String, Value)]) -> Vec<(Vec<usize>, Option<&str>, &Value)> {
    fn walk<'a>(
        path: &mut Vec<usize>,
        value: &'a Value,
        paths: &mut Vec<(Vec<usize>, Option<&'a str>, &'a Value)>,
    ) {
        let inner: Vec<(Option<&str>, &Value)> = match value {
            Value::List(items) => items.iter().map(|item| (None, item)).collect(),
            Value::Map(entries) => entries
                .iter()
                .map(|(key, value)| (Some(key.as_str()), value))
                .collect(),
            _ => return,
        };
        for (n, (key, value)) in inner.into_iter().enumerate() {
            path.push(n);
            paths.push((path.clone(), key, value));
            walk(path, value, paths);
            path.pop();
        }
    }
    let mut found = Vec::new();
    for (n, (key, value)) in entries.iter().enumerate() {
        found.push((vec![n], Some(key.as_str()), value));
        walk(&mut vec![n], value, &mut found);
    }
    found
}

/// What stands at the place of a value is that value, of a key that key, of a character that character.
fn check(text: &str, front_matter: &FrontMatter) -> Result<(), TestCaseError> {
    for (path, key, value) in paths(&front_matter.entries) {
        if let Some(key) = key {
            let source = &text[front_matter.span(text, &path, &Part::Key)];
            let read = yaml::read_value(source);
            prop_assert!(
                matches!(&read, Some(read) if read.to_string() == key),
                "{path:?}: key {source:?}"
            );
        }
        let source = &text[front_matter.span(text, &path, &Part::Value)];
        match value {
            Value::List(_) | Value::Map(_) => {}
            Value::Str(value) => {
                let read = yaml::read_value(source);
                let read = read.as_ref().and_then(Value::as_str);
                // What follows the last word of a block scalar is not a part of its span.
                let same =
                    read.is_some_and(|read| read == value || read.trim_end() == value.trim_end());
                prop_assert!(same, "{path:?}: {source:?} is {value:?}");
                for (at, c) in value.char_indices().filter(|(_, c)| !c.is_whitespace()) {
                    let place =
                        &text[front_matter.span(text, &path, &Part::Text(at..at + c.len_utf8()))];
                    let escaped = source.starts_with(['"', '\''])
                        && (place.starts_with('\\') || place == "''");
                    prop_assert!(
                        place == c.to_string() || escaped,
                        "{path:?}: {c:?} at {place:?} in {source:?}"
                    );
                }
            }
            other => prop_assert_eq!(
                yaml::read_value(source),
                Some(other.clone()),
                "{:?}: {:?}",
                path,
                source
            ),
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_style_has_its_place(
        entries in prop::collection::vec((key(), value()), 1..5),
        crlf in any::<bool>(),
        properties in any::<bool>(),
    ) {
        let mut yaml = String::new();
        write_entries(&mut yaml, &entries, 0);
        if crlf {
            yaml = yaml.replace('\n', "\r\n");
        }
        if properties {
            yaml = yaml.replace(": [", ": &a [").replace(": '", ": !t '").replace("- ", "- &b ");
        }
        let text = format!("---\n{yaml}\n---\n");
        // A property in front of nothing, or inside a text, may well not be YAML.
        match parse(&text, 4..text.len() - 4, LIMIT) {
            Ok(front_matter) if front_matter.recovered.is_empty() => check(&text, &front_matter)?,
            other => prop_assert!(properties, "{text}{other:?}"),
        }
    }

    /// Whatever the text: no panic, and every place lies in the front matter, on character boundaries.
    #[test]
    fn anything_has_places_in_the_file(
        yaml in "([a-zé\u{2028}\r\u{85} ]|\n|: |- |\\? |\\[|\\]|\\{|\\}|, |[|>]\n|[&*!]a |\"|'|#|\\\\|\n  |\n\t|<<|%|@|name: |\\.\\.\\.|\n- |\nb: ){0,30}",
    ) {
        let text = format!("---\n{yaml}\n---\né");
        let range = 4..5 + yaml.len();
        match parse(&text, range.clone(), LIMIT) {
            Ok(front_matter) => {
                for (path, _, value) in paths(&front_matter.entries) {
                    let text_end = value.as_str().map_or(3, str::len);
                    for part in [Part::Key, Part::Value, Part::Text(0..text_end), Part::Text(0..1)] {
                        let span = front_matter.span(&text, &path, &part);
                        prop_assert!(range.start <= span.start && span.end <= range.end, "{span:?}");
                        prop_assert!(text.get(span).is_some());
                    }
                }
                prop_assert!(front_matter.comments(&text).into_iter().all(|span| text[span].starts_with('#')));
                for line in &front_matter.recovered {
                    prop_assert_eq!(
                        yaml::read(&line.fixed(&text)).ok().and_then(|mut entries| entries.pop()),
                        Some((line.key.clone(), Value::Str(text[line.value.clone()].to_owned())))
                    );
                }
            }
            Err(fault) => {
                let helps = fault.helps.into_iter();
                let fix = helps.filter_map(|help| Some(help.replacement?.0));
                for span in [fault.span].into_iter().chain(fault.related.into_iter().map(|(span, _)| span)).chain(fix) {
                    prop_assert!(range.start <= span.start && span.end <= range.end, "{span:?}");
                    prop_assert!(text.get(span).is_some());
                }
            }
        }
    }
}

/// The source of a part.
fn source<'a>(text: &'a str, path: &[usize], part: &Part) -> &'a str {
    &text[read(text).expect("readable").span(text, path, part)]
}

#[test]
fn nested_items_have_places() {
    let text = "---\n\
        hooks:\n  PreToolUse:\n    - matcher: \"Bash\" # x\n      hooks:\n      - type: command\n        command: >-\n          a\n          b\n\
        tools: Read, 'x', Bash(git:*)\n\
        mcpServers: [ a , {b: {url: http://x}}, \"c\":d ]\n\
        a: 1\na: 2\n---\n";
    assert_eq!(source(text, &[0, 0], &Part::Key), "PreToolUse");
    assert_eq!(source(text, &[0, 0, 0, 0], &Part::Value), "\"Bash\"");
    assert_eq!(source(text, &[0, 0, 0, 0], &Part::Text(0..4)), "Bash");
    assert_eq!(source(text, &[0, 0, 0, 1, 0, 1], &Part::Text(2..3)), "b");
    assert_eq!(source(text, &[1], &Part::Text(11..22)), "Bash(git:*)");
    assert_eq!(source(text, &[2, 1, 0, 0], &Part::Key), "url");
    assert_eq!(source(text, &[2, 1, 0, 0], &Part::Value), "http://x");
    assert_eq!(source(text, &[2, 2], &Part::Value), "\"c\":d");
    assert_eq!(source(text, &[3], &Part::Value), "1");
    assert_eq!(source(text, &[4], &Part::Key), "a");
    assert_eq!(source(text, &[4], &Part::Value), "2");
}

#[test]
fn recovered_lines_have_places() {
    let text = "---\nname: x\ndescription: \"a\\nb\": c  \ntools: [Read, 'x']\n---\n";
    assert_eq!(source(text, &[1], &Part::Value), "\"a\\nb\": c  ");
    assert_eq!(source(text, &[1], &Part::Text(8..9)), "c");
    assert_eq!(source(text, &[2, 1], &Part::Value), "'x'");
}

#[test]
fn what_has_no_place_has_that_of_its_surroundings() {
    let text = "---\na: &x {b: c}\nd: *x\ne:\nf: \"\\x41\"\n---\n";
    assert_eq!(
        source(text, &[1, 0], &Part::Key),
        "*x",
        "the alias stands for the map"
    );
    assert_eq!(source(text, &[2], &Part::Value), "");
    assert_eq!(
        source(text, &[7], &Part::Value),
        js_trimmed(text),
        "there is no such entry"
    );
    assert_eq!(source(text, &[], &Part::Key), js_trimmed(text));
    assert_eq!(
        source(text, &[3], &Part::Text(0..9)),
        "\"\\x41\"",
        "there is no such range"
    );
}

/// The front matter between the fences, trimmed.
fn js_trimmed(text: &str) -> &str {
    &text[js::trim(text, 4..text.len() - 4)]
}
