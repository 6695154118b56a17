use include_agents_runtime::ParamKind;
use proptest::prelude::*;

use crate::check::{Checked, check_sources_with};
use crate::options::{Declared, FileOptions};
use crate::partials::Partials;
use crate::source::{Limits, Source};

/// An agent with these lines in its front matter, and this prompt.
fn agent(name: &str, lines: &str, prompt: &str) -> Source {
    let text = format!("---\nname: {name}\ndescription: d\n{lines}---\n\n{prompt}\n");
    Source::in_memory(format!("agents/{name}.md"), text)
}

fn check(sources: Vec<Source>) -> Checked {
    let mut tone = Source::in_memory("shared/tone.md", "Be {{how}}, {{x");
    "tone.md".clone_into(&mut tone.file.root_relative);
    let partials = vec![(tone.file.clone(), Ok(tone))];
    let partials = Partials::new("shared", partials, Limits::default());
    check_sources_with(&[], sources, partials, &FileOptions::default())
}

/// Each problem: the bytes it is at, and its headline.
fn problems(checked: &Checked) -> Vec<(String, String)> {
    let problems = checked.problems.iter();
    problems
        .map(|it| {
            let (_, text) = checked.file(it.file().unwrap()).unwrap();
            (text[it.span.clone()].to_owned(), it.headline.clone())
        })
        .collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let expected = expected.iter();
    expected
        .map(|(at, headline)| ((*at).to_owned(), (*headline).to_owned()))
        .collect()
}

#[test]
fn parameters_are_read_in_order() {
    let lines = "params:\n  b: text\n  a: list\n  c: integer\n  d: number\n  type: boolean\nx: y\n";
    let checked = check(vec![agent(
        "a",
        lines,
        "{{a}} {{b}} {{ c }} {{d}} {{type}} \\{{e}}",
    )]);
    assert_eq!(problems(&checked), []);
    let agent = &checked.catalog.agents[0].document.agent;
    let params = agent.params.iter();
    let params: Vec<_> = params.map(|it| (it.name.value.as_str(), it.kind)).collect();
    assert_eq!(
        params,
        [
            ("b", ParamKind::Text),
            ("a", ParamKind::List),
            ("c", ParamKind::Integer),
            ("d", ParamKind::Number),
            ("type", ParamKind::Boolean),
        ]
    );
    let keys = agent.metadata.iter().map(|it| it.key.value.as_str());
    assert_eq!(keys.collect::<Vec<_>>(), ["x"]);
}

#[test]
fn without_parameters_braces_mean_nothing() {
    let checked = check(vec![agent("a", "", "{{a}} {{ \\{{")]);
    assert_eq!(problems(&checked), []);
    let prompt = checked.catalog.agents[0].document.prompt();
    assert_eq!(prompt, "{{a}} {{ \\{{");
}

#[test]
fn wrong_parameters_are_errors() {
    let lines =
        "params:\n  max-findings: integer\n  a: txt\n  b: string\n  c: [x]\n  self: text\n  d:\n";
    // Braces are not checked then.
    let checked = check(vec![agent("a", lines, "{{a}} {{nothing}}")]);
    assert_eq!(
        problems(&checked),
        pairs(&[
            (
                "max-findings",
                "invalid name `max-findings` for a parameter"
            ),
            ("txt", "invalid type `txt` for the parameter `a`"),
            ("string", "invalid type `string` for the parameter `b`"),
            ("[x]", "invalid type `[x]` for the parameter `c`"),
            ("self", "invalid name `self` for a parameter"),
            ("d", "missing type of the parameter `d`"),
        ])
    );
    for (lines, at, headline) in [
        ("params:\n", "params", "empty `params`"),
        ("params: {}\n", "params", "empty `params`"),
        ("params: text\n", "text", "invalid type for `params`"),
        ("params: [a, b]\n", "[a, b]", "invalid type for `params`"),
    ] {
        let checked = check(vec![agent("a", lines, "{{a}}")]);
        assert_eq!(problems(&checked), pairs(&[(at, headline)]));
        assert!(checked.has_errors());
    }
}

#[test]
fn wrong_references_are_errors_where_they_are() {
    let lines = "params:\n  repository: text\n  unused: text\n";
    let prompt = "{{repositry}} {{ }} {{repository\n}} \\{{x}} {{{repository}}}";
    let checked = check(vec![agent("a", lines, prompt)]);
    assert_eq!(
        problems(&checked),
        pairs(&[
            ("unused", "unused parameter `unused`"),
            ("repositry", "unknown parameter `repositry`"),
            ("{{ }}", "missing name of the parameter"),
            ("{{repository", "unclosed `{{`"),
            ("{repository", "unknown parameter `{repository`"),
        ])
    );
}

#[test]
fn parameters_in_partials_are_used_and_reported_there_once() {
    let with = |name: &str, lines: &str| agent(name, lines, "{{b}} {{> tone.md}} {{b}}");
    let checked = check(vec![
        with("a", "params:\n  b: text\n"),
        with("b", "params:\n  b: text\n"),
        with("c", "params:\n  b: text\n  how: text\n"),
        with("d", ""),
    ]);
    assert_eq!(
        problems(&checked),
        pairs(&[("how", "unknown parameter `how`"), ("{{x", "unclosed `{{`")])
    );
    let problems = checked.problems.iter();
    let notes: Vec<&[String]> = problems.map(|it| it.notes.as_slice()).collect();
    let first = "the prompt of `agents/a.md` contains this partial";
    assert_eq!(
        notes,
        [
            [first, "found for 2 agents that use this partial"],
            [first, "found for 3 agents that use this partial"],
        ]
    );
}

#[test]
fn a_declared_field_of_this_name_is_not_about_parameters() {
    let options = FileOptions {
        declared: Some(Declared {
            structure: "Metadata".to_owned(),
            keys: vec!["params".to_owned()],
            required: Vec::new(),
        }),
        ..FileOptions::default()
    };
    let source = agent("a", "params: 3\n", "{{a}}");
    let checked = crate::check_sources(&[], vec![source], &options);
    assert_eq!(problems(&checked), []);
    assert_eq!(checked.catalog.agents[0].document.agent.metadata.len(), 1);
}

/// Words of which front matters and prompts with parameters are made.
const WORDS: [&str; 16] = [
    "\n", "\n  ", "params:", "a: text", "b: list", "é: txt", "a", ": ", "{}", "{{", "}}", "{{a}}",
    "\\{{", "{{> ", " ", "\r\n",
];

fn text() -> impl Strategy<Value = String> {
    let words = proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..14);
    words.prop_map(|words| words.concat())
}

proptest! {
    /// Whatever the texts are, nothing panics, and every message can be shown.
    #[test]
    fn nothing_panics(lines in text(), prompt in text()) {
        for lines in [format!("{lines}\n"), format!("params:\n  a: text\n{lines}\n")] {
            let checked = check(vec![agent("a", &lines, &prompt)]);
            for problem in &checked.problems {
                prop_assert!(!checked.render(problem).is_empty());
            }
        }
    }
}
