//! The README, followed to the letter in an empty folder: its commands, its files, what the program prints, and the
//! error that a misspelled field gives.
//!
//! `BLESS=1` writes the present output into the README.

use std::fs;
use std::path::Path;

use include_agents_tests::sandbox::{Call, Sandbox, quoted_path, workspace_root};

use crate::TEMPORARY;

/// The README of this workspace, whose image and links are those of the package's page, too.
const README: &str = "README.md";

/// A fenced block: its language, its text, and the last thing in backticks before it.
struct Block<'a> {
    language: &'a str,
    text: &'a str,
    subject: &'a str,
}

fn blocks(readme: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut parts = readme.split("```");
    let mut before = parts.next().unwrap_or_default();
    while let (Some(block), Some(after)) = (parts.next(), parts.next()) {
        let (language, text) = block.split_once('\n').unwrap_or_default();
        let subject = before.rsplit('`').nth(1).unwrap_or_default();
        blocks.push(Block {
            language,
            text,
            subject,
        });
        before = after;
    }
    blocks
}

fn block<'a>(readme: &'a str, language: &str, subject: &str) -> &'a str {
    let blocks = blocks(readme);
    let mut found = blocks
        .iter()
        .filter(|block| block.language == language && block.subject == subject);
    let (Some(block), None) = (found.next(), found.next()) else {
        panic!("the README has not one `{language}` block about `{subject}`");
    };
    block.text
}

/// Runs the README's commands in an empty folder, and saves its files in the crate that they make.
fn follow(readme: &str) -> (tempfile::TempDir, Sandbox) {
    // Not below the workspace: `cargo new` would make the crate a member of it.
    let empty = tempfile::tempdir().unwrap();
    let mut at = empty.path().to_owned();
    let commands = blocks(readme)
        .into_iter()
        .find(|block| block.language == "sh" && block.text.contains("cargo new"))
        .expect("the README begins with `cargo new`")
        .text;
    for command in commands.lines() {
        match command.split(' ').collect::<Vec<_>>()[..] {
            ["cd", folder] => at.push(folder),
            ["mkdir", folder] => fs::create_dir(at.join(folder)).unwrap(),
            ["cargo", "add", "include-agents"] => {
                let agents = quoted_path("agents");
                let path = agents.trim_matches('"');
                let add = ["add", "include-agents", "--path", path];
                let _ = sandbox(&at).cargo(&add).succeed();
            }
            ["cargo", ref arguments @ ..] => {
                let _ = sandbox(&at).cargo(arguments).succeed();
            }
            _ => panic!("this test does not know how to run `{command}`"),
        }
    }
    let sandbox = sandbox(&at);
    for (language, file) in [
        ("markdown", "agents/reviewer.md"),
        ("rust", "src/main.rs"),
        ("rust", "build.rs"),
    ] {
        sandbox.write(file, block(readme, language, file));
    }
    (empty, sandbox)
}

/// A call of cargo. Without debug information, it uses what the other sandboxes have built.
fn cargo(sandbox: &Sandbox, arguments: &[&str]) -> Call {
    let call = sandbox.cargo(arguments);
    call.env("CARGO_PROFILE_DEV_DEBUG", "false")
}

fn sandbox(folder: &Path) -> Sandbox {
    Sandbox::at(folder, TEMPORARY)
}

#[test]
fn a_newcomer_has_a_running_program() {
    let path = workspace_root().join(README);
    let mut readme = fs::read_to_string(&path).unwrap();
    let (_folder, sandbox) = follow(&readme);
    let run = cargo(&sandbox, &["run", "--quiet"]).succeed();
    assert_eq!(run.stderr, "", "a first build without a warning");
    let printed = format!("{}\n", run.stdout.trim_end());
    shows(&mut readme, "cargo run", &printed);
    let _ = cargo(&sandbox, &["test", "--quiet"]).succeed();

    let agent = fs::read_to_string(sandbox.path("agents/reviewer.md")).unwrap();
    sandbox.write(
        "agents/reviewer.md",
        &agent.replace("maxTurns", "max_turns"),
    );
    let run = cargo(&sandbox, &["check", "--quiet"]).fail();
    let error = run.stderr.trim_end();
    let (error, rest) = error.split_once("\n\n").unwrap_or((error, ""));
    assert!(
        rest.starts_with("error: could not compile"),
        "one error: {run}"
    );
    // rustc's own last note is about macros in general.
    let error = error.split("\n  |\n  = note: this error originates").next();
    let error = error.unwrap_or_default();
    shows(&mut readme, ".md", &format!("{error}\n"));
    if std::env::var_os("BLESS").is_some() {
        fs::write(path, readme).unwrap();
    }

    // The same folder at the place that Claude Code knows.
    sandbox.write(".claude/agents/reviewer.md", &agent);
    fs::remove_dir_all(sandbox.path("agents")).unwrap();
    let call = block(
        &fs::read_to_string(workspace_root().join(README)).unwrap(),
        "rust,ignore",
        "Cargo.toml",
    )
    .to_owned();
    let main = fs::read_to_string(sandbox.path("src/main.rs")).unwrap();
    let (_, rest) = main.split_once('\n').unwrap();
    sandbox.write("src/main.rs", &format!("{call}{rest}"));
    let _ = cargo(&sandbox, &["check", "--quiet"]).succeed();
}

/// The README shows this text in its block about `subject`; or, with `BLESS=1`, it does from now on.
#[track_caller]
fn shows(readme: &mut String, subject: &str, text: &str) {
    let shown = block(readme, "text", subject).to_owned();
    if std::env::var_os("BLESS").is_some() {
        *readme = readme.replacen(&shown, text, 1);
    } else {
        assert_eq!(shown, text, "run this test with BLESS=1");
    }
}

#[test]
fn links_and_pictures_of_the_readme_are_there() {
    let readme = fs::read_to_string(workspace_root().join(README)).unwrap();
    let targets = readme.split("](").skip(1);
    let targets = targets.filter_map(|rest| rest.split_once(')').map(|(target, _)| target));
    for target in targets.filter(|target| !target.starts_with("https://")) {
        let is_there = match target.strip_prefix('#') {
            Some(heading) => readme
                .lines()
                .filter_map(|line| line.strip_prefix("## "))
                .any(|title| title.to_lowercase().replace(' ', "-") == heading),
            None => workspace_root().join(target).is_file(),
        };
        assert!(is_there, "{target}");
    }
}
