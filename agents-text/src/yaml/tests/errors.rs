//! Texts that Claude Code rejects, with the reason and the place.

use super::super::{ErrorKind, parse_map};
use super::read;

/// `^` in the text precedes the byte of the error.
fn check(marked: &str, kind: ErrorKind) {
    let at = marked.find('^').expect("a mark");
    let text = marked.replacen('^', "", 1);
    let error = match parse_map(&text, 0..text.len()) {
        Ok(document) => panic!("{text:?} is {document:?}"),
        Err(error) => error,
    };
    assert_eq!((error.kind, error.at), (kind, at), "{marked:?}");
}

#[test]
fn quotes() {
    use ErrorKind as K;
    check("a: b\nc: ^\"d\n", K::UnclosedQuote);
    check("a: ^'d", K::UnclosedQuote);
    check("a: \"b\n^c\"\n", K::QuotedLineNotIndented);
    check("a: 'b\n\n^c'\n", K::QuotedLineNotIndented);
    check("a: 'it'^s'\n", K::AfterQuote);
    check("a: \"b\" ^c\n", K::AfterQuote);
    check("a: \"b\"^: c\n", K::AfterQuote);
    check("a: \"b\"^#c\n", K::CommentWithoutSpace);
    check("a: \"^\\q\"\n", K::UnknownEscape);
    check("a: \"^\\xg0\"\n", K::InvalidEscape);
    check("a: \"^\\ud83d\"\n", K::InvalidEscape);
    check("\"a\n^--- b\"\n", K::MarkerInQuotes);
}

#[test]
fn lines() {
    use ErrorKind as K;
    check("a: b^: c\n", K::ColonInPlain);
    check("description: Use it when^: now\n", K::ColonInPlain);
    check("a: b\n  c^: d\n", K::ColonInPlain);
    check("a: b\n^foo\nc: d\n", K::MissingColon);
    check("^foo\nc: d\n", K::MissingColon);
    check("a: b\n^foo", K::MissingColon);
    check("a: \"b\"\n  ^c: d\n", K::Indentation);
    check("a:\n  b: c\n ^d: e\n", K::Indentation);
    check("a: b\n^- c\n", K::MixedCollection);
    check("- a\n^b: c\n", K::MixedCollection);
    check("a: ^- b\n", K::ItemAfterKey);
    check("^\"a\n  b\": c\n", K::MultilineKey);
    check("a: b\n^\tc: d\n", K::Tab);
    check("a: ^@b\n", K::ReservedIndicator);
    check("a: ^%b\n", K::StrayDirective);
    check("a: b\nc: ^\0\n", K::Nul);
}

#[test]
fn brackets() {
    use ErrorKind as K;
    check("tools: ^[Read, Grep\nmodel: x\n", K::UnclosedList);
    check("tools: ^[Read, Grep", K::UnclosedList);
    check("x: ^{a: b\ny: c\n", K::UnclosedMap);
    check("x: [a,\n^b]\n", K::FlowLineNotIndented);
    check("x: [\"a\" ^\"b\"]\n", K::AfterQuote);
    check("x: [[a] ^b]\n", K::InFlow);
    check("x: [a] ^b\n", K::AfterBracket);
    check("x: [a]^: b\n", K::AfterBracket);
    check("x: [^,]\n", K::StrayFlowIndicator);
    check("x: [a,^,b]\n", K::StrayFlowIndicator);
    check("x: ^]\n", K::StrayFlowIndicator);
    check("x: [a, ^|]\n", K::BlockInFlow);
    check("x: [^- a]\n", K::InFlow);
}

#[test]
fn blocks() {
    use ErrorKind as K;
    check("a: |^x\n", K::BlockHeader);
    check("a: >^0\n", K::BlockHeader);
    check("a: |\n    ^\n  b\n", K::BlockIndentation);
    check("a: |\n^\tb\n", K::Tab);
}

#[test]
fn properties() {
    use ErrorKind as K;
    check("a: ^*x\n", K::UnknownAlias);
    check("a: ^**bold**\n", K::UnknownAlias);
    check("a: &x [^*x]\n", K::CyclicAlias);
    check("a: ^& x\n", K::Property);
    check("a: ^!<x\n", K::Property);
    check("a: &x ^&y z\n", K::TwoAnchors);
    check("a: !x ^!y z\n", K::TwoTags);
    check("b: &y z\na: !x ^*y\n", K::AliasWithProperty);
    check("a: ^!e!x z\n", K::UnknownTagHandle);
}

#[test]
fn documents() {
    use ErrorKind as K;
    check("a: b\n^---\nc: d\n", K::SeveralDocuments);
    check("a: b\n...\n^c: d\n", K::SeveralDocuments);
    check("^%YAML x\n---\na: b\n", K::Directive);
    check("%YAML 1.2\n^%YAML 1.2\n---\na: b\n", K::Directive);
    check("%YAML 1.2\n^a: b\n", K::Directive);
    check("--- ^a: b\n", K::Unexpected);
    check("^- a\n", K::NotAMap);
    check("  ^text\n", K::NotAMap);
    check("a: b\n... ^c\n", K::Unexpected);
    assert!(parse_map("\"\"", 0..2).is_ok());
}

#[test]
fn errors_know_where_things_begin() {
    for (text, start) in [
        ("a: \"b\nc\"\n", Some("\"b")),
        ("a: x b: c\n", Some("x b")),
        ("a: 'it's'\n", Some("'it")),
        ("a: [b,\nc]\n", Some("[b")),
        ("a: [b, [\"c\"] d]\n", Some("[b")),
        ("a: ]\n", None),
    ] {
        let error = read(text).expect_err("refused");
        let expected = start.map(|start| text.find(start).expect("there"));
        assert_eq!(error.start, expected, "{text:?}: {error}");
    }
}

#[test]
fn only_limits_are_ours() {
    assert!(
        ErrorKind::Depth.is_limit()
            && ErrorKind::Aliases.is_limit()
            && ErrorKind::CyclicAlias.is_limit()
    );
    assert!(!ErrorKind::Tab.is_limit());
    let error = read("a: 'b").expect_err("refused");
    assert_eq!(error.to_string(), "unclosed quote at byte 3");
}
