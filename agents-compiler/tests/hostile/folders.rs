//! Folders with special files, or with too many files.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{expanded, expanded_call, measure};

fn agent(name: &str) -> String {
    format!("---\nname: {name}\ndescription: Does {name}\n---\n# Title\n\nYou are {name}.\n")
}

fn a_crate() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::create_dir(folder.path().join("agents")).expect("a folder");
    fs::write(folder.path().join("agents/good.md"), agent("good")).expect("a file");
    folder
}

/// The errors, where the good agent is there all the same.
fn errors_beside_the_good(folder: &Path) -> Vec<String> {
    let file = expanded(folder, "");
    assert!(file.agents >= 1, "the good agent is gone");
    file.errors
}

#[track_caller]
fn assert_one(errors: &[String], words: &str) {
    assert!(
        errors.len() == 1 && errors[0].contains(words),
        "{errors:#?}"
    );
}

#[test]
fn a_folder_of_ten_thousand() {
    let folder = a_crate();
    for n in 0..10_000 {
        let name = format!("agent-{n}");
        fs::write(
            folder.path().join(format!("agents/{name}.md")),
            agent(&name),
        )
        .expect("a file");
    }
    let start = measure::now();
    let file = expanded(folder.path(), "");
    let took = measure::now().saturating_sub(start);
    println!("10,001 agents: {took:?}");
    assert_eq!(file.agents, 10_001);
    assert_eq!(file.errors, [""; 0]);
    let patience = if cfg!(debug_assertions) { 120 } else { 10 };
    assert!(took.as_secs() < patience, "{took:?}");
    // More than are allowed: said once.
    let errors = expanded(folder.path(), ", limits(files = 100)").errors;
    assert_one(&errors, "limits(files = ");
}

#[test]
fn a_folder_that_is_called_like_a_file() {
    let folder = a_crate();
    fs::create_dir(folder.path().join("agents/x.md")).expect("a folder");
    fs::write(folder.path().join("agents/x.md/y.md"), agent("y")).expect("a file");
    let file = expanded(folder.path(), "");
    assert_eq!((file.agents, file.errors.len()), (2, 0));
}

#[test]
fn a_folder_outside_of_the_crate() {
    let outer = a_crate();
    let inner = outer.path().join("crate");
    fs::create_dir(&inner).expect("a folder");
    let file = expanded_call(&inner, "\"../agents\"");
    assert_eq!((file.agents, file.errors.len()), (1, 0));
}

#[test]
fn a_folder_that_is_not_there() {
    let folder = TempDir::new().expect("a folder");
    assert_one(&expanded(folder.path(), "").errors, "agents");
}

#[test]
fn folders_within_each_other() {
    let folder = a_crate();
    let mut deep = folder.path().join("agents");
    for _ in 0..80 {
        deep.push("d");
    }
    fs::create_dir_all(&deep).expect("folders");
    fs::write(deep.join("x.md"), agent("x")).expect("a file");
    assert_one(&errors_beside_the_good(folder.path()), "limits(depth = ");
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::process::Command;

    use super::*;

    #[test]
    fn a_pipe() {
        let folder = a_crate();
        let made = Command::new("mkfifo")
            .arg(folder.path().join("agents/x.md"))
            .status();
        if !made.is_ok_and(|status| status.success()) {
            println!("skipped: there is no mkfifo");
            return;
        }
        assert_one(&errors_beside_the_good(folder.path()), "pipe");
    }

    #[test]
    fn a_device() {
        let folder = a_crate();
        symlink("/dev/zero", folder.path().join("agents/x.md")).expect("a link");
        assert_one(&errors_beside_the_good(folder.path()), "device");
    }

    #[test]
    fn an_unreadable_file() {
        let folder = a_crate();
        let path = folder.path().join("agents/x.md");
        fs::write(&path, agent("x")).expect("a file");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("permissions");
        if fs::read(&path).is_ok() {
            println!("skipped: nothing is unreadable for this user");
            return;
        }
        assert_one(&errors_beside_the_good(folder.path()), "permission denied");
    }

    #[test]
    fn links_that_lead_nowhere_and_in_circles() {
        let folder = a_crate();
        let agents = folder.path().join("agents");
        symlink(agents.join("gone.md"), agents.join("dangling.md")).expect("a link");
        assert_one(&errors_beside_the_good(folder.path()), "dangling.md");

        let folder = a_crate();
        let agents = folder.path().join("agents");
        symlink(agents.join("loop.md"), agents.join("loop.md")).expect("a link");
        assert_one(&errors_beside_the_good(folder.path()), "loop.md");

        let folder = a_crate();
        let agents = folder.path().join("agents");
        symlink(&agents, agents.join("again")).expect("a link");
        assert_eq!(errors_beside_the_good(folder.path()), [""; 0]);
    }

    #[test]
    fn a_link_out_of_the_folder() {
        let folder = a_crate();
        let other = TempDir::new().expect("a folder");
        fs::write(other.path().join("x.md"), agent("x")).expect("a file");
        symlink(other.path(), folder.path().join("agents/other")).expect("a link");
        let file = expanded(folder.path(), "");
        assert_eq!((file.agents, file.errors.len()), (2, 0));
    }

    #[test]
    fn names_that_differ_only_in_case() {
        let folder = a_crate();
        fs::write(folder.path().join("agents/Good.md"), agent("other")).expect("a file");
        if fs::read_to_string(folder.path().join("agents/good.md"))
            .is_ok_and(|it| it != agent("good"))
        {
            println!("skipped: the file system does not tell cases apart");
            return;
        }
        // A warning: the agents themselves are fine here.
        let file = expanded(folder.path(), "");
        assert_eq!((file.agents, file.errors.len()), (2, 0));
    }

    #[test]
    fn a_file_name_that_is_not_utf_8() {
        let folder = a_crate();
        let path = folder
            .path()
            .join("agents")
            .join(OsStr::from_bytes(b"caf\xe9.md"));
        if fs::write(path, agent("x")).is_err() {
            println!("skipped: the file system takes only UTF-8");
            return;
        }
        assert_one(&errors_beside_the_good(folder.path()), "UTF-8");
    }
}
