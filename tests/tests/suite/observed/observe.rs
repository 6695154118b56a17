//! The recorded observations against Claude Code itself, where it is installed.

use std::fs;
use std::path::Path;
use std::process::Command;

use include_agents_tests::observed::{self, Observation};
use include_agents_tests::sandbox::skip;

use super::observations;

/// A folder in which npm has installed Claude Code.
const INSTALLATION: &str = "INCLUDE_AGENTS_CLAUDE_CODE";

/// Kinds whose files have different names, so that one project takes them all.
const KINDS: &[&str] = &["both", "description", "disallowed", "recovered", "tools"];

/// Observing takes two seconds for twenty files.
const ONE_IN: usize = 5;

#[test]
fn claude_code_still_does_what_was_recorded() {
    let Some(installation) = std::env::var_os(INSTALLATION) else {
        skip(&format!("`{INSTALLATION}` does not name an installation"));
        return;
    };
    let folder = tempfile::TempDir::new().expect("a folder");
    let recorded: Vec<Observation> = observations()
        .into_iter()
        .filter(|it| KINDS.contains(&it.kind()))
        .step_by(ONE_IN)
        .collect();
    for observation in &recorded {
        let path = folder.path().join("agents").join(&observation.file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, observation.text.as_deref().unwrap_or_default()).expect("a file");
    }
    let out = folder.path().join("out.jsonl");
    let run = Command::new(env!("CARGO_BIN_EXE_observe"))
        .args([
            Path::new(&installation),
            &folder.path().join("agents"),
            &out,
        ])
        .output()
        .expect("the program runs");
    assert!(run.status.success(), "{run:?}");

    let observed = observed::read(&out).expect("observations");
    assert_eq!(observed.len(), recorded.len());
    let mut wrong = Vec::new();
    for (observed, recorded) in observed.iter().zip(&recorded) {
        let is_equal = observed.file == recorded.file
            && observed.outcome == recorded.outcome
            && observed.name == recorded.name
            && observed.description == recorded.description
            && observed.prompt == recorded.prompt
            && observed.tools == recorded.tools
            && observed.listed == recorded.listed
            && observed.refusal == recorded.refusal;
        if !is_equal {
            wrong.push(format!("{observed:#?}, not {recorded:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
