//! Runs what `.pre-commit-hooks.yaml` and `action.yml` define.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use include_agents_tests::sandbox::{is_there, workspace_root};
use serde_yaml::Value;

use crate::{Project, agent, faulty};

/// The path with the program under test before everything else.
fn path() -> std::ffi::OsString {
    let ours = Path::new(env!("CARGO_BIN_EXE_cargo-agents"))
        .parent()
        .unwrap()
        .to_owned();
    let rest = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths([ours].into_iter().chain(std::env::split_paths(&rest))).unwrap()
}

fn yaml(name: &str) -> Value {
    serde_yaml::from_str(&fs::read_to_string(workspace_root().join(name)).unwrap()).unwrap()
}

/// Runs the steps of the action as a runner does: with inputs in place of their expressions.
fn act(project: &Project, inputs: &[(&str, &str)]) -> Vec<Output> {
    let action = yaml("action.yml");
    let value_of = |expression: &str| -> String {
        let name = expression
            .trim_start_matches("${{ inputs.")
            .trim_end_matches(" }}");
        let default = action["inputs"][name]["default"]
            .as_str()
            .expect("every input has a default");
        let given = inputs.iter().find(|(input, _)| *input == name);
        given.map_or(default, |(_, value)| value).to_owned()
    };
    let steps = action["runs"]["steps"].as_sequence().unwrap();
    steps
        .iter()
        .map(|step| {
            let mut command = Command::new("bash");
            command
                .current_dir(project.folder.path())
                .env("PATH", path());
            for (name, expression) in step["env"].as_mapping().unwrap() {
                command.env(
                    name.as_str().unwrap(),
                    value_of(expression.as_str().unwrap()),
                );
            }
            // As GitHub runs `shell: bash`.
            command.args([
                "--noprofile",
                "--norc",
                "-eo",
                "pipefail",
                "-c",
                step["run"].as_str().unwrap(),
            ]);
            command.output().unwrap()
        })
        .collect()
}

#[cfg(unix)]
#[test]
fn the_action_annotates() {
    let project = faulty();
    let outputs = act(&project, &[]);
    assert!(outputs[0].status.success());
    assert_eq!(outputs[1].status.code(), Some(1));
    let text = String::from_utf8_lossy(&outputs[1].stdout).into_owned();
    assert!(
        text.contains("::error file=agents/lead.md,line=6,col=8"),
        "{text}"
    );
}

#[cfg(unix)]
#[test]
fn the_action_writes_sarif() {
    let project = faulty();
    let outputs = act(
        &project,
        &[
            ("sarif", "out.sarif"),
            ("arguments", "-A all"),
            ("paths", "agents/lead.md agents/tester.md"),
        ],
    );
    assert_eq!(outputs[1].status.code(), Some(0), "{:?}", outputs[1]);
    assert!(project.read("out.sarif").contains("\"version\": \"2.1.0\""));
}

#[test]
fn pre_commit_stops_a_commit() {
    if !is_there("pre-commit", &["--version"]) || !is_there("git", &["--version"]) {
        return;
    }
    let project = Project::with(&[("a.md", &agent("a", "color: Red\nmodel: sonet\n"))]);
    let run = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        command
            .current_dir(project.folder.path())
            .args(arguments)
            .env("PATH", path());
        command.env("PRE_COMMIT_HOME", project.path(".cache"));
        for who in ["AUTHOR", "COMMITTER"] {
            command
                .env(format!("GIT_{who}_NAME"), "n")
                .env(format!("GIT_{who}_EMAIL"), "n@example.com");
        }
        let output = command.output().unwrap();
        (
            output.status.success(),
            format!(
                "{}{}",
                String::from_utf8_lossy(&output.stdout),
                String::from_utf8_lossy(&output.stderr)
            ),
        )
    };
    assert!(run("git", &["init", "-q", "hooks"]).0);
    fs::copy(
        workspace_root().join(".pre-commit-hooks.yaml"),
        project.path("hooks/.pre-commit-hooks.yaml"),
    )
    .unwrap();
    for arguments in [
        &["-C", "hooks", "add", "."][..],
        &["-C", "hooks", "commit", "-qm", "hooks"],
        &["init", "-q"],
        &["add", "agents"],
    ] {
        let (is_fine, said) = run("git", arguments);
        assert!(is_fine, "{said}");
    }
    let try_hook = |id: &str| run("pre-commit", &["try-repo", "hooks", id, "--all-files"]);
    let (is_fine, said) = try_hook("agents-check");
    assert!(!is_fine && said.contains("unknown model"), "{said}");
    let (is_fine, said) = try_hook("agents-fix");
    assert!(!is_fine && said.contains("+color: red"), "{said}");
    project.write("agents/a.md", &agent("a", ""));
    let (is_fine, said) = try_hook("agents-check");
    assert!(is_fine, "{said}");
}
