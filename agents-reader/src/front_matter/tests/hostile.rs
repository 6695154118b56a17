//! Input that is out to exhaust time, memory or the stack.

use std::fs;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::super::parse;
use super::LIMIT;
use crate::yaml::{ErrorKind, Node, Value, parse_map};

/// What a front matter up to the default limit may take; longer ones, for which the user must raise the limit, in
/// proportion.
const PATIENCE: Duration = Duration::from_secs(1);

/// The time that this thread has run, which does not depend on what else the machine does; elsewhere than on Linux,
/// the time of day.
fn now() -> Duration {
    let schedule = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = schedule
        .split(' ')
        .next()
        .and_then(|word| word.parse().ok());
    nanoseconds.map_or_else(
        || {
            SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .expect("after 1970")
        },
        Duration::from_nanos,
    )
}

/// Reads a front matter, and finds places in it, in time, on a stack as small as a test's.
fn survive(name: &str, yaml: &str) -> bool {
    let text = format!("---\n{yaml}---\n");
    let start = now();
    let result = parse(&text, 4..text.len() - 4, usize::MAX);
    let took = now().saturating_sub(start);
    let patience = PATIENCE * u32::try_from(1 + yaml.len() / LIMIT).expect("a small number");
    let outcome = result
        .as_ref()
        .map(|read| read.entries().len())
        .map_err(|fault| &fault.headline);
    println!("{name}: {} bytes, {took:?}, {outcome:?}", yaml.len());
    assert!(took < patience, "{name}: {took:?}");
    match result {
        Ok(front_matter) => {
            for entry in front_matter.entries() {
                assert!(text.get(entry.key.span.clone()).is_some(), "{name}");
                assert!(text.get(entry.value.span.clone()).is_some(), "{name}");
            }
            assert!(front_matter.comments().len() <= yaml.len(), "{name}");
            true
        }
        Err(fault) => {
            assert!(text.get(fault.span).is_some(), "{name}");
            assert!(!fault.headline.is_empty(), "{name}");
            false
        }
    }
}

/// A line for each number.
fn each(numbers: impl Iterator<Item = usize>, line: impl Fn(usize) -> String) -> String {
    numbers.map(line).collect::<Vec<_>>().concat()
}

/// What the reader says.
fn kind(yaml: &str) -> ErrorKind {
    parse_map(yaml, 0..yaml.len()).expect_err("an error").kind
}

#[test]
fn nesting() {
    for open in [
        "[", "{", "- ", "? ", "[a, ", "{a: ", "- [", "!t [", "&a [", "[{", "- ? ",
    ] {
        // The recovery makes a text of a list item on the line of a key.
        let is_text = survive(open, &format!("a: {}\n", open.repeat(100_000)));
        assert_eq!(is_text, open == "- [", "{open}");
        assert!(
            !survive(open, &format!("{}\n", open.repeat(100_000))),
            "{open}"
        );
    }
    let block = each(0..1000, |depth| format!("{}a:\n", " ".repeat(depth)));
    assert!(!survive("block map", &block));
    assert_eq!(kind(&block), ErrorKind::Depth);
    assert_eq!(
        kind(&format!("a: {}{}\n", "[".repeat(200), "]".repeat(200))),
        ErrorKind::Depth
    );
    assert!(survive(
        "deep but sane",
        &format!("a: {}{}\n", "[".repeat(100), "]".repeat(100))
    ));
    assert!(survive(
        "brackets in a text",
        &format!("a: '{}'\n", "[".repeat(500))
    ));
}

#[test]
fn alias_bombs() {
    let laugh = |n: usize| {
        let item = if n == 0 {
            "x".to_owned()
        } else {
            format!("*a{}", n - 1)
        };
        format!("a{n}: &a{n} [{}]\n", [item.as_str(); 9].join(", "))
    };
    let laughs = each(0..30, laugh);
    assert!(!survive("laughs", &laughs));
    assert_eq!(kind(&laughs), ErrorKind::Aliases);
    let blow_up = format!(
        "a: &a {}\nb: [{}]\n",
        "x".repeat(100_000),
        "*a,".repeat(10_000)
    );
    assert!(!survive("one long text", &blow_up));
    assert_eq!(kind(&blow_up), ErrorKind::Aliases);
    assert!(!survive("itself", "a: &a [*a, *a]\n"));
    assert!(!survive("merge", "a: &a {<<: *a, <<: *a}\n"));
    assert!(survive("a few", "a: &a [x, y]\nb: [*a, *a, *a]\n"));
    assert!(survive(
        "anchors",
        &each(0..20_000, |n| format!("a{n}: &a{n} x\n"))
    ));
}

#[test]
fn size() {
    assert!(survive("keys", &each(0..100_000, |n| format!("k{n}: v\n"))));
    assert!(survive("same keys", &"k: v\n".repeat(100_000)));
    assert!(survive(
        "flow keys",
        &format!("a: {{{}}}\n", "k: v, ".repeat(50_000))
    ));
    assert!(survive(
        "items",
        &format!("a:\n{}", "- v\n".repeat(100_000))
    ));
    for quote in ["", "'", "\""] {
        assert!(
            survive(
                "long line",
                &format!("a: {quote}{}{quote}\n", "word ".repeat(200_000))
            ),
            "{quote}"
        );
        assert!(
            survive(
                "long word",
                &format!("a: {quote}{}{quote}\n", "w".repeat(1_000_000))
            ),
            "{quote}"
        );
        assert!(
            survive(
                "lines",
                &format!("a: {quote}{}b{quote}\n", "w\n  ".repeat(200_000))
            ),
            "{quote}"
        );
        assert!(
            survive(
                "blank lines",
                &format!("a: {quote}x{}b{quote}\n", "\n  ".repeat(200_000))
            ),
            "{quote}"
        );
    }
    assert!(survive(
        "block",
        &format!("a: |\n{}", "  w\n".repeat(200_000))
    ));
    assert!(survive(
        "comments",
        &format!("a: x\n{}", "# w\n".repeat(200_000))
    ));
    assert!(survive(
        "long key",
        &format!("{}: x\n", "k".repeat(1_000_000))
    ));
}

#[test]
fn size_with_a_fault() {
    assert!(survive("recovered", &"k: v: w\n".repeat(10_000)));
    assert!(survive(
        "recovered line",
        &format!("k: v: {}\n", "w! ".repeat(80_000))
    ));
    assert!(!survive("faults", &"'k': v: w\n".repeat(20_000)));
    assert!(!survive(
        "fault at the end",
        &format!("{}k: \"\n", "k: v\n".repeat(20_000))
    ));
    assert!(!survive("open quotes", &"k: \"\n".repeat(10_001)));
    assert!(!survive("odd quotes", &"k: \"\"\"\n".repeat(20_000)));
    assert!(!survive(
        "prose",
        &format!("k: v\n{}", "some words\n".repeat(20_000))
    ));
    assert!(!survive(
        "prose and colons",
        &format!("k: v\n  x: y\n{}", "  some: words\n".repeat(20_000))
    ));
    assert!(!survive(
        "tabs",
        &format!("k:\n{}", " \tsome: words\n".repeat(20_000))
    ));
    assert!(!survive(
        "steps",
        &format!("k:\n{}", "   a: b\n  c: d\n".repeat(10_000))
    ));
    assert!(!survive(
        "stairs",
        &each((0..700).rev(), |n| format!("k: v\n{}a: b\n", " ".repeat(n)))
    ));
    assert!(!survive(
        "brackets",
        &format!("k:\n{}", "- [a\n".repeat(20_000))
    ));
    assert!(!survive(
        "aliases",
        &format!("k:\n{}", "- *a\n".repeat(20_000))
    ));
    assert!(!survive(
        "hyphens",
        &format!("k:\n{}", "  a: - b\n".repeat(20_000))
    ));
    assert!(!survive(
        "hyphens on a line",
        &format!("k: v\n{}\n", "- ".repeat(120_000))
    ));
    assert!(!survive(
        "colons on a line",
        &format!("'k': v\n  {}\n", "a: ".repeat(80_000))
    ));
    assert!(!survive(
        "escapes",
        &format!("k: \"{}\"\n", "\\d ".repeat(80_000))
    ));
}

#[test]
fn odd_characters() {
    assert!(!survive("nul", "a: x\0y\n"));
    assert_eq!(kind("a: x\0y\n"), ErrorKind::Nul);
    for c in ['\u{7}', '\u{7f}', '\u{80}', '\u{FFFE}', '\u{FFFF}'] {
        assert!(survive("control", &format!("a: x{c}y\n")), "{c:?}");
    }
    for text in [
        "a: \u{FEFF}x\n",
        "a: x\u{202E}\u{E0041}\n",
        "\u{E000}\u{85}\u{2028}: \u{E001}\n",
    ] {
        assert!(survive("odd", text), "{text:?}");
    }
    assert!(survive("lone returns", "a: x\rb: y\r"));
    assert!(survive("mixed ends", "a: x\r\nb: y\rc: |\r\n  d\n  e\n"));
    assert!(!survive("stray mark", "a: x\n\u{FEFF}b\u{FEFF}: *\n c"));
}

#[test]
fn documents_and_roots() {
    assert!(!survive("two documents", "a: x\n...\nb: y\n"));
    assert_eq!(kind("a: x\n...\nb: y\n"), ErrorKind::SeveralDocuments);
    assert!(survive("an end", "a: x\n...\n"));
    for root in ["- a\n", "some text\n", "5\n"] {
        assert_eq!(kind(root), ErrorKind::NotAMap);
    }
    let tagged = "!t {!u a: !!str 5}\n";
    let document = parse_map(tagged, 0..tagged.len()).expect("a map");
    assert_eq!(document.get("a").and_then(Node::as_str), Some("5"));
    assert!(matches!(document.root.value, Value::Map(_)));
    assert!(!survive("directive", "%YAML 1.2\na: x\n"));
}
