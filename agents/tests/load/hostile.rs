//! Files and folders that are not what they seem.

use std::fs;

use crate::{Agent, Sandbox, agent, messages};

#[cfg(unix)]
#[test]
fn symbolic_links_are_followed_once() {
    use std::os::unix::fs::symlink;
    let sandbox = Sandbox::new();
    let real = sandbox.write("elsewhere/a.md", agent("a", "Hi."));
    fs::create_dir_all(sandbox.path().join("agents")).expect("a folder");
    symlink(&real, sandbox.path().join("agents/link.md")).expect("a link");
    symlink(
        sandbox.path().join("agents"),
        sandbox.path().join("agents/circle"),
    )
    .expect("a link");
    symlink("nowhere.md", sandbox.path().join("agents/dead.md")).expect("a link");
    symlink("nowhere", sandbox.path().join("dead")).expect("a link");
    let agents = sandbox.layers().folder("agents").folder("dead").load();
    assert!(agents.get("a").is_some());
    assert_eq!(
        messages(&agents),
        [
            "broken symbolic link `dead.md`: `nowhere.md` does not exist",
            "broken symbolic link `dead`: `nowhere` does not exist",
        ]
    );
}

#[cfg(unix)]
#[test]
fn pipes_are_not_opened() {
    let sandbox = Sandbox::new();
    sandbox.write("agents/a.md", agent("a", "Hi."));
    let made = std::process::Command::new("mkfifo")
        .arg(sandbox.path().join("agents/pipe.md"))
        .status();
    if !made.is_ok_and(|status| status.success()) {
        println!("skipped: there is no mkfifo");
        return;
    }
    let mut agents = sandbox
        .layers()
        .folder("agents")
        .folder("agents/pipe.md")
        .load();
    assert_eq!(agents.iter().len(), Agent::ALL.len() + 1);
    assert_eq!(agents.problems().len(), 2, "{:?}", agents.problems());
    assert!(agents.problems()[0].message().contains("named pipe"));
    assert!(agents.reload().is_empty());
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_reported() {
    use std::os::unix::fs::PermissionsExt as _;
    let sandbox = Sandbox::new();
    let file = sandbox.write("locked/a.md", agent("a", "Hi."));
    let locked = sandbox.path().join("locked");
    let set = |mode| fs::set_permissions(&locked, fs::Permissions::from_mode(mode));
    set(0o000).expect("permissions");
    if fs::read(&file).is_ok() {
        set(0o755).expect("permissions");
        println!("skipped: this user may read everything");
        return;
    }
    let mut agents = sandbox.layers().folder("locked").load();
    assert!(
        messages(&agents)[0].contains("permission denied"),
        "{agents:?}"
    );
    set(0o755).expect("permissions");
    assert_eq!(agents.reload().added(), ["a"]);
    assert!(messages(&agents).is_empty());
}

#[test]
fn a_folder_may_be_a_file_or_empty() {
    let sandbox = Sandbox::new();
    sandbox.write("a.md", agent("a", "Hi."));
    sandbox.write("text", "not Markdown");
    fs::create_dir_all(sandbox.path().join("empty")).expect("a folder");
    let layers = sandbox
        .layers()
        .folder("a.md")
        .folder("text")
        .folder("empty")
        .folder("a.md/x");
    let agents = layers.folder("$HOME/agents").load();
    assert!(agents.get("a").is_some());
    let messages = messages(&agents);
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(messages[0].contains("`text`"), "{messages:?}");
    assert!(messages[1].contains("`a.md/x`"), "{messages:?}");
}
