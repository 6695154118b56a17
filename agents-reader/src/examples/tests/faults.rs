//! What is wrong with tags, and that the rest is read all the same.

use super::sketch;
use crate::examples::{Fault, MAX_FAULTS, split};

fn faults(description: &str) -> Vec<(&'static str, &str)> {
    split(description)
        .faults
        .iter()
        .map(|fault| {
            let name = match fault {
                Fault::Unclosed(_) => "unclosed",
                Fault::Nested(_) => "nested",
                Fault::Unopened(_) => "unopened",
                Fault::NoTurns(_) => "no turns",
            };
            (name, &description[fault.span().clone()])
        })
        .collect()
}

#[test]
fn none() {
    assert_eq!(faults("A. <example>user: 'x' assistant: 'y'</example>"), []);
    assert_eq!(
        faults("Use <example> tags, or <Example type=\"x\"> ones."),
        []
    );
    assert_eq!(faults("<EXAMPLE type=\"x\">user: 'x'</EXAMPLE >"), []);
}

#[test]
fn a_tag_at_the_very_end_opens_nothing() {
    for description in [
        "A. <example>user: 'x'</example> <example>",
        "Use this agent:\n\n<example>\n",
    ] {
        assert_eq!(faults(description), [("unclosed", "<example>")]);
    }
}

#[test]
fn unclosed() {
    let description = "A. <example>Context: B. user: 'x'\n\nMore.";
    assert_eq!(faults(description), [("unclosed", "<example>")]);
    assert_eq!(sketch(description), ["A.\n\nMore.", "C B.", "U x", "--"]);

    let description = "A. <example>user: 'x' <example>user: 'y'</example>";
    assert_eq!(split(description).faults, [Fault::Unclosed(3..12)]);
    assert_eq!(sketch(description), ["A.", "U x", "--", "U y", "--"]);
}

#[test]
fn nested() {
    let description = "A. <example>user: 'x' <example>Context: B. user: 'y'</example></example> C.";
    assert_eq!(split(description).faults, [Fault::Nested(22..31)]);
    assert_eq!(sketch(description), ["A. C.", "C B.", "U x", "U y", "--"]);
}

#[test]
fn unopened() {
    let description = "A. Context: B. user: 'x' assistant: 'y'</example> C.";
    assert_eq!(faults(description), [("unopened", "</example>")]);
    assert_eq!(sketch(description), ["A. C.", "C B.", "U x", "A y", "--"]);
}

#[test]
fn no_turns() {
    let description = "A. <example>Someone wants a review.</example>";
    assert_eq!(faults(description), [("no turns", "<example>")]);
    assert_eq!(
        sketch(description),
        ["A.", "C Someone wants a review.", "--"]
    );
    assert_eq!(
        faults("A. <example>Context: B</example>"),
        [("no turns", "<example>")]
    );
    assert_eq!(
        faults("A. Examples: Context: B. Context: C."),
        [("no turns", "Context:"), ("no turns", "Context:")]
    );
    assert_eq!(
        faults("A. <example>Context: B"),
        [("unclosed", "<example>"), ("no turns", "<example>")]
    );
}

#[test]
fn only_so_many() {
    assert_eq!(split(&"</example>".repeat(100)).faults.len(), MAX_FAULTS);
}
