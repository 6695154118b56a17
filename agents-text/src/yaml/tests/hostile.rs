//! Texts that are out to exhaust time, memory or the stack.

use std::time::{Duration, Instant};

use super::super::{ErrorKind, MAX_DEPTH, Value};
use super::read;

/// A quarter of a megabyte, the largest front matter that is read by default.
const SIZE: usize = 256 * 1024;

/// Reads a text of repeated parts, and makes sure that it does not take long.
fn timed(part: &str) -> Result<Value, ErrorKind> {
    let text = part.repeat(SIZE / part.len());
    let start = Instant::now();
    let result = read(&text);
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "{part:?} took {:?}",
        start.elapsed()
    );
    result
        .map(|document| document.root.value)
        .map_err(|error| error.kind)
}

#[test]
fn deep_nesting_is_refused() {
    for part in [
        "[", "{", "- ", "? ", "[[{", "{? ", "[? [", "&a [", "!t {", "{a: ", "[a: ", "- ? ", "{[",
        "\"a\": [",
    ] {
        assert!(timed(part).is_err(), "{part:?}");
    }
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(read(&nested(MAX_DEPTH)).is_ok());
    assert_eq!(
        read(&nested(MAX_DEPTH + 1))
            .map_err(|error| error.kind)
            .err(),
        Some(ErrorKind::Depth)
    );
    let steps = (0..400).fold(String::new(), |text, n| text + &" ".repeat(n) + "a:\n");
    assert_eq!(
        read(&steps).map_err(|error| error.kind).err(),
        Some(ErrorKind::Depth)
    );
}

#[test]
fn time_grows_with_the_text_only() {
    for part in [
        "a",
        " ",
        "\n",
        "\t",
        "\r",
        "#",
        ":",
        ": ",
        "a: b\n",
        "a:b",
        "'",
        "\"",
        "''",
        "\\",
        "\"\\",
        "-",
        "--",
        "- \n",
        "- a\n",
        "...\n",
        "---\n",
        "|\n",
        "a: |\n",
        "a: |\n b\n",
        "a: >\n\n",
        "%a\n",
        "&a ",
        "&a\n",
        "*a ",
        "!a ",
        "!\n",
        "? a\n",
        "?\n",
        ",",
        "]",
        "a: [b]\n",
        "a: {b: c}\n",
        "x: &x 1\n",
        "<<: {a: 1}\n",
        "a #",
        "a:\n",
        "a\n",
        "\n#",
        " #\n",
        "a: 'b\n  c'\n",
        "a: \"b\n  c\"\n",
        "a: b\n  c\n",
        "&a b: &c d\n",
        "é",
        "\u{1F680}",
        "[a",
        "{a",
        "a: [\n",
        "a: \"b\"\n",
        "0",
        "1e",
        "+",
        ".",
        "~",
        "\u{FEFF}",
        "a: !!str\n",
        "!!str ",
        "%TAG !a! b\n",
        "!a!b ",
    ] {
        let _ = timed(part);
    }
}

#[test]
fn a_list_of_many_items_is_read() {
    for (part, least) in [("- a\n", 60_000), ("a: b\n", 50_000)] {
        let value = timed(part).expect("valid");
        let count = match &value {
            Value::List(items) => items.len(),
            Value::Map(entries) => entries.len(),
            _ => 0,
        };
        assert!(count > least, "{count}");
    }
}

#[test]
fn aliases_cannot_multiply() {
    let laughs = (1..30).fold(
        "a0: &a0 [x, x, x, x, x, x, x, x]\n".to_owned(),
        |text, n| {
            let before = n - 1;
            text + &format!(
                "a{n}: &a{n} [{}]\n",
                vec![format!("*a{before}"); 8].join(", ")
            )
        },
    );
    assert_eq!(
        read(&laughs).map_err(|error| error.kind).err(),
        Some(ErrorKind::Aliases)
    );
    let keys = (0..3_000).fold(String::new(), |text, n| text + &format!("k{n}: x\n"));
    let merges = format!("a: &a {{x: 1}}\n{keys}{}", "<<: *a\n".repeat(3_000));
    assert_eq!(
        read(&merges).map_err(|error| error.kind).err(),
        Some(ErrorKind::Aliases)
    );
    let deep = (1..200).fold("a0: &a0 [x]\n".to_owned(), |text, n| {
        text + &format!("a{n}: &a{n} [*a{}]\n", n - 1)
    });
    assert_eq!(
        read(&deep).map_err(|error| error.kind).err(),
        Some(ErrorKind::Depth)
    );
    assert!(read("a: &a [x, y]\nb: [*a, *a]\nc: *a\n").is_ok());
}
