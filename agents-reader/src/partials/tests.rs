use proptest::prelude::*;

use crate::check::{Checked, check_sources_with};
use crate::options::FileOptions;
use crate::partials::Partials;
use crate::source::{Limits, Source};

const HEAD: &str = "---\nname: a\ndescription: d\n---\n";

/// Partials in memory, by name and text.
fn partials(files: &[(&str, &str)], limits: Limits) -> Partials {
    let files = files.iter().map(|(name, text)| {
        let mut source = Source::in_memory(format!("shared/{name}"), *text);
        (*name).clone_into(&mut source.file.root_relative);
        (source.file.clone(), Ok(source))
    });
    Partials::new("shared", files.collect(), limits)
}

/// Agents with these bodies, checked with partials.
fn check(bodies: &[&str], files: &[(&str, &str)]) -> Checked {
    let sources = bodies.iter().enumerate().map(|(index, body)| {
        let head = HEAD.replace("name: a", &format!("name: a{index}"));
        Source::in_memory(format!("agents/a{index}.md"), format!("{head}{body}"))
    });
    let limits = Limits::default();
    let options = FileOptions::default();
    check_sources_with(&[], sources.collect(), partials(files, limits), &options)
}

/// The prompt of an agent with this body, without any problem.
#[track_caller]
fn prompt(body: &str, files: &[(&str, &str)]) -> String {
    let checked = check(&[body], files);
    let problems: Vec<String> = checked
        .problems
        .iter()
        .map(|it| checked.render(it))
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    checked.catalog.agents[0].document.prompt().to_owned()
}

/// Each problem: file, the bytes it is at, headline.
fn problems(checked: &Checked) -> Vec<(String, String, String)> {
    let problems = checked.problems.iter();
    problems
        .map(|it| {
            let (path, text) = checked.file(it.file().unwrap()).unwrap();
            let at = text[it.span.clone()].to_owned();
            (path.to_owned(), at, it.headline.clone())
        })
        .collect()
}

fn problem(path: &str, at: &str, headline: &str) -> (String, String, String) {
    (path.to_owned(), at.to_owned(), headline.to_owned())
}

#[test]
fn references_become_the_text() {
    let files = [
        ("tone.md", "\u{feff}\nBe brief.\r\nBe kind.\n\n"),
        ("a/b.md", "B"),
        ("", ""),
    ];
    assert_eq!(
        prompt("You review.\r\n\r\n{{> tone.md}}\r\nBye.\n", &files),
        "You review.\n\nBe brief.\nBe kind.\nBye."
    );
    assert_eq!(prompt("{{>a/b.md}}{{> ./a/../a/b.md }}", &files), "BB");
    assert_eq!(prompt("  - {{> a/b.md}}!", &files), "- B!");
}

#[test]
fn partials_refer_to_partials() {
    let files = [
        ("a.md", "1 {{> b.md}} 3"),
        ("b.md", "2{{> c.md}}"),
        ("c.md", "\n"),
    ];
    assert_eq!(prompt("0 {{> a.md}} {{> b.md}}", &files), "0 1 2 3 2");
}

#[test]
fn an_empty_partial_leaves_no_space_around_the_prompt() {
    let files = [("e.md", " \n"), ("x.md", "x")];
    assert_eq!(prompt("{{> e.md}}\n\nHi.\n\n{{> e.md}}", &files), "Hi.");
    let checked = check(
        &["{{> e.md}}\n\n{{> x.md}}\n\n```\nHi.\n\n{{> e.md}}"],
        &files,
    );
    let expected = problem("agents/a0.md", "```", "unclosed code fence");
    assert_eq!(problems(&checked), [expected]);
}

#[test]
fn a_backslash_makes_it_literal() {
    let files = [("a.md", "A \\{{> x}}")];
    assert_eq!(
        prompt("\\{{> no.md}} {{> a.md}}", &files),
        "{{> no.md}} A {{> x}}"
    );
}

#[test]
fn without_the_option_it_means_nothing() {
    let source = Source::in_memory("agents/a.md", format!("{HEAD}{{{{> tone.md}}}} \\{{{{> \n"));
    let checked = crate::check_sources(&[], vec![source], &FileOptions::default());
    assert!(checked.problems.is_empty());
    let prompt = checked.catalog.agents[0].document.prompt();
    assert_eq!(prompt, "{{> tone.md}} \\{{>");
}

#[test]
fn wrong_references_are_errors_where_they_are() {
    let files = [
        ("tone.md", "Be brief. {{> ../x.md}}"),
        ("unused.md", "{{> no.md}}"),
    ];
    let body = "{{> tnoe.md}} {{> /etc/x.md}} {{>}} {{> tone.md}}\n{{> tone.md\n";
    let checked = check(&[body, "{{> tone.md}}"], &files);
    let agent = "agents/a0.md";
    assert_eq!(
        problems(&checked),
        [
            problem(agent, "tnoe.md", "unknown partial `tnoe.md`"),
            problem(
                agent,
                "/etc/x.md",
                "partial `/etc/x.md` is outside of `shared`"
            ),
            problem(agent, "{{>}}", "missing name of the partial"),
            problem(agent, "{{> tone.md", "unclosed `{{>`"),
            // Once, although two agents use it; and nothing of a partial that no agent uses.
            problem(
                "shared/tone.md",
                "../x.md",
                "partial `../x.md` is outside of `shared`"
            ),
        ]
    );
    assert!(checked.has_errors());
}

#[test]
fn circles_are_errors_where_they_close() {
    let files = [
        ("a.md", "{{> b.md}}"),
        ("b.md", "{{> c.md}}"),
        ("c.md", "{{> b.md}}"),
    ];
    let checked = check(&["{{> a.md}}", "{{> c.md}}"], &files);
    let expected = problem(
        "shared/c.md",
        "{{> b.md}}",
        "partial `b.md` includes itself",
    );
    assert_eq!(problems(&checked), [expected]);
    assert_eq!(checked.problems[0].label, "`b.md` → `c.md` → `b.md`");
    let itself = check(&["{{> a.md}}"], &[("a.md", "{{> a.md}}")]);
    assert_eq!(itself.problems[0].label, "`a.md` → `a.md`");
}

#[test]
fn what_is_wrong_with_a_partial_is_reported_once_and_in_it() {
    let files = [
        ("a.md", "Hi\u{202e}.\n\n```\ncode"),
        ("b.md", "<<<<<<< A\n=======\n>>>>>>> B"),
    ];
    let checked = check(&["{{> a.md}}", "{{> b.md}}\n\n{{> a.md}}"], &files);
    let files = problems(&checked);
    assert_eq!(
        files
            .iter()
            .map(|(path, at, _)| (path.as_str(), at.as_str()))
            .collect::<Vec<_>>(),
        [
            ("shared/a.md", "\u{202e}"),
            ("shared/a.md", "```"),
            ("shared/b.md", "<<<<<<< A"),
        ]
    );
    let conflict = checked.render(&checked.problems[2]);
    assert!(
        conflict.contains("`deny(merge_conflict)` is on by default\n"),
        "{conflict}"
    );
}

#[test]
fn texts_do_not_grow_without_bounds() {
    let long = |depth: usize| -> Vec<(String, String)> {
        let files = (0..depth).map(|index| {
            let next = index + 1;
            (
                format!("p{index}.md"),
                format!("{{{{> p{next}.md}}}} {{{{> p{next}.md}}}}"),
            )
        });
        files
            .chain([(format!("p{depth}.md"), "x".repeat(64))])
            .collect()
    };
    for (depth, headline) in [
        (20, "too many partials in one text"),
        (40, "partials nested too deeply"),
    ] {
        let files = long(depth);
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        let checked = check(&["{{> p0.md}}"], &files);
        assert!(
            problems(&checked).iter().any(|it| it.2 == headline),
            "{headline}"
        );
    }
    let limits = Limits {
        file_bytes: 50,
        ..Limits::default()
    };
    let source = Source::in_memory(
        "agents/a.md",
        format!("{HEAD}{{{{> a.md}}}} {{{{> a.md}}}}"),
    );
    let files = partials(&[("a.md", "0123456789 0123456789 0123456")], limits);
    let checked = check_sources_with(&[], vec![source], files, &FileOptions::default());
    let headlines: Vec<String> = problems(&checked).into_iter().map(|it| it.2).collect();
    assert_eq!(headlines, ["text with the partial `a.md` is too long"]);
}

#[test]
fn used_partials_are_tracked() {
    let files = [("a.md", "{{> b.md}}"), ("b.md", "B"), ("c.md", "C")];
    let checked = check(&["{{> a.md}}"], &files);
    let skipped: Vec<_> = checked.catalog.skipped.iter().collect();
    assert_eq!(skipped.len(), 2, "{skipped:?}");
}

/// Words of which texts with and without references are made.
const WORDS: [&str; 14] = [
    "{{>",
    "}}",
    "\\{{>",
    "{{> a.md}}",
    "{{> b.md}}",
    "{{> sub/c.md }}",
    "{{> ../x.md}}",
    "\r\n",
    "\n",
    " ",
    "é",
    "text",
    "\\",
    "{{",
];

fn text() -> impl Strategy<Value = String> {
    let words = proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..12);
    words.prop_map(|words| words.concat())
}

proptest! {
    /// Whatever the texts are, nothing panics, and each character of a prompt is where its place says.
    #[test]
    fn each_character_is_at_its_place(body in text(), a in text(), b in text(), c in text()) {
        let files = [("a.md", a.as_str()), ("b.md", &b), ("sub/c.md", &c)];
        let checked = check(&[&body], &files);
        let document = &checked.catalog.agents[0].document;
        let prompt = document.prompt();
        for (at, character) in prompt.char_indices() {
            let range = at..at + character.len_utf8();
            let (file, span) = match document.prompt.in_partial(&range) {
                Some(place) => (place.file, place.span),
                None => (0, document.prompt.in_file(&document.source.text, &range)),
            };
            let (_, text) = checked.file(file).expect("a file");
            prop_assert_eq!(text[span].replace("\r\n", "\n"), &prompt[range]);
        }
        for problem in &checked.problems {
            let _ = checked.render(problem);
        }
    }
}
