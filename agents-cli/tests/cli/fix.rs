use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use insta::assert_snapshot;

use crate::{Project, agent, faulty};

#[test]
fn safe_fixes() {
    let project = faulty();
    assert_snapshot!(project.run(&["fix"]));
    assert!(
        project
            .read("agents/lead.md")
            .contains("model: sonet\ncolor: red\n")
    );
}

#[test]
fn all_fixes() {
    let project = faulty();
    assert_snapshot!(project.run(&["fix", "--all"]));
    let again = project.run(&["fix", "--all"]);
    assert_eq!(again.stdout, "", "{again}");
}

#[test]
fn a_dry_run_writes_nothing() {
    let project = faulty();
    let before = project.read("agents/lead.md");
    let run = project.run(&["fix", "--all", "--dry-run"]);
    assert!(run.stdout.contains("+color: red"), "{run}");
    assert_eq!(project.read("agents/lead.md"), before);
}

#[test]
fn line_ends_bom_and_permissions_are_kept() {
    let text = agent("lead", "color: Red\n").replace('\n', "\r\n");
    let project = Project::with(&[("lead.md", &format!("\u{feff}{text}"))]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(
            project.path("agents/lead.md"),
            fs::Permissions::from_mode(0o640),
        )
        .unwrap();
    }
    let run = project.run(&["fix"]);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(
        project.read("agents/lead.md"),
        format!("\u{feff}{}", text.replace("Red", "red"))
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(project.path("agents/lead.md"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o640);
    }
}

#[cfg(unix)]
#[test]
fn symbolic_links_stay() {
    let project = Project::with(&[]);
    project.write("shared/lead.md", &agent("lead", "color: Red\n"));
    fs::create_dir_all(project.path("agents")).unwrap();
    std::os::unix::fs::symlink(
        project.path("shared/lead.md"),
        project.path("agents/lead.md"),
    )
    .unwrap();
    let run = project.run(&["fix", "agents"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(project.path("agents/lead.md").is_symlink());
    assert_eq!(
        project.read("shared/lead.md"),
        agent("lead", "color: red\n")
    );
}

#[test]
fn a_killed_run_leaves_whole_files() {
    let old = |index: usize| {
        agent(
            &format!("a{index}"),
            &format!("color: Red\n# {}\n", "x".repeat(2_000)),
        )
    };
    let mut partial = 0;
    for round in 0..5 {
        let project = Project::new();
        for index in 0..60 {
            project.write(&format!("agents/a{index}.md"), &old(index));
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_cargo-agents"))
            .current_dir(project.folder.path())
            .arg("fix")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Until the first file is fixed, and then a little more.
        let first = project.path("agents/a0.md");
        while child.try_wait().unwrap().is_none() && fs::read_to_string(&first).unwrap() == old(0) {
            sleep(Duration::from_micros(200));
        }
        sleep(Duration::from_micros(500 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        let mut seen = BTreeSet::new();
        for index in 0..60 {
            let text = project.read(&format!("agents/a{index}.md"));
            let is_new = text == old(index).replace("Red", "red");
            assert!(is_new || text == old(index), "a{index}.md is half written");
            seen.insert(is_new);
        }
        partial += usize::from(seen.len() == 2);
        let markdown = fs::read_dir(project.path("agents")).unwrap().filter(|it| {
            it.as_ref()
                .unwrap()
                .file_name()
                .to_string_lossy()
                .ends_with(".md")
        });
        assert_eq!(markdown.count(), 60);
        assert_eq!(project.run(&["fix"]).code, 0);
        assert_eq!(project.run(&["check", "--deny-warnings"]).code, 0);
    }
    assert!(partial > 0, "no run was killed in the middle");
}
