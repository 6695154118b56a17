//! The shapes that examples have in real files.

use super::sketch;

/// One example, in tags, without anything around it.
fn example(inner: &str) -> Vec<String> {
    let mut lines = sketch(&format!("W. <example>{inner}</example>"));
    assert_eq!(lines.remove(0), "W.");
    assert_eq!(lines.pop().as_deref(), Some("--"), "an example: {lines:?}");
    assert!(!lines.contains(&"--".to_owned()), "one example: {lines:?}");
    lines
}

#[test]
fn white_space_is_a_space_a_newline_or_an_escape() {
    let expected = ["C A case.", "U Do it", "A I'll do it", "? Because."];
    for space in [" ", "\n", "\n\n  ", "\\\n", "\\\n\\\n", "\t", r"\t", r"\\t"] {
        for quote in ["\"", "'", "\\\""] {
            let inner = format!(
                "{space}Context: A case.{space}user: {quote}Do it{quote}{space}assistant: {quote}I'll do it{quote}{space}\
                 <commentary>{space}Because.{space}</commentary>{space}"
            );
            assert_eq!(example(&inner), expected, "{inner}");
        }
    }
}

#[test]
fn every_quote() {
    for (open, close) in [
        ("\"", "\""),
        ("'", "'"),
        ("“", "”"),
        ("‘", "’"),
        ("«", "»"),
        ("\\\"", "\\\""),
        ("\\'", "\\'"),
    ] {
        let inner = format!("user: {open}It's a, b.{close}assistant: {open}I'll c{close}");
        assert_eq!(example(&inner), ["U It's a, b.", "A I'll c"], "{inner}");
    }
}

#[test]
fn no_quotes() {
    assert_eq!(
        example("\nUser: Do it\nAgent: Does it\n"),
        ["U Do it", "A Does it"]
    );
    assert_eq!(
        example("Context: A case. user: do it assistant: I do"),
        ["C A case.", "U do it", "A I do"]
    );
    assert_eq!(
        example(
            "\n<context>A case.</context>\nuser: do it\nassistant: <plan>\n- Context: none\n</plan>\n\nDone.\n"
        ),
        [
            "C A case.",
            "U do it",
            "A <plan>\n- Context: none\n</plan>\n\nDone."
        ]
    );
}

#[test]
fn labels_of_every_kind() {
    let expected = ["C A case.", "U Do it", "A I do", "? Because."];
    assert_eq!(
        example("Context: A case. User: 'Do it' Assistant: 'I do' Commentary: Because."),
        expected
    );
    assert_eq!(
        example(
            "\n**Context:** A case.\n**User:** \"Do it\"\n**Assistant**: \"I do\"\n_Commentary:_ Because."
        ),
        expected
    );
    assert_eq!(
        example(
            "\n- Context: A case.\n- user: 'Do it'\n- assistant: 'I do'\n- Commentary: Because.\n"
        ),
        expected
    );
    assert_eq!(
        example(
            "\n1. Context: A case.\n2. USER: *'Do it'*\n3. ASSISTANT: 'I do'\n4. Commentary: 'Because.'"
        ),
        expected
    );
    assert_eq!(
        example(
            "<context>A case.</context> <user>\"Do it\"</user><assistant>I do</assistant><Commentary>Because.</Commentary>"
        ),
        expected
    );
    assert_eq!(
        example(" <user_request>Do it</user_request> <commentary>Because.</commentary> "),
        ["U Do it", "? Because."]
    );
}

#[test]
fn text_without_a_label() {
    assert_eq!(
        example("A case. user: 'Do it'"),
        ["C A case.", "U Do it"],
        "at first it is the context"
    );
    assert_eq!(
        example("user: \"Do it\" assistant: \"I do\" Since it says \"do\", do."),
        ["U Do it", "A I do", "? Since it says \"do\", do."],
        "at last it is commentary"
    );
    assert_eq!(
        example(
            "user: 'Do it' assistant: 'I do: ' <function call omitted> assistant: 'Done' [Launches\nit]"
        ),
        [
            "U Do it",
            "A I do:\n<function call omitted>",
            "A Done\n[Launches\nit]"
        ],
        "stage directions belong to the turn"
    );
}

#[test]
fn several_turns_and_commentaries() {
    assert_eq!(
        example(
            "user: 'A' assistant: 'B' <commentary>C</commentary> user: 'D' assistant: 'E' <commentary>F</commentary>"
        ),
        ["U A", "A B", "U D", "A E", "? C\n\nF"]
    );
    assert_eq!(
        example(
            "\nuser: \"A\"\nassistant: \"B\"\n<commentary>\nC\n</commentary>\nassistant: \"D\"\n"
        ),
        ["U A", "A B", "A D", "? C"]
    );
}

#[test]
fn commentary_inside_the_line_or_after_the_example() {
    assert_eq!(
        example("user: 'A' assistant: 'B <commentary>C</commentary>'"),
        ["U A", "A B", "? C"]
    );
    assert_eq!(
        example("user: 'A' assistant: B <commentary>C"),
        ["U A", "A B", "? C"]
    );
    assert_eq!(
        sketch(
            "W. <example>user: 'A'</example>\n<commentary>B</commentary> <example>user: 'C'</example>"
        ),
        ["W.", "U A", "? B", "--", "U C", "--"]
    );
}

#[test]
fn apostrophes_and_inner_quotes_do_not_end_a_turn() {
    assert_eq!(
        example(
            "user: 'It's the users' data, isn't it?' assistant: 'Let's see what's 'wrong' here.'"
        ),
        [
            "U It's the users' data, isn't it?",
            "A Let's see what's 'wrong' here."
        ]
    );
    assert_eq!(
        example(
            "user: \"Say \"hello.\" Then \"bye\"\" assistant: \"\"Hello\" it is\" <commentary>'A'</commentary>"
        ),
        ["U Say \"hello.\" Then \"bye\"", "A \"Hello\" it is", "? A"]
    );
    assert_eq!(
        example(r#"user: \"Say \"hello\" now\" assistant: \"I'll\""#),
        [r#"U Say \"hello\" now"#, "A I'll"],
        "escaped inside escaped"
    );
    assert_eq!(
        example(r#"user: "Say \"a\" user: b" assistant: "c""#),
        [r#"U Say \"a\" user: b"#, "A c"]
    );
    assert_eq!(
        example("user: \"Why does it log user: \"root\"?\" assistant: 'I look'"),
        ["U Why does it log user: \"root\"?", "A I look"]
    );
}

#[test]
fn words_with_a_colon_inside_a_turn_are_not_labels() {
    assert_eq!(
        example(
            "Context: For each user: one key. user: 'Use user::new and user://x; Context: none.' assistant: 'Ok'"
        ),
        [
            "C For each user: one key.",
            "U Use user::new and user://x; Context: none.",
            "A Ok"
        ]
    );
    assert_eq!(
        example("\nuser: \"Write flows:\n- user: logs in\n- agent: answers\"\nassistant: \"I do\""),
        [
            "U Write flows:\n- user: logs in\n- agent: answers",
            "A I do"
        ]
    );
}

#[test]
fn a_missing_closing_quote_ends_with_the_line() {
    assert_eq!(
        example("\nuser: \"Do it\nassistant: \"I do\"\n"),
        ["U Do it", "A I do"]
    );
    assert_eq!(
        example("user: 'A' assistant: 'I do <commentary>C</commentary>"),
        ["U A", "A I do", "? C"]
    );
    assert_eq!(example("user: \"Do it"), ["U Do it"]);
}

#[test]
fn examples_without_tags() {
    assert_eq!(
        sketch(
            "W. Examples: Context: A case. user: 'Do it' assistant: 'I'll do it.' Since it is so. Context: Another. \
             user: 'And that' assistant: 'Yes' <commentary>So.</commentary>"
        ),
        [
            "W.",
            "C A case.",
            "U Do it",
            "A I'll do it.",
            "? Since it is so.",
            "--",
            "C Another.",
            "U And that",
            "A Yes",
            "? So.",
            "--"
        ]
    );
    assert_eq!(
        sketch(
            "W.\n\nExamples:\n- Context: A.\n  user: \"B\"\n  assistant: \"C\"\n  <uses the tool>\n\n- Context: D.\n  user: \"E\"\n  assistant: \"F\"\n\nMore."
        ),
        [
            "W.\n\nMore.",
            "C A.",
            "U B",
            "A C\n<uses the tool>",
            "--",
            "C D.",
            "U E",
            "A F",
            "--"
        ]
    );
    assert_eq!(
        sketch(
            "W.\n\nExample 1 (a new one):\n- Context: A.\n- User: \"B\"\n- Commentary: C\n\n**Example 2: After it**\n- Context: D.\n- User: \"E\""
        ),
        ["W.", "C A.", "U B", "? C", "--", "C D.", "U E", "--"]
    );
    assert_eq!(
        sketch(
            "W.\n\nExamples:\n- User: \"A\"\n  Assistant: \"B\"\n- User: \"C\"\n  Assistant: \"D\""
        ),
        ["W.", "U A", "A B", "--", "U C", "A D", "--"]
    );
    assert_eq!(
        sketch("W. Examples: Context: Coder is done - review it. Context: Bug fixed - look."),
        [
            "W.",
            "C Coder is done - review it.",
            "--",
            "C Bug fixed - look.",
            "--"
        ]
    );
}

#[test]
fn prose_about_contexts_and_users_is_prose() {
    for prose in [
        "Knows React Context: providers and hooks.",
        "Use for bounded contexts. Context: mapping, too.",
        "Supports the user: asks, explains.\nUser: 'root' may do so.",
        "Put it in <example> tags.",
        "Use <example> and </example> around it.",
        "Say `<example>` and `</example>`; Context: none.",
        "Answers user: questions",
        "A <user> tag and a <commentary> tag.",
    ] {
        assert_eq!(sketch(prose), [prose]);
    }
}
