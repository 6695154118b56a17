//! The files of users, while the program runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use include_agents::load::Layer;
use user_files::{Agent, Metadata, layers, may_write, metadata, strict, system_prompt};

/// Longer than any change takes.
const LIMIT: Duration = Duration::from_secs(20);

struct Folders {
    _all: tempfile::TempDir,
    system: PathBuf,
    project: PathBuf,
}

fn folders() -> Folders {
    let all = tempfile::tempdir().expect("a folder");
    let (system, project) = (all.path().join("system"), all.path().join("project"));
    for folder in [&system, &project] {
        fs::create_dir(folder).expect("a folder");
    }
    Folders {
        _all: all,
        system,
        project,
    }
}

/// The tools of the scout, as its file has them.
const OURS: &str = "disallowedTools: Bash, Write, mcp__github";

fn write(folder: &Path, name: &str, fields: &str, prompt: &str) {
    let text = format!("---\nname: {name}\ndescription: D\n{fields}\n---\n\n{prompt}\n");
    fs::write(folder.join(format!("{name}.md")), text).expect("a file");
}

#[test]
fn users_change_the_prompt_and_not_the_tools() {
    let Folders {
        system,
        project,
        _all,
    } = folders();
    write(&system, "scout", OURS, "The system's way.");
    let agents = strict(&system, &project).expect("no problems");
    assert_eq!(agents.of(Agent::Scout).prompt(), "The system's way.");
    assert!(system_prompt(&agents.of(Agent::Scout)).starts_with("The system's way."));
    assert!(system_prompt(Agent::Scout.definition()).starts_with(Agent::Scout.prompt()));

    write(&project, "scout", "tools: Write", "Mine.");
    let errors = strict(&system, &project).expect_err("a rule is broken");
    assert!(
        errors
            .to_string()
            .contains("the tools of built-in agents stay as they are"),
        "{errors}"
    );
    let agents = layers(&system, &project).load();
    assert_eq!(agents.of(Agent::Scout).prompt(), "The system's way.");
    assert!(may_write(&agents).is_empty());
    write(&project, "writer", "tools: Write", "Mine.");
    assert_eq!(may_write(&layers(&system, &project).load()), ["writer"]);
}

#[test]
fn fields_are_typed() {
    let Folders {
        system,
        project,
        _all,
    } = folders();
    write(
        &project,
        "mine",
        "tools: Read\nteam: core\npriority: 3",
        "Mine.",
    );
    write(&project, "theirs", "priority: high\ntools: Read", "Theirs.");
    let agents = layers(&system, &project).load();
    let expected = Metadata {
        team: "core".to_owned(),
        priority: 3,
    };
    assert_eq!(
        metadata(&agents, "mine")
            .expect("an agent")
            .expect("metadata"),
        expected
    );
    let problem = metadata(&agents, "theirs")
        .expect("an agent")
        .expect_err("no number");
    assert_eq!((problem.line(), problem.column()), (Some(4), Some(11)));
    assert!(metadata(&agents, "scout").expect("an agent").is_ok());
}

#[test]
fn edits_are_seen() {
    let Folders {
        system,
        project,
        _all,
    } = folders();
    let (sender, changes) = mpsc::channel();
    let watch = layers(&system, &project).load().watch(move |_, changes| {
        // The test may have ended.
        let _ = sender.send(changes.clone());
    });
    let watch = watch.expect("a watch");
    write(&project, "scout", OURS, "Mine.");
    assert_eq!(
        changes.recv_timeout(LIMIT).expect("a change").changed(),
        ["scout"]
    );
    assert_eq!(watch.agents().of(Agent::Scout).prompt(), "Mine.");
}

#[test]
fn in_debug_builds_the_sources_are_read() {
    let Folders {
        system,
        project,
        _all,
    } = folders();
    let agents = layers(&system, &project).load();
    let expected = if cfg!(debug_assertions) {
        Layer::Source
    } else {
        Layer::BuiltIn
    };
    assert_eq!(agents.of(Agent::Scout).layer(), expected);
    assert_eq!(*agents.of(Agent::Scout), *Agent::Scout.definition());
}
