//! What is wrong with tags, and that the rest is read all the same.

use super::sketch;
use crate::examples::{Defect, MAX_DEFECTS, split};

fn defects(description: &str) -> Vec<(&'static str, &str)> {
    split(description)
        .defects
        .iter()
        .map(|defect| {
            let name = match defect {
                Defect::Unclosed(_) => "unclosed",
                Defect::Nested(_) => "nested",
                Defect::Unopened(_) => "unopened",
                Defect::NoTurns(_) => "no turns",
            };
            (name, &description[defect.span().clone()])
        })
        .collect()
}

#[test]
fn none() {
    assert_eq!(
        defects("A. <example>user: 'x' assistant: 'y'</example>"),
        []
    );
    assert_eq!(
        defects("Use <example> tags, or <Example type=\"x\"> ones."),
        []
    );
    assert_eq!(defects("<EXAMPLE type=\"x\">user: 'x'</EXAMPLE >"), []);
}

#[test]
fn a_tag_at_the_very_end_opens_nothing() {
    for description in [
        "A. <example>user: 'x'</example> <example>",
        "Use this agent:\n\n<example>\n",
    ] {
        assert_eq!(defects(description), [("unclosed", "<example>")]);
    }
}

#[test]
fn unclosed() {
    let description = "A. <example>Context: B. user: 'x'\n\nMore.";
    assert_eq!(defects(description), [("unclosed", "<example>")]);
    assert_eq!(sketch(description), ["A.\n\nMore.", "C B.", "U x", "--"]);

    let description = "A. <example>user: 'x' <example>user: 'y'</example>";
    assert_eq!(split(description).defects, [Defect::Unclosed(3..12)]);
    assert_eq!(sketch(description), ["A.", "U x", "--", "U y", "--"]);
}

#[test]
fn nested() {
    let description = "A. <example>user: 'x' <example>Context: B. user: 'y'</example></example> C.";
    assert_eq!(split(description).defects, [Defect::Nested(22..31)]);
    assert_eq!(sketch(description), ["A. C.", "C B.", "U x", "U y", "--"]);
}

#[test]
fn unopened() {
    let description = "A. Context: B. user: 'x' assistant: 'y'</example> C.";
    assert_eq!(defects(description), [("unopened", "</example>")]);
    assert_eq!(sketch(description), ["A. C.", "C B.", "U x", "A y", "--"]);
}

#[test]
fn no_turns() {
    let description = "A. <example>Someone wants a review.</example>";
    assert_eq!(defects(description), [("no turns", "<example>")]);
    assert_eq!(
        sketch(description),
        ["A.", "C Someone wants a review.", "--"]
    );
    assert_eq!(
        defects("A. <example>Context: B</example>"),
        [("no turns", "<example>")]
    );
    assert_eq!(
        defects("A. Examples: Context: B. Context: C."),
        [("no turns", "Context:"), ("no turns", "Context:")]
    );
    assert_eq!(
        defects("A. <example>Context: B"),
        [("unclosed", "<example>"), ("no turns", "<example>")]
    );
}

#[test]
fn the_number_of_defects_is_limited() {
    assert_eq!(split(&"</example>".repeat(100)).defects.len(), MAX_DEFECTS);
}
