use insta::assert_snapshot;
use serde_json::Value;

use crate::{Project, agent};

fn project() -> Project {
    Project::with(&[
        (
            "lead.md",
            &agent(
                "lead",
                "tools: Agent(tester), Read\nmodel: opus\nmemory: project\n",
            ),
        ),
        (
            "tester.md",
            &agent("tester", "disallowedTools: Bash\nteam: core\n"),
        ),
    ])
}

#[test]
fn list() {
    assert_snapshot!(project().run(&["list"]));
    assert_snapshot!("list_json", project().run(&["list", "--json"]));
}

#[test]
fn show() {
    assert_snapshot!(project().run(&["show", "lead"]));
    assert_snapshot!("show_json", project().run(&["show", "tester", "--json"]));
    assert_snapshot!("show_unknown", project().run(&["show", "leed"]));
}

#[test]
fn explain() {
    assert_snapshot!(project().run(&["explain", "color_case"]));
    assert_snapshot!(
        "explain_unknown",
        project().run(&["explain", "colour_case"])
    );
    let all = project().run(&["explain"]);
    assert_eq!(
        all.stdout.lines().count(),
        include_agents_reader::lint::Lint::ALL.len()
    );
}

#[test]
fn every_lint_is_explained() {
    for lint in include_agents_reader::lint::Lint::ALL {
        let run = project().run(&["explain", lint.name()]);
        assert!(run.code == 0 && run.stdout.contains("Fixed:"), "{run}");
    }
}

#[test]
fn exported_json_is_that_of_claude_code() {
    let run = project().run(&["export", "--to", "claude-json"]);
    let json: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(
        json["lead"]["tools"],
        serde_json::json!(["Agent(tester)", "Read"])
    );
    assert_eq!(json["tester"]["prompt"], "You are tester.");
    assert_eq!(
        json["tester"]["disallowedTools"],
        serde_json::json!(["Bash"])
    );
}

#[test]
fn exported_markdown_says_the_same() {
    let project = project();
    let run = project.run(&["export", "--to", "markdown", "--out", "out"]);
    assert_eq!(run.code, 0, "{run}");
    let json = |folder: &str| {
        project
            .run(&["export", folder, "--to", "claude-json"])
            .stdout
    };
    assert_eq!(json("out"), json("agents"));
    let several = project.run(&["export", "--to", "markdown"]);
    assert_eq!(several.code, 2, "{several}");
    let one = project.run(&[
        "export",
        "agents/lead.md",
        "-A",
        "dangling_agent",
        "--to",
        "markdown",
    ]);
    assert_eq!(one.stdout, project.read("out/lead.md"), "{one}");
}

#[test]
fn what_has_errors_is_not_exported() {
    let run = crate::faulty().run(&["export", "--to", "claude-json"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
}
