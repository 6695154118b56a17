use insta::assert_snapshot;
use proptest::prelude::*;

use super::{render, render_without_source};
use crate::diagnostic::{Diagnostic, position};

/// A diagnostic at the first occurrence of `part`.
fn at(text: &str, part: &str, headline: &str) -> Diagnostic {
    let start = text.find(part).expect("the part is there");
    Diagnostic::error(start..start + part.len(), headline)
}

#[test]
fn a_value_with_a_suggestion() {
    let text = "---\nname: reviewer\ndescription: d\nmodel: sonet\n---\nBody\n";
    let start = text.find("sonet").expect("it is there");
    let diagnostic = at(text, "sonet", "unknown model `sonet`")
        .label("not a model or an alias")
        .note("Claude Code takes it as it is, and fails when the agent is called")
        .replace(start..start + 5, "sonnet", "did you mean `sonnet`?");
    assert_snapshot!(render(&diagnostic, "agents/a.md", text));
}

#[test]
fn two_places() {
    let text = "---\nname: a\ntools: Read\ndescription: d\ncolor: red\nextra: 1\nname: b\n---\n";
    let diagnostic = Diagnostic::error(60..64, "`name` is given twice")
        .label("Claude Code takes this one")
        .related(4..8, "first given here")
        .help("remove one of them");
    assert_snapshot!(render(&diagnostic, "agents/a.md", text));
}

#[test]
fn lines_a_thousand_apart_fold() {
    let text = format!("name: a\n{}name: b\n", "x: y\n".repeat(1000));
    let diagnostic = Diagnostic::error(5008..5012, "`name` is given twice")
        .label("again")
        .related(0..4, "first");
    assert_snapshot!(render(&diagnostic, "a.md", &text));
}

#[test]
fn tabs_wide_and_combining_characters() {
    let text = "a:\t日本 e\u{301}\u{301} wrong 🦀\n";
    assert_snapshot!(render(&at(text, "wrong", "h").label("here"), "a.md", text));
}

#[test]
fn a_long_description() {
    let text = format!(
        "---\nname: a\ndescription: {} <example>user: \"hi\" {}\n---\n",
        "Use this agent when. ".repeat(100),
        "and more of it. ".repeat(100)
    );
    let diagnostic = at(&text, "<example>", "`<example>` is never closed")
        .label("opened here")
        .related(12..23, "in this value");
    assert_snapshot!(render(&diagnostic, "agents/a.md", &text));
}

#[test]
fn a_suggestion_in_a_long_line() {
    let text = format!(
        "tools: {}raed, {}\n",
        "Bash, ".repeat(300),
        "Write, ".repeat(300)
    );
    let start = text.find("raed").expect("it is there");
    let diagnostic = at(&text, "raed", "unknown tool `raed`").replace(
        start..start + 4,
        "Read",
        "did you mean `Read`?",
    );
    assert_snapshot!(render(&diagnostic, "a.md", &text));
}

#[test]
fn a_rewritten_line_is_shown_whole() {
    let text = "description: Use when: always\n";
    let diagnostic = at(text, "Use when: always", "not valid YAML").replace(
        13..29,
        "'Use when: always, 'tis so'",
        "put quotes around the value",
    );
    assert_snapshot!(render(&diagnostic, "a.md", text));
}

#[test]
fn a_line_to_add_and_a_line_to_remove() {
    let text = "---\nname: a\npre: x\n---\n";
    let add = Diagnostic::error(0..3, "`description` is missing").replace(
        12..12,
        "description: …\n",
        "say when to use the agent",
    );
    assert_snapshot!("add", render(&add, "a.md", text));
    let remove = Diagnostic::error(12..15, "unknown field `pre`").replace(12..19, "", "remove it");
    assert_snapshot!("remove", render(&remove, "a.md", text));
}

#[test]
fn several_lines() {
    let text = "---\nname: a\ndescription: one\ntwo\nthree: x\n\nfour\nfive\nsix\n---\nbody";
    let diagnostic = Diagnostic::error(25..56, "a value over several lines")
        .label("it ends here")
        .related(4..8, "name");
    assert_snapshot!(render(&diagnostic, "a.md", text));
}

#[test]
fn places_without_characters() {
    assert_snapshot!(
        "end",
        render(
            &Diagnostic::error(8..8, "no closing `---`").label("expected here"),
            "a.md",
            "---\na: b\n"
        )
    );
    assert_snapshot!(
        "empty",
        render(&Diagnostic::error(0..0, "the file is empty"), "a.md", "")
    );
    assert_snapshot!(
        "line_end",
        render(&Diagnostic::error(3..5, "line end"), "a.md", "---\r\nb")
    );
    assert_snapshot!(
        "past_the_end",
        render(&Diagnostic::error(90..99, "past the end"), "a.md", "---\n")
    );
}

#[test]
fn byte_order_mark_and_crlf() {
    let text = "\u{feff}---\r\nname: a b\r\n---\r\n";
    assert_snapshot!(render(
        &at(text, "a b", "bad name").related(0..6, "starts here"),
        "a.md",
        text
    ));
}

#[test]
fn characters_that_cannot_be_seen() {
    let text = "name: a\u{202e}b\u{200b}\u{1b}[31m\0\n";
    let diagnostic = at(
        text,
        "\u{202e}",
        "`name` holds U+202E\u{202e}, \u{1b}[0m a hidden character",
    )
    .label("\u{1b}[0m right-to-left override")
    .note("a reviewer cannot see it \u{7}");
    let drawn = render(&diagnostic, "agents/\u{1b}.md", text);
    assert!(!drawn.contains(['\u{202e}', '\u{1b}', '\u{200b}', '\0', '\u{7}']));
    assert_snapshot!(drawn);
}

#[test]
fn without_a_source() {
    let diagnostic = Diagnostic::error(0..0, "folder `agnts` not found")
        .note("the path is relative to the crate's Cargo.toml:\nlooked in `app/agnts`")
        .help("a folder of a similar name exists: `agents`");
    assert_snapshot!("folder", render_without_source(&diagnostic, None));
    assert_snapshot!(
        "file",
        render_without_source(
            &Diagnostic::error(0..0, "`a.md` is a named pipe"),
            Some("agents/a.md")
        )
    );
}

#[test]
fn a_large_file_costs_little() {
    let text = format!(
        "{}wrong\n",
        "a line of some sixty-four bytes, the usual length of a line....\n".repeat(16_000)
    );
    let diagnostic = at(&text, "wrong", "h");
    let start = std::time::Instant::now();
    for _ in 0..100 {
        assert!(render(&diagnostic, "a.md", &text).contains("a.md:16001:1\n"));
    }
    let each = start.elapsed() / 100;
    assert!(each.as_millis() < 100, "{each:?} for each rendering");
}

proptest! {
    #[test]
    fn any_text_and_any_spans_are_drawn(
        text in r"(\PC|[\r\n\t \u{0}\u{1b}\u{200b}\u{200d}\u{202e}\u{301}\u{feff}日🦀]|x{90,150}){0,40}",
        spans in prop::collection::vec((0usize..300, 0usize..300), 1..5),
        replacement in r"(\PC|[\n\t]){0,20}",
    ) {
        let mut spans = spans.into_iter().map(|(a, b)| a.min(b)..a.max(b));
        let mut diagnostic = Diagnostic::error(spans.next().expect("one at least"), "headline").label("label").note("note");
        for span in spans {
            diagnostic = diagnostic.related(span.clone(), "related").replace(span, replacement.clone(), "help");
        }
        let drawn = render(&diagnostic, "a.md", &text);
        let (line, column) = counted(&text, diagnostic.span.start);
        let place = format!("--> a.md:{line}:{column}");
        let second = drawn.lines().nth(1).expect("a second line");
        prop_assert_eq!(second.trim_start(), &place);
        let number = format!("{line} |");
        let shortened = format!("{line} /");
        prop_assert!(
            drawn.lines().any(|shown| { let shown = shown.trim_start(); shown.starts_with(&number) || shown.starts_with(&shortened) }),
            "line {} is not shown:\n{}", line, drawn
        );
        let is_raw = drawn.contains(['\u{1b}', '\u{202e}', '\r', '\0']);
        prop_assert!(!is_raw, "control characters in:\n{:?}", drawn);
        prop_assert_eq!((line, column), position(&text, diagnostic.span.start));
    }

    #[test]
    fn carets_are_under_the_bytes(before in "[ -~]{0,300}", marked in "[!-~]{1,20}", after in "[ -~]{0,300}") {
        // Of ASCII text each byte is a column, so the carets can be looked up in the line above them.
        let text = format!("{before}{marked}{after}\n");
        let diagnostic = Diagnostic::error(before.len()..before.len() + marked.len(), "headline");
        let drawn = render(&diagnostic, "a.md", &text);
        let lines: Vec<&str> = drawn.lines().collect();
        let carets = lines.get(4).expect("a line of carets");
        let start = carets.find('^').expect("a caret");
        let end = carets.rfind('^').expect("a caret") + 1;
        prop_assert_eq!(lines.get(3).and_then(|line| line.get(start..end)), Some(marked.as_str()));
    }
}

/// Line and column by walking over the characters, to compare with.
fn counted(text: &str, offset: usize) -> (usize, usize) {
    let (mut line, mut column) = (1, 1);
    for (at, c) in text.char_indices() {
        if at + c.len_utf8() > offset {
            break;
        }
        match c {
            '\n' => (line, column) = (line + 1, 1),
            '\u{feff}' if at == 0 => {}
            _ => column += 1,
        }
    }
    (line, column)
}
