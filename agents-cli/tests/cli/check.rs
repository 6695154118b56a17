use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use include_agents_compiler::invocation::Invocation;
use include_agents_compiler::{Environment, compile};
use include_agents_reader::diagnostic::position;
use include_agents_tests::{parity, sandbox::skip};
use insta::assert_snapshot;
use serde_json::Value;

use crate::validator::Validator;
use crate::{Project, agent, command, faulty, run_in};

#[test]
fn human() {
    assert_snapshot!(faulty().run(&["check"]));
}

#[test]
fn short() {
    assert_snapshot!(faulty().run(&["check", "--format", "short"]));
}

#[test]
fn github() {
    let run = faulty().run(&["check", "--format", "github"]);
    assert_snapshot!(run);
    for line in run.stdout.lines() {
        // `::command parameter=value,parameter=value::text`
        let (head, text) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (kind, parameters) = head.split_once(' ').unwrap();
        assert!(["error", "warning"].contains(&kind), "{line}");
        for parameter in parameters.split(',') {
            let (name, value) = parameter.split_once('=').unwrap();
            assert!(
                ["file", "line", "col", "endLine", "endColumn", "title"].contains(&name),
                "{line}"
            );
            assert!(!value.is_empty() && !value.contains(':'), "{line}");
        }
        assert!(!text.is_empty());
    }
}

#[test]
fn json_lines_point_at_bytes() {
    let project = faulty();
    let run = project.run(&["check", "--format", "json"]);
    assert_eq!(run.code, 1);
    let text = project.read("agents/lead.md");
    let lines: Vec<Value> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let model = lines
        .iter()
        .find(|line| line["lint"] == "unknown_model")
        .unwrap();
    let span = &model["span"];
    let byte = |name: &str| usize::try_from(span[name].as_u64().unwrap()).unwrap();
    assert_eq!(&text[byte("byte_start")..byte("byte_end")], "sonet");
    assert_eq!(
        (byte("line"), byte("column"), byte("end_column")),
        (6, 8, 13)
    );
    assert_eq!(model["helps"][0]["replacement"]["text"], "sonnet");
    assert_eq!(model["path"], "agents/lead.md");
    assert_eq!(model["level"], "error");
}

#[test]
fn sarif_is_valid() {
    let run = faulty().run(&["check", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&run.stdout).unwrap();
    let schema: Value = serde_json::from_str(include_str!("../sarif-subset.schema.json")).unwrap();
    let validator = Validator::of(schema);
    assert_eq!(validator.errors(&log), "");
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 4);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(
            log["runs"][0]["tool"]["driver"]["rules"][index]["id"],
            result["ruleId"]
        );
    }
    // The schema is one that can say no.
    let mut wrong = log.clone();
    wrong["runs"][0]["results"][0]["level"] = "fatal".into();
    assert!(!validator.is_valid(&wrong));
}

#[test]
fn colors_are_for_terminals() {
    let project = faulty();
    let colored = |choice: &str| {
        project
            .run(&["--color", choice, "check"])
            .stdout
            .contains('\u{1b}')
    };
    assert!(colored("always"));
    assert!(!colored("never"));
    assert!(!colored("auto"), "not a terminal");
}

#[test]
fn exit_codes() {
    let fine = Project::with(&[("a.md", &agent("a", ""))]);
    let warned = Project::with(&[("a.md", &agent("a", "color: Red\n"))]);
    for (project, arguments, code) in [
        (&fine, &["check"][..], 0),
        (&warned, &["check"], 0),
        (&warned, &["check", "--deny-warnings"], 1),
        (&warned, &["check", "-D", "color_case"], 1),
        (&warned, &["check", "--deny-warnings", "-A", "all"], 0),
        (&faulty(), &["check"], 1),
        (&fine, &["check", "nowhere"], 2),
        (&fine, &["check", "-D", "colour_case"], 2),
        (&fine, &["check", "--limit", "files"], 2),
        (&fine, &["chekc"], 2),
        (&Project::new(), &["check"], 2),
        (&fine, &["--help"], 0),
        (&fine, &["agents", "check"], 0),
    ] {
        let run = project.run(arguments);
        assert_eq!(run.code, code, "{arguments:?}: {run}");
    }
}

#[test]
fn a_closed_pipe_does_not_fail() {
    let project = faulty();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_cargo-agents"))
        .current_dir(project.folder.path())
        .args(["check", "--format", "sarif"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn options_of_the_file_and_of_the_command_line() {
    let project = Project::new();
    project.write("team/a.md", &agent("a", "color: Red\nowner: me\n"));
    project.write("team/drafts/b.md", &agent("b", "model: sonet\n"));
    project.write(
        "agents.toml",
        "folders = [\"team\"]\nexclude = [\"drafts/**\"]\ndeny = [\"color_case\"]\nprompt_budget = 5\n\n[limits]\nfiles = 10\n\n\
         [fields]\nowner = { type = \"string\", required = true }\n",
    );
    assert_snapshot!("config", project.run(&["check", "--format", "short"]));
    assert_snapshot!(
        "config_overridden",
        project.run(&[
            "check",
            "--format",
            "short",
            "-A",
            "color_case",
            "--prompt-budget",
            "99"
        ])
    );
    // From a folder below, the same file is found, and its paths are relative to it.
    let below = run_in(&project.path("team"), &["check", "--format", "short"]);
    assert_eq!(below.code, 1, "{below}");
    assert!(below.stdout.starts_with("a.md:"), "{below}");
    let off = project.run(&["check", "team", "--no-config", "--format", "short"]);
    assert!(
        off.stdout.contains("unknown_model") && !off.stdout.contains("budget"),
        "{off}"
    );
}

#[test]
fn partials_are_a_folder_in_the_file() {
    let project = Project::with(&[("a.md", &agent("a", "").replace("You", "{{> tnoe.md}} You"))]);
    let run = project.run(&["check", "--format", "short"]);
    assert_eq!(run.code, 0, "{run}");
    project.write("shared/tone.md", "Be brief.\n");
    project.write("agents.toml", "partials = \"shared\"\n");
    let run = project.run(&["check", "--format", "short"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stdout.contains("unknown partial `tnoe.md`"), "{run}");
    project.write("agents.toml", "partials = 3\n");
    let run = project.run(&["check"]);
    assert!(
        run.stderr
            .contains("expected the path of a folder in `partials`"),
        "{run}"
    );
}

#[test]
fn the_file_has_the_options_for_other_shapes_of_files() {
    const CONFIG: &str = r#"
folders = ["vendor", "agents"]
name = "stem"
description = "optional"
overlay = true
skills = "skills"
tools = ["search_orders", "crm__*"]

[keys]
model = "engine"

[identifiers]
"C++" = "Cpp"
"#;
    let project = Project::with(&[
        (
            "clerk.md",
            "---\ntools: search_orders, crm__find\n---\nYou.\n",
        ),
        (
            "c.md",
            "---\nname: C++\nengine: opus\nskills: review\n---\nYou.\n",
        ),
        ("d.md", "---\nname: C\n---\nYou.\n"),
    ]);
    project.write("vendor/clerk.md", "---\ndescription: d\n---\nYou.\n");
    project.write("skills/review/SKILL.md", "How to review.\n");
    project.write("agents.toml", CONFIG);
    let run = project.run(&["check", "--format", "short"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{run}");
    let listed = project.run(&["list"]).stdout;
    assert!(
        listed.contains("clerk") && listed.contains("C++"),
        "{listed}"
    );

    // Each of them is needed.
    for (line, problem) in [
        ("name = \"stem\"", "missing field `name`"),
        ("description = \"optional\"", "missing field `description`"),
        ("overlay = true", "duplicate agent name `clerk`"),
        ("tools = [\"search_orders\", \"crm__*\"]", "no usable tool"),
        ("\"C++\" = \"Cpp\"", "duplicate identifier `C`"),
    ] {
        project.write("agents.toml", &CONFIG.replace(line, ""));
        let run = project.run(&["check", "--format", "short"]);
        assert!(run.stdout.contains(problem), "{line}: {run}");
    }
    for (line, wrong, problem) in [
        ("= \"skills\"", "= \"skils\"", "`skils` does not exist"),
        ("\"C++\" =", "\"C+\" =", "unknown agent `C+`"),
    ] {
        project.write("agents.toml", &CONFIG.replace(line, wrong));
        let run = project.run(&["check", "--format", "short"]);
        assert!(run.stdout.contains(problem), "{run}");
    }
    project.write("agents.toml", CONFIG);
    let schema = project.run(&["schema"]).stdout;
    assert!(
        schema.contains("\"engine\": {") && !schema.contains("\"model\": {"),
        "{schema}"
    );
    assert!(schema.contains("\"required\": []"), "{schema}");
}

#[test]
fn the_file_may_be_about_a_plugin() {
    let project = Project::with(&[(
        "review/rust.md",
        "---\ndescription: d\nhooks: []\n---\nYou.\n",
    )]);
    project.write("agents.toml", "dialect = \"plugin\"\n");
    let run = project.run(&["check", "--format", "short"]);
    assert!(
        run.stdout.contains("unexpected field `hooks` in a plugin"),
        "{run}"
    );
    assert_eq!(run.code, 0, "{run}");
    let listed = project.run(&["list"]).stdout;
    assert!(listed.contains("review:rust"), "{listed}");
}

#[test]
fn mistakes_in_the_file_are_named() {
    let mut said = String::new();
    for text in [
        "folder = \"x\"",
        "deny = [\"unknown_tol\"]",
        "deny = 3",
        "prompt_budget = -1",
        "[limits]\nfile = 3",
        "[fields]\nx = \"text\"",
        "[fields]\nx = { typ = \"string\" }",
        "name = \"stm\"",
        "description = true",
        "dialect = \"plug\"",
        "overlay = 1",
        "skills = 1",
        "tools = [\"a b\"]",
        "[keys]\nnme = \"id\"",
        "[keys]\nname = 3",
        "[identifiers]\na = \"b\"",
        "deny = [",
    ] {
        let project = Project::with(&[("a.md", &agent("a", ""))]);
        project.write("agents.toml", text);
        let run = project.run(&["check"]);
        assert_eq!(run.code, 2, "{text}: {run}");
        let folder = project.folder.path().display().to_string();
        said += &run.stderr.replace(&folder, "[folder]");
    }
    assert_snapshot!(said);
}

#[test]
fn watching_checks_again() {
    use std::io::{BufRead as _, BufReader};
    let project = Project::with(&[("a.md", &agent("a", ""))]);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_cargo-agents"))
        .current_dir(project.folder.path())
        .args(["check", "--watch", "--format", "short"])
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap())
        .lines()
        .map(Result::unwrap);
    assert_eq!(lines.next().unwrap(), "1 agent in 1 file: no problems");
    assert_eq!(lines.next().unwrap(), "waiting for changes");
    project.write("agents/a.md", &agent("a", "color: Red\n"));
    assert_eq!(lines.next().unwrap(), "1 agent in 1 file: 1 warning");
    child.kill().unwrap();
    child.wait().unwrap();
}

/// A problem: file, line, column, lint, whether it is an error, headline.
type Found = (String, usize, usize, Option<String>, bool, String);

/// What the macro would report.
fn by_the_macro(folder: &str, working_dir: &PathBuf) -> BTreeSet<Found> {
    let call: Invocation = syn::parse_str(&format!(
        "{folder:?}, allow(outside_package, untracked_folder)"
    ))
    .unwrap();
    let environment = Environment {
        manifest_dir: working_dir.clone(),
        working_dir: working_dir.clone(),
        variable: &|_| None,
    };
    let checked = compile(&call, &environment).checked;
    let problems = checked.problems.iter().map(|problem| {
        let (path, text) = checked.file(problem.file().unwrap()).unwrap();
        let (line, column) = position(text, problem.span.start);
        let lint = problem.lint.map(str::to_owned);
        (
            path.to_owned(),
            line,
            column,
            lint,
            problem.is_error(),
            problem.headline.clone(),
        )
    });
    problems.collect()
}

#[test]
fn the_corpus_has_the_problems_that_the_macro_reports() {
    let corpus = parity::corpus();
    let Ok(entries) = fs::read_dir(&corpus) else {
        return skip("the corpus is absent");
    };
    let folders = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir());
    let mut count = 0;
    for folder in folders {
        let name = folder.file_name().unwrap().to_str().unwrap();
        let output = command()
            .current_dir(&corpus)
            .args(["check", "--no-config", "--format", "json", name])
            .output()
            .unwrap();
        let lines = String::from_utf8(output.stdout).unwrap();
        let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let ours: BTreeSet<Found> = lines
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap())
            .filter(|it| it["span"].is_object())
            .map(|it| {
                let lint = it["lint"].as_str().map(str::to_owned);
                let span = &it["span"];
                (
                    text(&it["path"]),
                    number(&span["line"]),
                    number(&span["column"]),
                    lint,
                    it["level"] == "error",
                    text(&it["message"]),
                )
            })
            .collect();
        count += ours.len();
        assert_eq!(ours, by_the_macro(name, &corpus), "{name}");
    }
    assert!(count > 100, "{count}");
}
