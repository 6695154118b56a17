//! One observation of Claude Code.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

/// What Claude Code did with one file.
#[derive(Clone, Debug)]
pub struct Observation {
    /// The path of the file in its folder. Its first folder is the kind of the observation.
    pub file: String,
    /// The text of the file, where the observation carries it.
    pub text: Option<String>,
    /// What became of the file.
    pub outcome: Outcome,
    /// The name of the agent.
    pub name: Option<String>,
    /// Its description.
    pub description: Option<Text>,
    /// Its prompt.
    pub prompt: Option<Text>,
    /// The tools that Claude Code sends for it.
    pub tools: Option<Granted>,
    /// The tools, as Claude Code lists them to the model: `All tools except Bash`.
    pub listed: Option<String>,
    /// Why Claude Code does not start it.
    pub refusal: Option<String>,
    /// What Claude Code writes into its debug log about the file.
    pub log: Vec<String>,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Claude Code loads the agent and starts it.
    Loads,
    /// Claude Code does not load the file.
    Dropped,
    /// Claude Code loads the agent and refuses to start it.
    Refused,
    /// Another file has the same name and is loaded instead.
    Duplicate,
    /// The name is that of an agent of Claude Code itself.
    BuiltIn,
}

/// A text, or what is left of it in collections that must not be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// The text, with LF.
    Exact(String),
    /// The first 16 hex digits of the SHA-256 of the trimmed text with LF.
    Hash(String),
}

/// The tools that Claude Code sends for an agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Granted {
    /// Those that an agent without `tools` gets.
    All,
    /// Exactly these.
    Only(BTreeSet<String>),
}

impl Observation {
    /// The kind of the observation: the first folder of its path.
    #[must_use]
    pub fn kind(&self) -> &str {
        self.file.split_once('/').map_or("", |(kind, _)| kind)
    }

    fn parse(line: &str) -> Result<Observation, String> {
        let json: Json = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let text = |key: &str| json.get(key).and_then(Json::as_str).map(str::to_owned);
        let value = |key: &str| {
            let hash = || text(&format!("{key}_sha")).map(Text::Hash);
            text(key)
                .map(|text| Text::Exact(text.replace("\r\n", "\n")))
                .or_else(hash)
        };
        let outcome = match text("outcome").ok_or("no `outcome`")?.as_str() {
            "loads" => Outcome::Loads,
            "dropped" => Outcome::Dropped,
            "refused" => Outcome::Refused,
            "duplicate" => Outcome::Duplicate,
            "built-in" => Outcome::BuiltIn,
            other => return Err(format!("unknown outcome `{other}`")),
        };
        let names = json.get("tools").and_then(Json::as_array);
        let names = names.map(|names| {
            let names = names.iter().filter_map(Json::as_str);
            Granted::Only(names.map(str::to_owned).collect())
        });
        let log = json
            .get("log")
            .and_then(Json::as_array)
            .into_iter()
            .flatten();
        let tools = match json.get("all_tools").and_then(Json::as_bool) {
            Some(true) => Some(Granted::All),
            _ => names,
        };
        if outcome == Outcome::Loads && tools.is_none() {
            return Err("neither `tools` nor `all_tools`".to_owned());
        }
        Ok(Observation {
            file: text("file").ok_or("no `file`")?,
            text: text("text"),
            outcome,
            name: text("name"),
            description: value("description"),
            prompt: value("prompt"),
            tools,
            listed: text("listed"),
            refusal: text("refusal"),
            log: log.filter_map(Json::as_str).map(str::to_owned).collect(),
        })
    }
}

/// Reads a file of observations.
///
/// # Errors
///
/// If it cannot be read, or a line of it is not an observation.
pub fn read(path: &Path) -> Result<Vec<Observation>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(index, line)| {
            Observation::parse(line)
                .map_err(|reason| format!("{}:{}: {reason}", path.display(), index + 1))
        })
        .collect()
}

impl Text {
    /// Whether this is a text with LF, or its hash.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        match self {
            Text::Exact(exact) => exact == text,
            Text::Hash(hash) => *hash == sha(text),
        }
    }
}

fn sha(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    // What JavaScript trims.
    let is_space = |it: char| it == '\u{FEFF}' || it.is_whitespace() && it != '\u{85}';
    let digest = Sha256::digest(text.trim_matches(is_space));
    let mut hex = String::new();
    for byte in digest.iter().take(8) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
