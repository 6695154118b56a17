use super::*;
use std::vec::Vec;

fn cut(text: &str) -> Vec<&str> {
    References::of(text).map(|range| &text[range]).collect()
}

/// Each was observed: the texts in which Claude Code lists the tools of an agent.
#[test]
fn cuts_a_text_as_claude_code_does() {
    for (text, references) in [
        ("Read Write", &["Read", "Write"][..]),
        ("Read,Write", &["Read", "Write"]),
        (" , Read,, Write ,", &["Read", "Write"]),
        ("Read; Write", &["Read;", "Write"]),
        ("Read\tWrite", &["Read\tWrite"]),
        ("Read\nWrite\n", &["Read\nWrite"]),
        ("- Read\n- Write\n", &["-", "Read\n-", "Write"]),
        ("Read,\tWrite", &["Read", "Write"]),
        ("Read\u{a0}, Write\u{2003}", &["Read", "Write"]),
        ("Read\u{a0}Write, Bash", &["Read\u{a0}Write", "Bash"]),
        ("\u{200b}Read, Write", &["\u{200b}Read", "Write"]),
        ("Agent(a, b), Read", &["Agent(a, b)", "Read"]),
        ("Agent(x) Agent(y)", &["Agent(x)", "Agent(y)"]),
        ("Bash (git:*), Read", &["Bash", "(git:*)", "Read"]),
        ("Bash(git, Read", &["Bash(git, Read"]),
        ("Bash(a(b), Read", &["Bash(a(b)", "Read"]),
        (
            "Foo(a(b) Read c) Write",
            &["Foo(a(b)", "Read", "c)", "Write"],
        ),
        ("Bash(a)b, Read", &["Bash(a)b", "Read"]),
        ("Bash)(, Read", &["Bash)(, Read"]),
        ("Foo)Read Write", &["Foo)Read", "Write"]),
        ("", &[]),
        (" ,\u{feff}, ", &[]),
    ] {
        assert_eq!(cut(text), references, "{text:?}");
    }
}

#[test]
fn cuts_in_const_context() {
    const SECOND: Option<Range<usize>> = {
        let mut references = References::of("Read Bash(a b)");
        references.advance();
        references.advance()
    };
    assert_eq!(SECOND, Some(5..14));
}

#[test]
fn takes_references_apart() {
    for (text, parts) in [
        ("Bash(git:*)", ("Bash", Some("git:*"))),
        (" Bash( git:* ) ", ("Bash", Some("git:*"))),
        ("Bash()", ("Bash", Some(""))),
        ("Bash(a(b)", ("Bash", Some("a(b"))),
        ("Bash(a)(b)", ("Bash", Some("a)(b"))),
        ("Bash (x)", ("Bash ", Some("x"))),
        (r"Bash(a\)", (r"Bash(a\)", None)),
        (r"Bash(a\\)", ("Bash", Some(r"a\\"))),
        (r"Bash(a\))", ("Bash", Some(r"a\)"))),
        (r"Bash(\(a)", ("Bash", Some(r"\(a"))),
        ("(x)", ("", Some("x"))),
        ("Bash(git", ("Bash(git", None)),
        ("Bash)", ("Bash)", None)),
    ] {
        assert_eq!(split(text), parts, "{text}");
    }
}

#[test]
fn what_nothing_answers_to_is_nothing() {
    for text in [
        "",
        "Read.",
        "Read;",
        "[Read",
        "'Read'",
        "Read*",
        "Read=1",
        "Bash(git",
        "Bash(a)b",
        "Bash (x)",
        "(x)",
        "*(x)",
        "mcp__",
        "mcp__s__",
        "mcp____t",
        "mcp__s__get_*",
        "mcp__s__**",
        "mcp__**",
        "mcp__s*",
        "mcp__*__t",
        "mcp__s*__*",
        "mcp__*__",
        "mcp__a.b__t",
        "Re\u{a0}ad",
        "MultiEdit",
        "LS",
        "BashOutput(x)",
    ] {
        let reference = Reference::read(text);
        assert_eq!(reference, Reference::Nothing, "{text}");
        assert!(!reference.gives_something() && !reference.takes_something());
    }
}

#[test]
fn the_two_lists_read_asterisks_differently() {
    for (text, gives, takes) in [
        ("*", true, false),
        ("mcp__*", false, true),
        ("mcp__*(x)", false, true),
        ("mcp__*__*", false, true),
        ("mcp__s", true, true),
        ("mcp__s__*", true, true),
        ("mcp__s(x)", true, true),
        ("mcp__s__t(x)", true, true),
        ("mcp__git____get", true, true),
        ("Bash(*)", true, true),
        ("KillBash", true, true),
        ("NoSuchTool", false, false),
        ("bash", false, false),
    ] {
        let reference = Reference::read(text);
        assert_eq!(reference.gives_something(), gives, "{text}");
        assert_eq!(reference.takes_something(), takes, "{text}");
    }
}

#[test]
fn an_entry_takes_all_some_or_nothing() {
    for (taker, given, all, some) in [
        ("Bash(git push *)", "Bash(ls)", true, true),
        ("Bash", "Monitor", true, true),
        ("Monitor", "Bash", false, false),
        ("Task", "Agent(a)", true, true),
        ("KillShell(x)", "TaskStop", true, true),
        ("mcp__*", "mcp__s", true, true),
        ("mcp__s", "mcp__s__t", true, true),
        ("mcp__s__t", "mcp__s", false, true),
        ("mcp__s__t", "mcp__s__u", false, false),
        ("mcp__s", "mcp__*", false, true),
        ("mcp__s", "mcp__st", false, false),
        ("Read", "*", false, true),
        ("mcp__s__t", "*", false, true),
        ("NoSuchTool", "*", false, false),
        ("*", "Read", false, false),
        ("*", "*", false, false),
        ("bash", "Bash", false, false),
    ] {
        let (taker, given) = (Reference::read(taker), Reference::read(given));
        assert_eq!(taker.takes(given), all, "{taker:?} {given:?}");
        assert_eq!(taker.takes_some(given), some, "{taker:?} {given:?}");
    }
}
