//! What Claude Code makes of unusual files, and that we read them alike: one file for each thing that
//! `docs/claude-code.md` says of Claude Code.

use include_agents_compiler::{Compiled, compile_sources};
use include_agents_reader::diagnostic::Severity;
use include_agents_reader::source::Source;

fn compiled(options: &str, text: &str) -> Compiled {
    let call = syn::parse_str(&format!("\"agents\", {options}")).expect("a call");
    compile_sources(&call, vec![Source::in_memory("agents/x.md", text)])
}

/// What is read where every lint is allowed: name, description, prompt.
#[track_caller]
fn loads(text: &str, expected: [&str; 3]) {
    let compiled = compiled("allow(all)", text);
    let messages: Vec<_> = compiled
        .checked
        .problems
        .iter()
        .map(|it| compiled.checked.render(it))
        .collect();
    assert!(!compiled.has_errors(), "{messages:#?}");
    let document = &compiled.checked.catalog.agents[0].document;
    let found = [&*document.name, document.description(), document.prompt()];
    assert_eq!(found, expected);
}

/// The errors of the default levels, by lint or, where they have none, by headline.
#[track_caller]
fn refused(text: &str, expected: &[&str]) {
    assert_eq!(errors(&compiled("", text)), expected);
}

/// What Claude Code drops is an error even where every lint is allowed, and just one.
#[track_caller]
fn dropped(text: &str, headline: &str, line: usize) {
    for options in ["", "allow(all)"] {
        let compiled = compiled(options, text);
        assert_eq!(errors(&compiled), [headline], "{text}");
        let place = compiled.checked.problems[0].span.start;
        assert_eq!(text[..place].matches('\n').count() + 1, line, "{text}");
    }
}

fn errors(compiled: &Compiled) -> Vec<&str> {
    let errors = compiled.checked.problems.iter();
    errors
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| problem.lint.unwrap_or(&problem.headline))
        .collect()
}

#[test]
fn a_fence_in_a_value_moves_the_rest_into_the_prompt() {
    let text = "---\nname: a\ndescription: b --- c\nmodel: opus\n---\nBody\n";
    refused(text, &["cut_front_matter"]);
    loads(text, ["a", "b", "c\nmodel: opus\n---\nBody"]);
    // Nothing else is said: neither of the description that is missing now …
    refused(
        "---\nname: a --- b\ndescription: c\n---\nBody\n",
        &["cut_front_matter"],
    );
    // … nor of the quotation mark that is open now.
    refused(
        "---\nname: a\ndescription: \"b --- c\"\n---\nBody\n",
        &["cut_front_matter"],
    );
    // Where the cut is allowed, all of that counts.
    let errors_of = |text| errors(&compiled("allow(cut_front_matter)", text)).len();
    assert_eq!(
        errors_of("---\nname: a --- b\ndescription: c\n---\nBody\n"),
        1
    );
    assert_eq!(
        errors_of("---\nname: a\ndescription: \"b --- c\"\n---\nBody\n"),
        1
    );
}

#[test]
fn a_comment_allows_a_cut() {
    let text =
        "---\n# include-agents: allow(cut_front_matter)\nname: a\ndescription: b --- c\n---\n";
    refused(text, &[]);
    // A malformed comment does not hide other errors.
    let text = "---\n# include-agents: allow(no_such_lint)\nname: a\ndescription: b\nmemory: x\n---\nBody\n";
    refused(text, &["unknown lint `no_such_lint`", "invalid_value"]);
}

#[test]
fn an_indented_fence_closes() {
    let text = "---\nname: a\ndescription: b\n  ---\nBody\n";
    refused(text, &["cut_front_matter"]);
    loads(text, ["a", "b", "Body"]);
    let text = "---\nname: a\ndescription: |\n  b\n  ---\n  c\n---\nBody\n";
    refused(text, &["cut_front_matter"]);
    loads(text, ["a", "b\n", "c\n---\nBody"]);
}

#[test]
fn a_fence_may_have_spaces_after_it_but_no_dots() {
    loads(
        "--- \t\nname: a\ndescription: b\n---  \nBody",
        ["a", "b", "Body"],
    );
    loads("---\nname: a\ndescription: b\n---Body", ["a", "b", "Body"]);
    dropped(
        "---\nname: a\ndescription: b\n...\nBody\n",
        "unclosed front matter",
        1,
    );
}

#[test]
fn a_longer_run_of_hyphens_closes_with_its_first_three() {
    let text = "---\nname: a\ndescription: b\n------\n\nBody\n";
    refused(text, &[]);
    loads(text, ["a", "b", "---\n\nBody"]);
}

#[test]
fn a_line_of_a_dialogue_becomes_a_key_and_cuts_the_description() {
    let text = "---\nname: a\ndescription: Use it. <example>\nuser: \"Do\"\nassistant: \"Done\"\n---\nBody\n";
    refused(text, &["stray_key"]);
    loads(text, ["a", "Use it. <example>", "Body"]);
    let document = compiled("allow(all)", text)
        .checked
        .catalog
        .agents
        .remove(0)
        .document;
    let keys: Vec<_> = document
        .agent
        .metadata
        .iter()
        .map(|entry| entry.key.value.as_str())
        .collect();
    assert_eq!(keys, ["user", "assistant"]);
}

#[test]
fn the_last_of_two_keys_wins() {
    let text = "---\nname: a\ndescription: b\nname: c\ndescription: d\n---\nBody\n";
    refused(text, &["duplicate_key", "duplicate_key"]);
    loads(text, ["c", "d", "Body"]);
    // Also where only the recovery can read it.
    let text = "---\nname: a\ndescription: b: c\ndescription: d: e\n---\nBody\n";
    refused(text, &["duplicate_key"]);
    loads(text, ["a", "d: e", "Body"]);
    // An overridden value is reported once, as a duplicate; the effective one is checked.
    refused(
        "---\nname: a\ndescription: b\nmemory: x\nmemory: user\n---\nBody\n",
        &["duplicate_key"],
    );
}

#[test]
fn the_recovery_reads_lines_literally() {
    for value in [
        "Use it: now",
        "Use it when: a \"b\" c\\t",
        "`code` first",
        "@mention",
        "*bold* text",
        "**bold**: text",
        "[a] b: c # d",
        "100 %: {x} & y!",
    ] {
        let text = format!("---\nname: a\ndescription: {value}\n---\nBody\n");
        refused(&text, &[]);
        loads(&text, ["a", value, "Body"]);
    }
    // What was valid on such a line is text now: refused by default.
    let text =
        "---\nname: a\ndescription: b: c\ntools: [Read] # one\nmodel: opus # fast\n---\nBody\n";
    // The model that was meant is a good one, so nothing more is said of it.
    refused(text, &["literal_value", "literal_value"]);
    let document = compiled("allow(all)", text)
        .checked
        .catalog
        .agents
        .remove(0)
        .document;
    assert_eq!(
        document.agent.model.expect("a model").value.0,
        "opus # fast"
    );
}

#[test]
fn the_recovery_makes_a_color_of_what_is_a_comment_elsewhere() {
    let text = |description: &str| {
        format!("---\nname: a\ndescription: {description}\ncolor: #3B82F6\n---\nBody\n")
    };
    let recovered = compiled("", &text("b: c"));
    assert_eq!(recovered.checked.problems, []);
    let [entry] = &recovered.checked.catalog.agents[..] else {
        panic!("one agent")
    };
    assert_eq!(
        entry.document.agent.color.map(|color| color.to_string()),
        Some("#3b82f6".to_owned())
    );
    let alone = compiled("deny(unknown_color)", &text("b"));
    assert_eq!(errors(&alone), ["unknown_color"]);
}

#[test]
fn what_not_even_the_recovery_reads_is_blamed_on_its_line() {
    for (middle, line) in [
        ("description: \"never closed", 3),
        ("description: \"a\" b", 3),
        ("description: 'it's'", 3),
        ("description: b\n- c", 4),
        ("description: b\nskills:\n \t- c", 5),
        ("description: b\nc", 4),
        ("description: b\n  c: d", 4),
        ("description: b\nhooks:\n  a: b: c", 5),
    ] {
        let text = format!("---\nname: a\n{middle}\nmodel: opus\n---\nBody\n");
        for options in ["", "allow(all)"] {
            let compiled = compiled(options, &text);
            assert_eq!(errors(&compiled).len(), 1, "{text}");
            let place = compiled.checked.problems[0].span.start;
            assert_eq!(text[..place].matches('\n').count() + 1, line, "{text}");
        }
    }
}

#[test]
fn line_ends_of_windows_are_accepted_and_become_lf() {
    let text = "---\r\nname: a\r\ndescription: |\r\n  b\r\n  c\r\n---\r\nBody\r\n\r\nEnd\r\n";
    refused(text, &[]);
    loads(text, ["a", "b\nc\n", "Body\n\nEnd"]);
    // Claude Code drops this one. We read it and say so.
    let text = "---\r\nname: a\r\ndescription: b: c\r\n---\r\nBody\r\n";
    dropped(
        text,
        "invalid YAML in the value of `description`, with CRLF line endings",
        3,
    );
    // One line ending of the other kind is enough for Claude Code.
    let text = "---\r\nname: a\r\ndescription: b: c\n---\r\nBody\rEnd\r\n";
    loads(text, ["a", "b: c", "Body\rEnd"]);
    assert_eq!(compiled("", text).checked.problems, []);
}

#[test]
fn a_byte_order_mark_is_skipped() {
    loads(
        "\u{FEFF}---\nname: a\ndescription: b\n---\nBody",
        ["a", "b", "Body"],
    );
    loads(
        "\u{FEFF}---\r\nname: a\r\ndescription: b\r\n---\r\nBody",
        ["a", "b", "Body"],
    );
}

#[test]
fn a_leading_blank_line_and_indentation_are_skipped() {
    loads(
        "---\n\n  name: a\n  description: b\n---\nBody\n",
        ["a", "b", "Body"],
    );
    // In front of the fence, it makes a document of the file.
    refused(
        "\n---\nname: a\ndescription: b\n---\nBody\n",
        &["not_an_agent"],
    );
}

#[test]
fn white_space_around_the_prompt_is_trimmed_as_claude_code_does() {
    loads(
        "---\nname: a\ndescription: b\n---\n\n\u{FEFF}\u{A0} Body \u{85}\u{3000}\t\n",
        ["a", "b", "Body \u{85}"],
    );
    loads("---\nname: a\ndescription: b\n---", ["a", "b", ""]);
    refused("---\nname: a\ndescription: b\n---", &["empty_prompt"]);
    loads(
        "---\nname: a\ndescription: b\n---\n---\nx: y\n---\nBody",
        ["a", "b", "---\nx: y\n---\nBody"],
    );
}

#[test]
fn a_description_that_is_not_a_text() {
    for value in ["", "null", "~", "\"\""] {
        let text = format!("---\nname: a\ndescription: {value}\n---\nBody\n");
        dropped(&text, "empty `description`", 3);
    }
    for value in ["12", "1.5", ".inf", "-0x1F"] {
        let text = format!("---\nname: a\ndescription: {value}\n---\nBody\n");
        dropped(&text, "invalid type for `description`", 3);
    }
    for value in ["true", "[b]", "{b: c}"] {
        let text = format!("---\nname: a\ndescription: {value}\n---\nBody\n");
        dropped(&text, "invalid type for `description`", 3);
    }
    let space = "---\nname: a\ndescription: \" \"\n---\nBody\n";
    refused(space, &["invalid_value"]);
    loads(space, ["a", " ", "Body"]);
    dropped(
        "---\nname: a\n---\nBody\n",
        "missing field `description`",
        1,
    );
}

#[test]
fn names_that_claude_code_refuses() {
    for (line, headline, at) in [
        ("name:", "empty `name`", 2),
        ("name: 12", "invalid type for `name`", 2),
        ("name: [a]", "invalid type for `name`", 2),
        ("name: 'a:b'", "invalid name `a:b`", 2),
        ("name: -a", "invalid name `-a`", 2),
        ("title: a", "missing field `name`", 1),
    ] {
        let text = format!("---\n{line}\ndescription: b\n---\nBody\n");
        dropped(&text, headline, at);
    }
    loads(
        "---\nname: FP&A Analyst\ndescription: b\n---\nBody",
        ["FP&A Analyst", "b", "Body"],
    );
    loads(
        "---\nname: 4.1-Beast\ndescription: b\n---\nBody",
        ["4.1-Beast", "b", "Body"],
    );
    let longest = "é".repeat(256);
    loads(
        &format!("---\nname: {longest}\ndescription: b\n---\nBody"),
        [&longest, "b", "Body"],
    );
    dropped(
        &format!("---\nname: {longest}x\ndescription: b\n---\nBody"),
        "name too long: 257 characters",
        2,
    );
}

#[test]
fn what_claude_code_does_not_check_loads() {
    let text = "---\nname: a\ndescription: b\nmodel: gpt-5.4\ncolor: \"#3B82F6\"\ntools:\nversion: 2\nemoji: 🦀\nhooks:\n  pre: |\n    x\n---\nBody\n";
    refused(text, &[]);
    loads(text, ["a", "b", "Body"]);
    for (line, lint) in [
        ("model: Claude Sonnet 4.5", "unknown_model"),
        ("permissionMode: yolo", "invalid_value"),
        ("effort: huge", "invalid_value"),
        ("maxTurns: 0", "invalid_value"),
        ("allowed-tools: Read", "misspelled_field"),
    ] {
        let text = format!("---\nname: a\ndescription: b\n{line}\n---\nBody\n");
        refused(&text, &[lint]);
        loads(&text, ["a", "b", "Body"]);
    }
}

#[test]
fn documents_are_skipped_and_other_files_are_missed() {
    let call = syn::parse_str("\"agents\"").expect("a call");
    let errors_of = |path| {
        let compiled = compile_sources(&call, vec![Source::in_memory(path, "# Title\n")]);
        compiled.checked.problems.len()
    };
    assert_eq!(errors_of("agents/README.md"), 0);
    assert_eq!(errors_of("agents/reviewer.md"), 1);
}
