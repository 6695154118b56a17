//! What holds for any prompt.

use proptest::prelude::*;

use super::check;
use crate::outline::outline;

/// Markdown of the kind that agents are written in, with everything that can go wrong in it.
pub(super) fn markdown() -> impl Strategy<Value = String> {
    let words = "[a-zé*_`:\\[\\]<>\\\\# .|&-]{0,12}";
    let line = prop_oneof![
        4 => words.prop_map(String::from),
        2 => (1..=7_usize, words).prop_map(|(level, text)| format!("{} {text}", "#".repeat(level))),
        3 => (words, prop_oneof![Just(":**"), Just("**:"), Just("**")]).prop_map(|(text, end)| format!("**{text}{end}")),
        2 => words.prop_map(|text| format!("{text}:")),
        4 => (0..3_usize, prop_oneof![Just("-"), Just("*"), Just("1."), Just("2)"), Just("- [ ]")], words)
            .prop_map(|(depth, marker, text)| format!("{}{marker} {text}", "  ".repeat(depth))),
        1 => words.prop_map(|text| format!("> {text}")),
        1 => prop_oneof![Just("---"), Just("==="), Just("***"), Just("|a|b|"), Just("|-|-|"), Just("[^a]: x")]
            .prop_map(String::from),
        1 => prop_oneof![Just("```"), Just("~~~~"), Just("```rust"), Just("  ```"), Just("> ```"), Just("    ")]
            .prop_map(String::from),
        1 => prop_oneof![Just("<div>"), Just("</div>"), Just("<!--"), Just("-->")].prop_map(String::from),
        5 => Just(String::new()),
    ];
    let end = prop_oneof![8 => Just("\n"), 1 => Just("\r\n"), 1 => Just("\r")];
    proptest::collection::vec((line, end), 0..24)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

proptest! {
    #[test]
    fn markdown_is_covered(prompt in markdown()) {
        let outline = outline(&prompt).expect("a small prompt has an outline");
        check(&prompt, &outline);
    }

    #[test]
    fn any_text_is_covered(prompt in "\\PC{0,60}|[\\x00-\\x7f]{0,60}|([#*:\\-> \\n\\t`~\\[\\]1.)]|\\r){0,60}") {
        let outline = outline(&prompt).expect("a small prompt has an outline");
        check(&prompt, &outline);
    }
}
