//! The short cut comes to the result that pulldown-cmark comes to.

use proptest::prelude::*;

use super::properties::markdown;
use crate::corpus::real_files;
use crate::outline::{blocks, lines, sections};

/// Whether the short cut reads the prompt; if it does, it reads what pulldown-cmark reads.
fn agrees(prompt: &str) -> bool {
    let Some(short) = lines::read(prompt) else {
        return false;
    };
    let (blocks, unclosed_fence) = blocks::read(prompt);
    assert_eq!(
        sections::divide(prompt, short, None),
        sections::divide(prompt, blocks, unclosed_fence),
        "{prompt:?}"
    );
    true
}

#[test]
fn ordinary_markdown_takes_the_short_cut() {
    for prompt in [
        "",
        "You review.",
        "You review.\n\n## What to check:\n\n- a\n- b\n  c\n\n  d\n\nBe kind.\n",
        "**Check:**\n1. one\n2. two\n   - three\n\n10. ten\n***\n# End",
        "Do:\n* a\n\nThen:\n+ b\n```rust\n# no heading\n- no item\n```\nDone.",
        "Use `cargo`:\n- x\n\n### Use `cargo` #\n**a** b **c**:\n\n**Title**: \n\n- y\n## z",
        "Title\n---\n\nA\nb\n===\n- c",
        "> a\nb\n\n> c\n# d\n\nT\n| a | b |\n|---|---|\n| c |\n\n- e",
        "- a\n- \u{a0}b \n-  c\u{3000}\n- \u{a0}\n- d\u{b}\n-     e\n",
        "<div>\n# no heading\n\n# Heading\n\nText\n<b>\n</div>\n\n<role>\n**a**\n",
        "# a & b\n\nlet a[0]: u8\n\n```\n[key: string]: any\n```\n",
        "#tag\n2. no list\n\n- - -\nx -- y\n_a_:\n- b",
    ] {
        assert!(agrees(prompt), "{prompt:?}");
    }
}

#[test]
fn what_needs_a_parser_gets_one() {
    for prompt in [
        "<!-- a -->",
        "<PRE>\n\n# a\n</PRE>",
        "> a\n- b",
        "a | b\n- | -",
        "> ```",
        "- a\nb",
        "-",
        "\ta",
        "[a]: b",
        "- > [a]: b",
        "[a\nb]: c",
        "```",
        "- ```",
        "- [ ] \n\n  - a\n",
        "a\r\nb",
    ] {
        assert!(!agrees(prompt), "{prompt:?}");
    }
}

#[test]
fn real_prompts() {
    let samples = real_files();
    let short = samples
        .iter()
        .filter(|sample| agrees(&sample.prompt))
        .count();
    println!("{short} of {} prompts take the short cut", samples.len());
    assert!(samples.is_empty() || short * 2 > samples.len());
}

/// Lines of the kind that the short cut is for, so that most prompts take it.
fn plain() -> impl Strategy<Value = String> {
    let words = "[a-z:*`#.!é -]{0,10}";
    let line = prop_oneof![
        4 => words.prop_map(String::from),
        2 => (1..=7_usize, words).prop_map(|(level, text)| format!("{} {text}", "#".repeat(level))),
        3 => (words, prop_oneof![Just(":**"), Just("**:"), Just("**")]).prop_map(|(text, end)| format!("**{text}{end}")),
        2 => "[a-z ]{1,6}".prop_map(|text| format!("{text}:")),
        6 => (0..7_usize, prop_oneof![Just("-"), Just("*"), Just("1."), Just("12."), Just("2)")], 1..6_usize, words)
            .prop_map(|(indent, marker, spaces, text)| format!("{}{marker}{}{text}", " ".repeat(indent), " ".repeat(spaces))),
        2 => (0..6_usize, words).prop_map(|(indent, text)| format!("{}{text}", " ".repeat(indent))),
        2 => prop_oneof![Just("==="), Just("---"), Just("= ="), Just("--- "), Just("|a|b|"), Just("|-|-|"), Just("a|b"), Just("-|-"),
            Just("> a"), Just(">"), Just(">b:"), Just("> # c"), Just("> - d"), Just("> **e**")].prop_map(String::from),
        2 => prop_oneof![Just("<div>"), Just("</div>"), Just("<role>"), Just("<b>a</b>"), Just("a <b>:"), Just("<span"), Just("<p># a"),
            Just("# a & b"), Just("# **a**"), Just("## **a:**"), Just("# **a**:"), Just("# **"), Just("# ****"), Just("# ** a**"), Just("# **a** #"), Just("**a & b**"), Just("a &amp; b:"), Just("# &lt;"), Just("a[b]: c"), Just("`[b]: c`"), Just("[b"), Just("b]: c"),
            Just("\\[b]: c"), Just("[a]: b"), Just("    [a]: b"), Just("- [a]: b")].prop_map(String::from),
        1 => prop_oneof![Just("***"), Just("- - -"), Just("```"), Just("```rust"), Just("~~~"), Just("````"), Just("  ```")]
            .prop_map(String::from),
        6 => Just(String::new()),
    ];
    proptest::collection::vec(line, 0..16).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn any_markdown(prompt in markdown()) {
        agrees(&prompt);
    }

    #[test]
    fn plain_markdown(prompt in plain()) {
        agrees(&prompt);
    }
}
