//! What remains of a description.

use super::sketch;
use crate::examples::{Text, split};

const EXAMPLE: &str = "<example>user: 'A'</example>";

fn when_to_use(before: &str, after: &str) -> String {
    sketch(&format!("{before}{EXAMPLE}{after}")).remove(0)
}

#[test]
fn labels_that_only_introduce_are_dropped() {
    for label in [
        "Examples:",
        "Specifically:",
        "For example:",
        "Usage examples:",
        "Here are some examples:",
        "Examples of when to use this agent:",
        "**Examples:**",
        "## Examples:",
        "Example usage scenarios: ",
        "Examples:\n- ",
        "Examples: 1.",
        "Specifically: Examples:",
    ] {
        for between in [" ", "\n\n", "\\\n\\\n"] {
            assert_eq!(
                when_to_use(&format!("Reviews code.{between}{label}{between}"), ""),
                "Reviews code.",
                "{label}"
            );
        }
    }
}

#[test]
fn sentences_that_say_something_stay() {
    for text in [
        "Reviews code",
        "Use it when you need any of these things: ",
        "Reviews code, tests, and docs, for example: ",
        "Use this agent when:",
        "See version 1.5",
        "Examples are good.",
    ] {
        assert_eq!(when_to_use(text, ""), text.trim());
    }
    assert_eq!(when_to_use("Examples:", ""), "");
}

#[test]
fn text_after_the_examples_stays() {
    assert_eq!(
        when_to_use("Does A. Examples: ", " Does not do B."),
        "Does A. Does not do B."
    );
    assert_eq!(
        when_to_use("Does A.\n\n", "\n\nDoes not do B.\n"),
        "Does A.\n\nDoes not do B."
    );
    assert_eq!(when_to_use("", " Does not do B."), "Does not do B.");
    assert_eq!(
        when_to_use("Does A.", " Examples:"),
        "Does A. Examples:",
        "it introduces nothing"
    );
}

#[test]
fn text_between_examples_stays_without_list_markers() {
    let description = format!(
        "A. Examples:\n- {EXAMPLE}\n- {EXAMPLE}, {EXAMPLE}\nExample 4: {EXAMPLE} And B. {EXAMPLE}"
    );
    assert_eq!(sketch(&description)[0], "A.\n\nAnd B.");
}

#[test]
fn one_piece_is_a_slice() {
    assert_eq!(
        split("  A. Examples: <example>user: 'x'</example>").when_to_use,
        Text::Span(2..4)
    );
    assert_eq!(split("A").when_to_use, Text::Span(0..1));
    assert_eq!(split(" A.\n ").when_to_use, Text::Span(1..3));
    assert_eq!(split("").when_to_use, Text::Span(0..0));
    assert!(split("").examples.is_empty());
}

#[test]
fn a_group_tag_is_not_text() {
    assert_eq!(
        sketch(
            "A.\n<examples>\n<example>user: 'x'</example>\n<example>user: 'y'</example>\n</examples>"
        ),
        ["A.", "U x", "--", "U y", "--"]
    );
}
