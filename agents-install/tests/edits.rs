//! Random edits on either side: nothing that the user wrote is lost, and a second run changes nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use include_agents_install::{File, Installation, Status};
use proptest::prelude::*;

const NAMES: [&str; 4] = ["a.md", "b.md", "team/a.md", "c.md"];

#[derive(Clone, Debug)]
enum Step {
    Upstream(usize, Option<u8>),
    User(usize, Option<u8>),
    Install { prune: bool, dry_run: bool },
}

fn step() -> impl Strategy<Value = Step> {
    let content = || prop::option::weighted(0.8, 0..3u8);
    prop_oneof![
        (0..NAMES.len(), content()).prop_map(|(name, content)| Step::Upstream(name, content)),
        (0..NAMES.len(), content()).prop_map(|(name, content)| Step::User(name, content)),
        (any::<bool>(), prop::bool::weighted(0.2))
            .prop_map(|(prune, dry_run)| Step::Install { prune, dry_run }),
    ]
}

fn files(folder: &Path) -> BTreeMap<&'static str, Option<String>> {
    NAMES
        .iter()
        .map(|name| (*name, fs::read_to_string(folder.join(name)).ok()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_edit_is_lost(steps in prop::collection::vec(step(), 1..24)) {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let mut upstream: BTreeMap<&str, String> = BTreeMap::new();
        // What an installation wrote last, for each file that the user has not touched since.
        let mut ours: BTreeMap<&str, String> = BTreeMap::new();
        for step in steps {
            match step {
                Step::Upstream(name, Some(content)) => { upstream.insert(NAMES[name], format!("upstream {content}")); }
                Step::Upstream(name, None) => { upstream.remove(NAMES[name]); }
                Step::User(name, content) => {
                    let path = folder.join(NAMES[name]);
                    fs::create_dir_all(path.parent().unwrap()).unwrap();
                    match content {
                        Some(content) => fs::write(&path, format!("user {content}")).unwrap(),
                        None => drop(fs::remove_file(&path)),
                    }
                    ours.remove(NAMES[name]);
                }
                Step::Install { prune, dry_run } => {
                    let before = files(folder);
                    let wanted = || upstream.iter().map(|(name, text)| File::new(*name, text.as_str()));
                    let installation = Installation::new(folder, "test").prune(prune);
                    let report = installation.clone().dry_run(dry_run).run(wanted()).unwrap();
                    let after = files(folder);
                    if dry_run {
                        prop_assert_eq!(&before, &after);
                        continue;
                    }
                    for name in NAMES {
                        if before[name] != after[name] {
                            // Only what was not there, or what we wrote ourselves, may change.
                            let was_ours = before[name].as_ref() == ours.get(name);
                            prop_assert!(before[name].is_none() || was_ours, "{} was overwritten", name);
                            match &after[name] {
                                Some(text) => { ours.insert(name, text.clone()); }
                                None => { ours.remove(name); }
                            }
                        } else if after[name].as_ref() == upstream.get(name) {
                            // The same on both sides: from now on it is ours.
                            if let Some(text) = &after[name] { ours.insert(name, text.clone()); }
                        }
                    }
                    for (path, status) in &report.files {
                        if matches!(status, Status::Created | Status::Updated | Status::Unchanged) {
                            prop_assert_eq!(after[path.as_str()].as_ref(), upstream.get(path.as_str()));
                        }
                    }
                    let lock = fs::read(folder.join(".test.lock")).ok();
                    let again = installation.run(wanted()).unwrap();
                    prop_assert!(!again.is_change(), "{:?}", again);
                    prop_assert_eq!(&files(folder), &after);
                    prop_assert_eq!(fs::read(folder.join(".test.lock")).ok(), lock);
                }
            }
        }
    }
}

#[test]
fn paths_stay_in_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    for path in [
        "../a.md",
        "/a.md",
        "a/../../b.md",
        "",
        "a//b.md",
        "C:a.md",
        "a\\b.md",
        "a\nb.md",
    ] {
        let result = Installation::new(folder.path(), "test").run([File::new(path, "x")]);
        assert!(result.is_err(), "{path:?}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_damaged_lock_file_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let installation = Installation::new(folder.path(), "test");
    installation.run([File::new("a.md", "one")]).unwrap();
    fs::write(folder.path().join("a.md"), "edited").unwrap();
    fs::write(folder.path().join(".test.lock"), b"\xff garbage").unwrap();
    let report = installation.run([File::new("a.md", "two")]).unwrap();
    assert_eq!(report.files, [("a.md".to_owned(), Status::Conflict)]);
    assert_eq!(
        fs::read_to_string(folder.path().join("a.md")).unwrap(),
        "edited"
    );
}
