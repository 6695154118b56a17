//! The real agent files beside the project, for tests: `../shared/corpus`, or where `INCLUDE_AGENTS_SHARED` says.
//!
//! Reads just enough of the format to hand a prompt and a description to the tests of the modules that work on
//! them, and proves by the verdicts' hashes that they are what Claude Code reads.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// One agent file of the corpus.
pub(crate) struct RealFile {
    pub(crate) file: String,
    pub(crate) prompt: String,
    pub(crate) front_matter: String,
    /// Absent where the front matter does not parse, not even recovered.
    pub(crate) description: Option<String>,
}

/// The files Claude Code loads; says so and returns none where the corpus is absent.
pub(crate) fn real_files() -> Vec<RealFile> {
    let root = shared().join("corpus");
    let Ok(verdicts) = fs::read_to_string(root.join("verdicts.jsonl")) else {
        println!("skipped: ../shared/corpus is absent");
        return Vec::new();
    };
    verdicts
        .lines()
        .filter_map(|line| file_of(&root, line))
        .collect()
}

fn shared() -> PathBuf {
    match std::env::var_os("INCLUDE_AGENTS_SHARED") {
        Some(path) => PathBuf::from(path),
        None => PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")),
    }
}

fn file_of(root: &Path, verdict: &str) -> Option<RealFile> {
    let verdict: serde_json::Value = serde_json::from_str(verdict).expect("a verdict is JSON");
    let file = verdict["file"]
        .as_str()
        .expect("a verdict names its file")
        .to_owned();
    let text = fs::read_to_string(root.join(&file))
        .expect("a file of the corpus is readable")
        .replace("\r\n", "\n");
    let (front_matter, body) = text.strip_prefix("---\n")?.split_once("---")?;
    let prompt = body.trim().to_owned();
    if let Some(hash) = verdict["prompt_sha"].as_str() {
        assert_eq!(sha(&prompt), hash, "{file}: the prompt is not the client's");
    }
    let description = description(front_matter);
    if let (Some(description), Some(hash)) = (&description, verdict["description_sha"].as_str()) {
        assert_eq!(
            sha(description.trim()),
            hash,
            "{file}: the description is not the client's"
        );
    }
    Some(RealFile {
        file,
        prompt,
        front_matter: front_matter.to_owned(),
        description,
    })
}

fn description(front_matter: &str) -> Option<String> {
    let parsed = serde_yaml::from_str::<serde_yaml::Value>(front_matter)
        .or_else(|_| serde_yaml::from_str(&recovered(front_matter)))
        .ok()?;
    Some(parsed.get("description")?.as_str()?.to_owned())
}

/// The front matter with plain values in double quotes, as Claude Code retries it.
fn recovered(front_matter: &str) -> String {
    let lines: Vec<String> = front_matter.lines().map(recovered_line).collect();
    lines.join("\n")
}

fn recovered_line(line: &str) -> String {
    match line.split_once(": ") {
        Some((key, value))
            if key.chars().all(char::is_alphanumeric) && !value.starts_with(['"', '\'']) =>
        {
            let value = value.replace('\\', r"\\").replace('"', r#"\""#);
            format!("{key}: \"{value}\"")
        }
        _ => line.to_owned(),
    }
}

/// The first 16 hex digits of its SHA-256.
fn sha(text: &str) -> String {
    let mut digits = format!("{:x}", Sha256::digest(text.as_bytes()));
    digits.truncate(16);
    digits
}
