//! The real agent files beside the project, for tests: `../shared/corpus`, or where `INCLUDE_AGENTS_SHARED` says.
//!
//! Hands prompts and descriptions to the tests of the modules that work on them. The reader cuts them out of the files: it
//! depends on this crate, and only tests of this crate depend on the reader.

use std::fs;
use std::path::{Path, PathBuf};

use include_agents_reader::front_matter::split::{Split, split};
use include_agents_reader::front_matter::{js, parse};
use include_agents_reader::source::Limits;

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
    let Ok(observed) = fs::read_to_string(root.join("observed.jsonl")) else {
        println!("skipped: ../shared/corpus is absent");
        return Vec::new();
    };
    observed
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

fn file_of(root: &Path, observed: &str) -> Option<RealFile> {
    let observed: serde_json::Value = serde_json::from_str(observed).expect("a line is JSON");
    let file = observed["file"].as_str().expect("a file").to_owned();
    let text = fs::read_to_string(root.join(&file)).expect("a file of the corpus is readable");
    let text = text.replace("\r\n", "\n");
    let Split::Parts(parts) = split(&text) else {
        return None;
    };
    let read = parse(
        &text,
        parts.yaml.clone(),
        Limits::DEFAULT.front_matter_bytes,
    )
    .ok();
    let description = read
        .as_ref()
        .and_then(|read| read.get("description")?.as_text());
    Some(RealFile {
        file,
        prompt: text[js::trim(&text, parts.prompt(&text))].to_owned(),
        front_matter: text[parts.yaml.clone()].to_owned(),
        description: description.map(|text| text.replaced("\\n", "\n").into_string()),
    })
}
