use std::fs;

use insta::assert_snapshot;

use crate::{Project, agent};

#[test]
fn edits_are_kept() {
    let project = Project::with(&[
        ("a.md", &agent("a", "")),
        ("b.md", &agent("b", "")),
        ("team/c.md", &agent("c", "")),
        ("d.md", &agent("d", "")),
    ]);
    let install = |more: &[&str]| {
        let mut arguments = vec!["install", "home", "--from", "agents"];
        arguments.extend(more);
        project.run(&arguments).to_string()
    };
    let mut said = install(&[]);
    said += &format!("\n== again\n{}", install(&[]));
    project.write("home/b.md", "edited\n");
    project.write("home/d.md", "edited, too\n");
    project.write("agents/a.md", &agent("a", "color: red\n"));
    project.write("agents/b.md", &agent("b", "color: red\n"));
    fs::remove_file(project.path("agents/team/c.md")).unwrap();
    said += &format!("\n== both have changed, dry\n{}", install(&["--dry-run"]));
    said += &format!("\n== both have changed\n{}", install(&["--diff"]));
    said += &format!("\n== prune\n{}", install(&["--prune"]));
    said += &format!("\n== again\n{}", install(&["--prune"]));
    assert_snapshot!(said);
    assert_eq!(project.read("home/a.md"), agent("a", "color: red\n"));
    assert_eq!(project.read("home/b.md"), "edited\n");
    assert_eq!(project.read("home/d.md"), "edited, too\n");
    assert!(!project.path("home/team/c.md").exists());
}

#[test]
fn what_has_errors_is_not_installed() {
    let project = crate::faulty();
    let run = project.run(&["install", "home"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(!project.path("home").exists());
}
