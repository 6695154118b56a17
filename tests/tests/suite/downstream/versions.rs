//! The oldest versions of dependencies that the manifests allow are enough.

use std::fs;

use include_agents_tests::sandbox::{Output, Sandbox, is_there, skip_without, workspace_root};

use super::package::CRATES;
use crate::TEMPORARY;

/// The folders of the published crates.
fn folders() -> [&'static str; CRATES.len()] {
    CRATES.map(|name| name.trim_start_matches("include-"))
}

#[test]
fn the_oldest_versions_that_are_allowed_build_and_pass() {
    if !is_there("rustup", &["run", "nightly", "cargo", "--version"]) {
        return;
    }
    let sandbox = Sandbox::empty(TEMPORARY, "versions");
    let manifest = fs::read_to_string(workspace_root().join("Cargo.toml")).unwrap();
    sandbox.write("Cargo.toml", &with_members(&manifest));
    for name in folders() {
        sandbox.copy(&workspace_root().join(name), name);
        let manifest = format!("{name}/Cargo.toml");
        let text = fs::read_to_string(sandbox.path(&manifest)).unwrap();
        sandbox.write(&manifest, &without_dev_dependencies(&text));
    }
    sandbox.copy(&workspace_root().join("README.md"), "README.md");
    for user in ["agents", "edition-2024"] {
        let from = workspace_root().join("tests/downstream").join(user);
        sandbox.copy(&from, &format!("user/{user}"));
    }
    fs::remove_file(sandbox.path("Cargo.lock")).unwrap();
    let run = sandbox
        .command("rustup")
        .arguments(&["run", "nightly", "cargo", "generate-lockfile"])
        .arguments(&["--offline", "-Z", "direct-minimal-versions"])
        .run();
    let lock = fs::read_to_string(sandbox.path("Cargo.lock")).unwrap_or_default();
    // Without the network, cargo takes the oldest version that was ever fetched.
    let missing = oldest(&manifest)
        .into_iter()
        .filter(|(name, version)| {
            lock.contains(&format!("name = \"{name}\"\n")) && !is_locked(&lock, name, version)
                || lock.is_empty()
        })
        .map(|(name, version)| format!("{name} {version}"))
        .collect::<Vec<_>>();
    if !missing.is_empty() {
        return skip_without(
            "oldest-versions",
            &format!(
                "the oldest versions were never fetched here: {}. To fetch them, run `cargo +nightly -Z \
             direct-minimal-versions fetch` on a copy of the workspace without `Cargo.lock`",
                missing.join(", ")
            ),
        );
    }
    assert!(lock.contains("name = \"syn\""), "{run}");
    let _: Output = sandbox
        .cargo(&["test", "--locked", "--package", "edition-2024"])
        .succeed();
}

/// The workspace's manifest with the published crates and a user of theirs.
fn with_members(manifest: &str) -> String {
    let lines = manifest.lines().map(|line| {
        if line.starts_with("members = ") {
            format!(
                "members = {:?}",
                [&folders()[..], &["user/edition-2024"]].concat()
            )
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n") + "\n[profile.dev]\ndebug = false\n"
}

/// What only the tests of a crate need is not what its users need.
fn without_dev_dependencies(manifest: &str) -> String {
    let mut is_kept = true;
    let mut kept = String::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_kept = !line.contains("dev-dependencies") && !line.starts_with("[[");
        }
        if is_kept {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// The dependencies of the workspace with the versions that are asked for.
fn oldest(manifest: &str) -> Vec<(&str, &str)> {
    let (_, dependencies) = manifest.split_once("[workspace.dependencies]").unwrap();
    dependencies
        .lines()
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| {
            let (name, requirement) = line.split_once(" = ")?;
            let version = match requirement.split_once("version = ") {
                Some((_, version)) => version,
                None => requirement,
            };
            Some((name, version.split('"').nth(1)?))
        })
        .filter(|(_, version)| !version.starts_with('='))
        .collect()
}

fn is_locked(lock: &str, name: &str, version: &str) -> bool {
    let zeros = ".0".repeat(2 - version.matches('.').count());
    // Metadata such as `+deprecated` is not a part of the version.
    ['"', '+'].iter().any(|end| {
        lock.contains(&format!(
            "name = \"{name}\"\nversion = \"{version}{zeros}{end}"
        ))
    })
}
