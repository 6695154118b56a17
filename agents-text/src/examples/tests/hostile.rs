//! Descriptions that no one would write: each is split in time.

use std::time::{Duration, Instant};

use super::check;
use crate::examples::split;

/// What is quadratic takes minutes for a megabyte, and seconds for the part of it that unoptimized code gets.
const SIZE: usize = if cfg!(debug_assertions) {
    150_000
} else {
    1_000_000
};

const LIMIT: Duration = if cfg!(debug_assertions) {
    // Unoptimized, and on a busy machine: enough to see what is quadratic, which takes minutes.
    Duration::from_secs(30)
} else {
    Duration::from_secs(1)
};

#[test]
fn much_of_anything() {
    let pieces = [
        "<example>",
        "</example>",
        "<example>x",
        "<example>user: 'x' ",
        "<example></example>",
        "<examples>",
        "<example ",
        "Context: ",
        "Context: a. ",
        "\n\nContext: a",
        "\n\nContext: <user> b",
        "\n\nContext: a user: 'b\n\n",
        "user: ",
        "user: \"",
        "user: '",
        "user: 'a. B",
        " user: \"a\" ",
        "\nuser: 'x' assistant: 'y'\n\n",
        "assistant: \"a.\" B ",
        "<commentary>",
        "</commentary>",
        "<commentary>x</commentary>",
        "<user>",
        "<context>",
        "<context>x</context>",
        "'",
        "\"",
        "' ",
        "\" - ",
        "\\",
        "\\n",
        "\\\"",
        " ",
        "\n",
        "-",
        "- ",
        "*",
        "**user",
        "user",
        "1. ",
        "Example:\n",
        "a. ",
        "<",
        "Examples: Context: a\n\n",
        "é",
        "agent: ",
        ": ",
        "\n- User: \"a\"",
        "\n- User: \"a\" Assistant: \"b\"",
        "the user: ",
    ];
    for piece in pieces {
        for (before, after) in [
            ("", ""),
            ("<example>", "</example>"),
            ("Context: a user: \"", "\""),
            ("a ", "<example>"),
        ] {
            let description = format!("{before}{}{after}", piece.repeat(SIZE / piece.len()));
            let start = Instant::now();
            let split = split(&description);
            let time = start.elapsed();
            assert!(time < LIMIT, "{before}{piece:?}{after}: {time:?}");
            check(&description, &split);
        }
    }
}
