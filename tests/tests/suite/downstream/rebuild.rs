//! What changes in the folder or in the call changes the catalog at the next `cargo build`, and nothing else does.

use std::fs;
use std::time::{Duration, SystemTime};

use include_agents_tests::sandbox::{Sandbox, agent};

use crate::TEMPORARY;

/// The documented line, which has cargo run the build script, and with it the macro, when the folder changes.
const BUILD_SCRIPT: &str = "fn main() { println!(\"cargo::rerun-if-changed=agents\"); }\n";

const MAIN: &str = r#"
include_agents::include_agents!("agents", exclude("none.md"));

fn main() {
    for agent in Agent::ALL {
        println!("{agent}: {}", agent.prompt());
    }
}
"#;

/// A program that prints its agents, and cargo's idea of whether it is fresh.
struct Program(Sandbox);

impl Program {
    fn new(name: &str, build_script: bool) -> Program {
        let sandbox = Sandbox::empty(TEMPORARY, name);
        sandbox.write_manifest(name, &[], "");
        sandbox.write("src/main.rs", &MAIN.replace(", exclude(\"none.md\")", ""));
        if build_script {
            sandbox.write("build.rs", BUILD_SCRIPT);
        }
        sandbox.write_agent("agents/alpha.md", "alpha");
        sandbox.write_agent("agents/team/beta.md", "beta");
        Program(sandbox)
    }

    /// What it prints after a `cargo build`.
    fn print(&self) -> String {
        self.0.cargo(&["run", "--quiet"]).succeed().stdout
    }

    /// Whether cargo would compile it again.
    fn is_fresh(&self) -> bool {
        let run = self.0.cargo(&["build"]).succeed();
        !run.stderr.contains("Compiling")
    }

    /// A file system with coarse times must not make a change look old.
    fn age(&self, file: &str) {
        let later = SystemTime::now() + Duration::from_secs(2);
        let file = fs::File::options()
            .write(true)
            .open(self.0.path(file))
            .unwrap();
        file.set_modified(later).unwrap();
    }
}

#[test]
fn every_change_is_noticed_with_one_line_of_build_script() {
    let program = Program::new("rebuild", true);
    let sandbox = &program.0;
    assert_eq!(
        program.print(),
        "alpha: You are alpha.\nbeta: You are beta.\n"
    );
    assert!(program.is_fresh(), "nothing changed");

    sandbox.write("agents/alpha.md", &agent("alpha").replace("You are", "Be"));
    assert_eq!(
        program.print(),
        "alpha: Be alpha.\nbeta: You are beta.\n",
        "edit"
    );

    sandbox.write(
        "agents/team/beta.md",
        &agent("beta").replace("You are", "Be"),
    );
    assert_eq!(
        program.print(),
        "alpha: Be alpha.\nbeta: Be beta.\n",
        "edit in a sub-folder"
    );

    sandbox.write_agent("agents/gamma.md", "gamma");
    assert_eq!(names(&program.print()), ["alpha", "beta", "gamma"], "add");

    sandbox.write_agent("agents/team/delta.md", "delta");
    assert_eq!(
        names(&program.print()),
        ["alpha", "beta", "delta", "gamma"],
        "add in a sub-folder"
    );

    sandbox.write_agent("agents/new/deep/epsilon.md", "epsilon");
    assert_eq!(
        names(&program.print()),
        ["alpha", "beta", "delta", "epsilon", "gamma"],
        "add with a sub-folder"
    );

    fs::rename(
        sandbox.path("agents/gamma.md"),
        sandbox.path("agents/none.md"),
    )
    .unwrap();
    assert!(!program.is_fresh(), "rename");

    fs::rename(
        sandbox.path("agents/team/delta.md"),
        sandbox.path("agents/delta.md"),
    )
    .unwrap();
    assert!(!program.is_fresh(), "move out of a sub-folder");

    fs::remove_file(sandbox.path("agents/new/deep/epsilon.md")).unwrap();
    assert_eq!(
        names(&program.print()),
        ["alpha", "beta", "delta", "gamma"],
        "delete in a sub-folder"
    );

    fs::remove_file(sandbox.path("agents/delta.md")).unwrap();
    assert_eq!(
        names(&program.print()),
        ["alpha", "beta", "gamma"],
        "delete"
    );

    sandbox.write("src/main.rs", MAIN);
    program.age("src/main.rs");
    assert_eq!(
        names(&program.print()),
        ["alpha", "beta"],
        "a changed option"
    );
}

#[test]
fn edits_and_deletions_are_noticed_without_a_build_script_too() {
    let program = Program::new("rebuild-plain", false);
    let sandbox = &program.0;
    assert_eq!(names(&program.print()), ["alpha", "beta"]);
    assert!(program.is_fresh(), "nothing changed");

    sandbox.write(
        "agents/team/beta.md",
        &agent("beta").replace("You are", "Be"),
    );
    assert_eq!(
        program.print(),
        "alpha: You are alpha.\nbeta: Be beta.\n",
        "edit"
    );

    fs::rename(
        sandbox.path("agents/alpha.md"),
        sandbox.path("agents/other.md"),
    )
    .unwrap();
    assert!(!program.is_fresh(), "rename");

    fs::remove_file(sandbox.path("agents/team/beta.md")).unwrap();
    assert_eq!(names(&program.print()), ["alpha"], "delete");
}

/// Files that are not agents are tracked as well: they may become some.
#[test]
fn a_document_that_becomes_an_agent_is_noticed() {
    let program = Program::new("rebuild-document", false);
    program.0.write("agents/README.md", "# What is here\n");
    assert_eq!(names(&program.print()), ["alpha", "beta"]);
    program.0.write_agent("agents/README.md", "reader");
    assert_eq!(names(&program.print()), ["alpha", "beta", "reader"]);
}

/// Partials are tracked, also those that partials refer to.
#[test]
fn edits_of_partials_are_noticed() {
    let program = Program::new("rebuild-partials", false);
    let sandbox = &program.0;
    let main = MAIN.replace("exclude(\"none.md\")", "partials = \"shared\"");
    sandbox.write("src/main.rs", &main);
    let with_partial = agent("alpha").replace("You are alpha.", "{{> tone.md}}");
    sandbox.write("agents/alpha.md", &with_partial);
    fs::remove_file(sandbox.path("agents/team/beta.md")).unwrap();
    let run = sandbox.cargo(&["build"]).fail();
    assert!(run.stderr.contains("`shared` does not exist"), "{run}");

    sandbox.write("shared/tone.md", "Be {{> deep/word.md}}.\n");
    let run = sandbox.cargo(&["build"]).fail();
    assert!(
        run.stderr.contains("unknown partial `deep/word.md`"),
        "{run}"
    );
    assert!(run.stderr.contains("shared/tone.md:1:8"), "{run}");

    sandbox.write("shared/deep/word.md", "brief\n");
    assert_eq!(program.print(), "alpha: Be brief.\n");
    assert!(program.is_fresh(), "nothing changed");

    sandbox.write("shared/deep/word.md", "kind\n");
    assert_eq!(
        program.print(),
        "alpha: Be kind.\n",
        "a partial in a partial"
    );
    sandbox.write("shared/tone.md", "Do be {{> deep/word.md}}.\n");
    assert_eq!(program.print(), "alpha: Do be kind.\n", "a partial");
    sandbox.write("shared/unused.md", "Nothing\n");
    assert!(program.is_fresh(), "a partial that no agent uses");
}

fn names(printed: &str) -> Vec<&str> {
    let names = printed
        .lines()
        .map(|line| line.split_once(':').map_or(line, |(name, _)| name));
    names.collect()
}

#[test]
fn skills_and_overlaid_files_are_tracked() {
    let program = Program::new("rebuild-shapes", false);
    let sandbox = &program.0;
    let call = MAIN.replace(
        "\"agents\", exclude(\"none.md\")",
        "\"vendor\", \"agents\", overlay = true, skills = \"skills\"",
    );
    sandbox.write("src/main.rs", &call);
    sandbox.write("skills/review/SKILL.md", "How to review.");
    sandbox.write("vendor/alpha.md", &agent("alpha").replace("You are", "Be"));
    let with_skill = agent("beta").replace("\n---\nYou", "\nskills: review\n---\nYou");
    sandbox.write("agents/team/beta.md", &with_skill);
    assert_eq!(
        program.print(),
        "alpha: You are alpha.\nbeta: You are beta.\n"
    );
    assert!(program.is_fresh(), "nothing changed");

    // The file is not in the catalog, and a mistake in it is one.
    let wrong = agent("alpha").replace("\n---\nYou", "\nmodl: opus\n---\nYou");
    sandbox.write("vendor/alpha.md", &wrong);
    let run = sandbox.cargo(&["build"]).fail();
    assert!(run.stderr.contains("unknown field `modl`"), "{run}");
    sandbox.write("vendor/alpha.md", &agent("alpha"));
    assert_eq!(names(&program.print()), ["alpha", "beta"]);

    // Without the one over it, it is used.
    fs::remove_file(sandbox.path("agents/alpha.md")).unwrap();
    assert_eq!(names(&program.print()), ["alpha", "beta"]);

    fs::remove_file(sandbox.path("skills/review/SKILL.md")).unwrap();
    let run = sandbox.cargo(&["build"]).fail();
    assert!(run.stderr.contains("unknown skill `review`"), "{run}");

    // A new file is what only a build script sees.
    let script = BUILD_SCRIPT.replace("=agents", "=skills");
    sandbox.write("build.rs", &script);
    let run = sandbox.cargo(&["build"]).fail();
    assert!(run.stderr.contains("no `SKILL.md`"), "{run}");
    sandbox.write("skills/review/SKILL.md", "How to review.");
    assert_eq!(names(&program.print()), ["alpha", "beta"]);
}
