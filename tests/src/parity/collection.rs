//! A folder of agent files with the client's verdicts.

use std::fs;
use std::path::Path;

use include_agents_reader::source::{Source, read_bytes};
use serde_json::Value as Json;

/// The files of a folder, and what the client did with each.
#[derive(Debug)]
pub struct Collection {
    /// Its files, in the order of the verdicts.
    pub members: Vec<Member>,
}

/// One file.
#[derive(Debug)]
pub struct Member {
    /// What the client did with it.
    pub verdict: Verdict,
    /// The file, or why there is no reading it.
    pub source: Result<Source, String>,
}

/// What the client did with a file. Hashes are the first 16 hex digits of the SHA-256 of the trimmed text with LF.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// The path of the file in the folder.
    pub file: String,
    /// `loads`, `rejected` or `not-an-agent`.
    pub client: String,
    /// Whether the front matter is valid YAML; absent where there is none.
    pub strict: Option<bool>,
    /// The agent's name.
    pub name: Option<String>,
    /// The model, where it is a text.
    pub model: Option<String>,
    /// The colour, where it is a text.
    pub color: Option<String>,
    /// The keys in the order of the file, each once.
    pub keys: Option<Vec<String>>,
    /// The hash of the description, where that is a text.
    pub description: Option<String>,
    /// The hash of the prompt.
    pub prompt: Option<String>,
}

impl Collection {
    /// Reads a folder.
    ///
    /// # Errors
    ///
    /// Where it has no verdicts, or a line of them is no JSON, or names no file. A file that is not there is no error
    /// here: it becomes a mismatch.
    pub fn read(folder: &Path) -> Result<Collection, String> {
        let path = folder.join("verdicts.jsonl");
        let lines =
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let members = lines
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty())
            .map(|(index, line)| {
                let verdict = Verdict::parse(line)
                    .map_err(|reason| format!("{}:{}: {reason}", path.display(), index + 1))?;
                Ok(Member {
                    source: read(folder, &verdict.file),
                    verdict,
                })
            })
            .collect::<Result<_, String>>()?;
        Ok(Collection { members })
    }
}

impl Verdict {
    fn parse(line: &str) -> Result<Verdict, String> {
        let json: Json = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let text = |key: &str| json.get(key).and_then(Json::as_str).map(str::to_owned);
        let keys = json.get("keys").and_then(Json::as_array).map(|keys| {
            let key = |key: &Json| match key {
                Json::String(text) => text.clone(),
                other => other.to_string(),
            };
            keys.iter().map(key).collect()
        });
        Ok(Verdict {
            file: text("file").ok_or("no `file`")?,
            client: text("client").ok_or("no `client`")?,
            strict: json.get("strict").and_then(Json::as_bool),
            name: text("name"),
            model: text("model"),
            color: text("color"),
            keys,
            description: text("description_sha"),
            prompt: text("prompt_sha"),
        })
    }
}

fn read(folder: &Path, file: &str) -> Result<Source, String> {
    let mut source = Source::in_memory(file, "");
    source.file.absolute = folder.join(file);
    let bytes = fs::read(&source.file.absolute).map_err(|error| error.to_string())?;
    read_bytes(&source.file, bytes).map_err(|fault| fault.headline.clone())
}
