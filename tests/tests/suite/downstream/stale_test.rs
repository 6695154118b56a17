//! The test that the macro leaves in its user's crate: where no build script watches the folder, it fails when the
//! folder has changed since the build, and says what to do.

use std::fs;

use include_agents_tests::sandbox::Sandbox;

use crate::TEMPORARY;

#[test]
fn a_changed_folder_fails_the_users_tests_with_the_remedy_in_one_sentence() {
    let sandbox = library("stale", "\"agents\"");
    let passes = |when: &str| {
        let run = sandbox.cargo(&["test", "--lib"]).run();
        let line = "test __include_agents_Agent::catalog_is_up_to_date ... ok";
        assert!(run.stdout.contains(line), "{when}: {run}");
    };
    passes("just built");

    // Other files do not matter.
    sandbox.write("agents/notes.txt", "");
    sandbox.write("agents/.#new.md", "");
    passes("after other files have come");

    sandbox.write_agent("agents/team/new.md", "new");
    let run = sandbox.cargo(&["test", "--lib"]).fail();
    let file = sandbox.path("agents/team/new.md");
    let expected = format!(
        "`{}` was added after this crate was built: touch the file that calls `include_agents!`; to have cargo see \
         new files by itself, add a `build.rs` with \
         `fn main() {{ println!(\"cargo::rerun-if-changed=agents\"); }}`\n",
        file.display()
    );
    assert!(run.stdout.contains(&expected), "{run}");

    sandbox.write(
        "build.rs",
        "fn main() { println!(\"cargo::rerun-if-changed=agents\"); }",
    );
    passes("with the remedy");
    sandbox.write_agent("agents/newer.md", "newer");
    passes("and from then on");
}

/// Only builds of tests say so: there the user can do something about it, and others stay quiet.
#[test]
fn a_crate_without_a_build_script_is_warned_once() {
    let warning = "cargo does not notice new agent files: this crate has no build script";
    let sandbox = library("untracked", "\"agents\"");
    let run = sandbox.cargo(&["check"]).succeed();
    assert!(!run.stderr.contains("warning"), "{run}");
    let run = sandbox.cargo(&["test", "--lib", "--no-run"]).succeed();
    assert_eq!(run.stderr.matches(warning).count(), 1, "{run}");
    let remedy =
        "add a `build.rs` with `fn main() { println!(\"cargo::rerun-if-changed=agents\"); }`";
    assert!(run.stderr.contains(remedy), "{run}");

    sandbox.write(
        "src/lib.rs",
        "include_agents::include_agents!(\"agents\", deny(untracked_folder));\n",
    );
    let _ = sandbox.cargo(&["check"]).succeed();
    let run = sandbox.cargo(&["test", "--lib", "--no-run"]).fail();
    assert!(run.stderr.contains(&format!("error: {warning}")), "{run}");

    sandbox.write(
        "src/lib.rs",
        "include_agents::include_agents!(\"agents\", allow(untracked_folder));\n",
    );
    let run = sandbox.cargo(&["test", "--lib", "--no-run"]).succeed();
    assert!(!run.stderr.contains("warning"), "{run}");

    sandbox.write(
        "src/lib.rs",
        "include_agents::include_agents!(\"agents\");\n",
    );
    sandbox.write(
        "build.rs",
        "fn main() { println!(\"cargo::rerun-if-changed=agents\"); }",
    );
    let run = sandbox.cargo(&["test", "--lib", "--no-run"]).succeed();
    assert!(!run.stderr.contains("warning"), "{run}");
}

#[test]
fn it_can_be_left_out() {
    let sandbox = library("stale-off", "\"agents\", stale_test = false");
    let run = sandbox.cargo(&["test", "--lib"]).succeed();
    assert!(run.stdout.contains("running 0 tests"), "{run}");
}

/// Tests are run in containers and from archives, too, where the sources are not.
#[test]
fn it_passes_where_the_sources_are_not() {
    let sandbox = library("stale-moved", "\"agents\"");
    let run = sandbox.cargo(&["test", "--lib", "--no-run"]).succeed();
    let (_, program) = run
        .stderr
        .rsplit_once('(')
        .expect("cargo names the program");
    let (program, _) = program.split_once(')').expect("cargo names the program");
    fs::remove_dir_all(sandbox.path("agents")).unwrap();
    let call = || sandbox.command(program);
    let gone = sandbox.path("gone");
    let run = call().env("CARGO_MANIFEST_DIR", gone).succeed();
    assert!(run.stdout.contains("1 passed"), "{run}");
    let run = call().env("CARGO_MANIFEST_DIR", sandbox.folder()).fail();
    assert!(run.stdout.contains("1 failed"), "{run}");
}

fn library(name: &str, call: &str) -> Sandbox {
    let sandbox = Sandbox::empty(TEMPORARY, name);
    sandbox.write_manifest(name, &[], "");
    sandbox.write(
        "src/lib.rs",
        &format!("include_agents::include_agents!({call});\n"),
    );
    sandbox.write_agent("agents/alpha.md", "alpha");
    sandbox.write_agent("agents/team/beta.md", "beta");
    sandbox
}
