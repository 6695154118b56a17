//! What is a section, what it is called, and what belongs to it.

use super::{conclusion, introduction, read, sketch};
use crate::outline::Title;

#[test]
fn headings() {
    assert_eq!(
        sketch("Intro\n\n# A\ntext\n\n## B ##\n- x\n1) y\n\nC\n===\n"),
        [
            r#"1 heading "A" [] = "text""#,
            r#"2 heading "B" ["x", "y"] = "- x\n1) y""#,
            r#"1 heading "C" [] = """#,
        ]
    );
    assert_eq!(introduction("Intro\n\n# A"), "Intro\n\n");
    assert_eq!(
        conclusion("# A\n\n- x\n\nEnd"),
        "",
        "a heading owns all that follows"
    );
}

#[test]
fn a_prompt_without_sections_is_all_introduction() {
    assert_eq!(
        introduction("One.\n\n- two\n\nThree."),
        "One.\n\n- two\n\nThree."
    );
    assert_eq!(conclusion("One.\n\n- two\n\nThree."), "");
    assert_eq!(introduction(""), "");
}

#[test]
fn bold_lines_with_the_colon_inside_outside_or_none() {
    assert_eq!(
        sketch("**A:**\n- x\n\n**B**:\n- y\n\n**C**\n- z\n\n__D__ :\n\n* w"),
        [
            r#"1 bold "A" ["x"] = "- x""#,
            r#"1 bold "B" ["y"] = "- y""#,
            r#"1 bold "C" ["z"] = "- z""#,
            r#"1 bold "D" ["w"] = "* w""#,
        ]
    );
}

#[test]
fn a_bold_line_may_stand_alone() {
    assert_eq!(
        sketch("**A**\n\ntext\n\n**B:**\n\nmore"),
        [r#"1 bold "A" [] = "text""#, r#"1 bold "B" [] = "more""#]
    );
}

#[test]
fn bold_text_with_text_after_it_is_not_a_bold_line() {
    assert!(sketch("**A:** text\n\n**B** and **C**\n\n**D**\nruns on\n\n**E**, too").is_empty());
    assert!(sketch("text **A**\n\n[**A**](b)\n\n**A** <br>").is_empty());
}

#[test]
fn a_bold_last_line_before_a_list_is_a_section() {
    let prompt = "# H\nSome text.\n  **A:**\n- x\n";
    assert_eq!(
        sketch(prompt),
        [
            r#"1 heading "H" [] = "Some text.""#,
            r#"2 bold "A" ["x"] = "- x""#
        ],
        "to a reader it is above its list, although it is the paragraph's last line to CommonMark"
    );
    assert_eq!(
        sketch("Some text.\n**A:**"),
        [""; 0],
        "without a list it is bold text"
    );
}

#[test]
fn emphasis_around_bold_text_is_dropped() {
    assert_eq!(
        sketch("***A***\n\n***B:***\n- x\n\n_**C**_:\n\n**_D_**"),
        [
            r#"1 bold "A" [] = """#,
            r#"1 bold "B" ["x"] = "- x""#,
            r#"1 bold "C" [] = """#,
            r#"1 bold "D" [] = """#,
        ]
    );
}

#[test]
fn lead_ins() {
    let prompt = "Intro.\n\nWhen you review:\n1. a\n2. b\n\nYou will:\n\n- c\n\nEnd.\n\nReally.";
    assert_eq!(
        sketch(prompt),
        [
            r#"1 lead-in "When you review" ["a", "b"] = "1. a\n2. b""#,
            r#"1 lead-in "You will" ["c"] = "- c""#
        ]
    );
    assert_eq!(conclusion(prompt), "End.\n\nReally.");
    assert!(
        sketch("You will:\n\ntext\n\n- a").is_empty(),
        "the list is not the next block"
    );
    assert!(sketch("You will\n- a").is_empty(), "no colon");
    assert_eq!(
        sketch("First line\nand second:\n- a"),
        [r#"1 lead-in "First line and second" ["a"] = "- a""#]
    );
}

#[test]
fn the_level_follows_the_heading_above() {
    assert_eq!(
        sketch("**A**\n\n## H\n\n**B**\n\nYou will:\n- x\n\n# I\n\n**C**"),
        [
            r#"1 bold "A" [] = """#,
            r#"2 heading "H" [] = """#,
            r#"3 bold "B" [] = """#,
            r#"3 lead-in "You will" ["x"] = "- x""#,
            r#"1 heading "I" [] = """#,
            r#"2 bold "C" [] = """#,
        ]
    );
}

#[test]
fn the_last_bold_line_ends_with_its_list() {
    assert_eq!(conclusion("**A**\n- x\n- y\n\nEnd."), "End.");
    assert_eq!(
        conclusion("**A**\n\ntext\n\n- x\n\nEnd.\n\n- y"),
        "End.\n\n- y"
    );
    assert_eq!(
        conclusion("**A**\n- x\n\n1. y\n\nEnd."),
        "End.",
        "two lists in a row are one to their author"
    );
}

#[test]
fn the_last_bold_line_without_a_list_ends_with_the_block_below() {
    assert_eq!(
        conclusion("**A**\n\ntext\n\nEnd.\n\nReally."),
        "End.\n\nReally."
    );
    assert_eq!(conclusion("**A**\n\n```\ncode\n\n```\n\nEnd."), "End.");
    assert_eq!(conclusion("**A**"), "");
}

#[test]
fn titles_are_slices_where_they_can_be() {
    let title = |prompt: &str| read(prompt).sections[0].title.clone();
    assert_eq!(title("## A b: ##"), Title::Span(3..6));
    assert_eq!(title("# **A**"), Title::Span(4..5));
    assert_eq!(title("# `a b`"), Title::Span(3..6));
    assert_eq!(title("# `` a` ``"), Title::Span(5..7));
    assert_eq!(title("# Use `a`"), Title::Text("Use a".into()));
    assert_eq!(title("# A &amp; B"), Title::Text("A & B".into()));
    assert_eq!(title("# A \\* B"), Title::Text("A * B".into()));
    assert_eq!(title("# [A](b)"), Title::Span(3..4));
    assert_eq!(title("# <a name=\"x\"></a>A"), Title::Span(18..19));
    assert_eq!(title("A\nB\n---"), Title::Text("A B".into()));
    assert_eq!(title("#"), Title::Span(0..0));
    assert_eq!(
        title("**检查：**"),
        Title::Span(2..8),
        "a wide colon is a colon"
    );
}

#[test]
fn items_are_markdown_without_the_marker() {
    let prompt = "# A\n- **x:** y\n  - inner\n    text\n-\n10. [ ] t\n11) u\n\n    v\n* [x] w";
    assert_eq!(
        sketch(prompt),
        [format!(
            "1 heading \"A\" {:?} = {:?}",
            [
                "**x:** y\n  - inner\n    text",
                "",
                "[ ] t",
                "u\n\n    v",
                "[x] w"
            ],
            &prompt[4..]
        )]
    );
}
