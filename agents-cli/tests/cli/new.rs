use crate::{Project, agent};

#[test]
fn a_new_agent_passes() {
    let project = Project::new();
    let run = project.run(&[
        "new",
        "code-reviewer",
        "--description",
        "Use it: always #1",
        "--tools",
        "Read, Grep",
        "--model",
        "haiku",
    ]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (0, ".claude/agents/code-reviewer.md\n"),
        "{run}"
    );
    insta::assert_snapshot!(project.read(".claude/agents/code-reviewer.md"));
    let check = project.run(&["check", "--deny-warnings"]);
    assert_eq!(check.code, 0, "{check}");
}

#[test]
fn it_goes_where_agents_are() {
    let project = Project::with(&[("a.md", &agent("a", ""))]);
    let run = project.run(&["new", "b", "--description", "d", "--prompt", "You are b."]);
    assert_eq!(run.stdout, "agents/b.md\n", "{run}");
}

#[test]
fn what_is_wrong_is_not_written() {
    let project = Project::with(&[("a.md", &agent("a", ""))]);
    for arguments in [
        &["new", "b", "--description", "d", "--model", "sonet"][..],
        &["new", "b", "--description", "d", "--tools", "WebSerach"],
        &["new", "b", "--description", ""],
    ] {
        let run = project.run(arguments);
        assert_eq!(run.code, 1, "{run}");
    }
    for arguments in [
        &["new", "B b", "--description", "d"][..],
        &["new", "a", "--description", "d"],
        // There is no terminal to ask on.
        &["new", "b"],
    ] {
        let run = project.run(arguments);
        assert_eq!(run.code, 2, "{run}");
    }
    assert!(!project.path("agents/b.md").exists());
    assert_eq!(project.read("agents/a.md"), agent("a", ""));
}
