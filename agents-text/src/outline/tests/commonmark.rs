//! What looks like a section and is none, and the reverse, as `CommonMark` says.

use super::{read, sketch};

#[test]
fn nothing_inside_a_fence_counts() {
    assert!(sketch("```sh\n# a\n\n**b**\n- c\n```\n\n    # d\n\ntext").is_empty());
    assert!(sketch("~~~\n```\n# a\n~~~\ntext").is_empty());
    assert_eq!(
        sketch("````\n```\n# a\n````\n# b"),
        [r#"1 heading "b" [] = """#]
    );
}

#[test]
fn nothing_inside_lists_and_quotes_counts() {
    assert!(sketch("- # a\n- **b**\n\n  - c\n\n> # d\n>\n> **e**\n\n1. f:\n   - g").is_empty());
    assert!(sketch("[^1]: note\n\n    # a\n\nsee[^1]").is_empty());
}

#[test]
fn a_rule_below_text_is_a_setext_underline() {
    assert_eq!(sketch("a\n---\nb"), [r#"2 heading "a" [] = "b""#]);
    assert!(sketch("a\n\n---\n\nb").is_empty());
    assert!(sketch("a\n***\nb").is_empty());
    assert_eq!(sketch("**a:**\n---\nb"), [r#"2 heading "a" [] = "b""#]);
    assert!(
        sketch("- a\n---\nb").is_empty(),
        "below a list item it is a rule"
    );
    assert!(
        sketch("> a\n---\nb").is_empty(),
        "below a quote it is a rule"
    );
}

#[test]
fn tables_are_text() {
    let prompt = "# A\n| **b** | c |\n|---|---|\n| # d | - e |\n\n**F**\n\n| g |\n|---|\n\nEnd.";
    assert_eq!(
        sketch(prompt),
        [
            r#"1 heading "A" [] = "| **b** | c |\n|---|---|\n| # d | - e |""#,
            r#"2 bold "F" [] = "| g |\n|---|""#
        ]
    );
}

#[test]
fn html_blocks_end_at_a_blank_line() {
    assert!(sketch("<div>\n# a\n**b**\n</div>").is_empty());
    assert_eq!(
        sketch("<div>\n\n# a\n\n</div>"),
        [r#"1 heading "a" [] = "</div>""#]
    );
    assert!(sketch("<!-- a\n\n# b\n\n-->").is_empty());
}

#[test]
fn hashes_need_a_space_and_at_most_three_of_indentation() {
    assert!(sketch("#a\n\n    # b\n\n\\# c\n\n####### d").is_empty());
    assert_eq!(sketch("   # a"), [r#"1 heading "a" [] = """#]);
    assert_eq!(
        read("x\n   # a").introduction,
        0..2,
        "the indentation belongs to the heading"
    );
}

#[test]
fn an_ordered_list_interrupts_a_paragraph_only_with_one() {
    assert_eq!(
        sketch("You will:\n1. a"),
        [r#"1 lead-in "You will" ["a"] = "1. a""#]
    );
    assert!(sketch("You will:\n2. a").is_empty());
    assert_eq!(
        sketch("You will:\n\n2. a"),
        [r#"1 lead-in "You will" ["a"] = "2. a""#]
    );
}

#[test]
fn nested_lists_give_their_top_level_items_only() {
    assert_eq!(
        sketch("# A\n1. a\n   - b\n   - c\n\n2. d\n"),
        [r#"1 heading "A" ["a\n   - b\n   - c", "d"] = "1. a\n   - b\n   - c\n\n2. d""#]
    );
}

#[test]
fn unclosed_fences() {
    let fence = |prompt: &str| {
        read(prompt)
            .unclosed_fence
            .map(|span| prompt[span].to_owned())
    };
    assert_eq!(fence("a\n\n```rust \nb\n# c"), Some("```rust".into()));
    assert_eq!(fence("```"), Some("```".into()));
    assert_eq!(fence("```\n\n"), Some("```".into()));
    assert_eq!(fence("```\na\n~~~"), Some("```".into()));
    assert_eq!(
        fence("````\na\n```"),
        Some("````".into()),
        "a shorter fence does not close"
    );
    assert_eq!(
        fence("```\na\n``` b"),
        Some("```".into()),
        "a closing fence has no info string"
    );
    assert_eq!(
        fence("```\na\n    ```"),
        Some("```".into()),
        "nor four of indentation"
    );
    assert_eq!(fence("```\na\n```\n\n```\nb"), Some("```".into()));
    assert_eq!(
        fence("- ```\n  a\n  b"),
        Some("```".into()),
        "in the last item it takes the rest all the same"
    );
    assert_eq!(fence("> ~~~ a\n> b\n>"), Some("~~~ a".into()));

    assert_eq!(fence("```\na\n```"), None);
    assert_eq!(fence("```\n```"), None);
    assert_eq!(fence("```\na\n````  \n\n"), None);
    assert_eq!(fence("- ```\n  a\n  ```"), None);
    assert_eq!(fence("> ```\n> a\n> ```"), None);
    assert_eq!(fence("> - ```\n>   a\n>   ```\n>"), None);
    assert_eq!(
        fence("- ```\n  a\n\nb"),
        None,
        "its item closes it, and nothing else is lost"
    );
    assert_eq!(fence("> ```\n> a\n\nb"), None);
    assert_eq!(fence("    ```\n    a"), None, "indented code");
    assert_eq!(fence("a ```\nb"), None, "not at a line's start");
}
