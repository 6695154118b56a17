//! Are the same files accepted, and with the same values?

use std::fmt::{self, Write as _};

use include_agents_compiler::compile_sources;
use include_agents_reader::diagnostic::Severity;
use include_agents_reader::document::Document;
use include_agents_reader::front_matter::js;
use include_agents_reader::source::Source;
use sha2::{Digest as _, Sha256};

use super::collection::{Collection, Member, Verdict};
use super::{call, in_short, table};

/// How the compiler, with every lint allowed, compares with the client, file by file.
#[derive(Debug, Default)]
pub struct Parity {
    /// Files that the client loads.
    pub loads: Tally,
    /// Of those, the ones that only its recovery can read.
    pub recovered: usize,
    /// Names, descriptions and prompts that could be compared, and that are equal.
    pub names: Tally,
    /// See `names`.
    pub descriptions: Tally,
    /// See `names`.
    pub prompts: Tally,
    /// Files that the client rejects.
    pub rejected: Tally,
    /// Files that are no agents for the client.
    pub no_agents: Tally,
    /// Files that the client rejects and we accept on purpose, with the reason.
    pub on_purpose: Vec<(String, &'static str)>,
    /// Everything that is not as it should be.
    pub mismatches: Vec<(String, String)>,
    /// What is wrong with the files that the client rejects.
    pub reasons: Vec<(String, String)>,
    /// Values that differ though nobody promised that they do not: model, colour, keys, the need of the recovery.
    pub other: Vec<(String, String)>,
}

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// So many are as with the client.
    pub equal: usize,
    /// So many there are.
    pub all: usize,
}

impl Tally {
    fn count(&mut self, equal: bool) -> bool {
        self.all += 1;
        self.equal += usize::from(equal);
        equal
    }

    /// Whether nothing is missing.
    #[must_use]
    pub fn is_complete(self) -> bool {
        self.equal == self.all
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&table::share(self.equal, self.all))
    }
}

impl Parity {
    /// Compares all files of a collection.
    #[must_use]
    pub fn of(collection: &Collection) -> Parity {
        let mut parity = Parity::default();
        for member in &collection.members {
            let Member { verdict, source } = member;
            let file = || verdict.file.clone();
            match source {
                Ok(source) => parity.compare(verdict, source),
                // The client reads such a file as something, but what is not UTF-8 cannot be the same.
                Err(reason) => {
                    parity.mismatches.push((file(), reason.clone()));
                    parity.tally(verdict).count(false);
                }
            }
        }
        parity
    }

    /// Whether the promise holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.mismatches.is_empty()
    }

    fn tally(&mut self, verdict: &Verdict) -> &mut Tally {
        match verdict.client.as_str() {
            "loads" => &mut self.loads,
            "not-an-agent" => &mut self.no_agents,
            _ => &mut self.rejected,
        }
    }

    fn compare(&mut self, verdict: &Verdict, source: &Source) {
        let compiled = compile_sources(&call("allow(all)"), vec![source.clone()]);
        let document = compiled
            .checked
            .catalog
            .agents
            .first()
            .map(|entry| &*entry.document);
        let error = compiled
            .checked
            .problems
            .iter()
            .find(|problem| problem.level == Severity::Error)
            .map(|problem| in_short(&compiled, problem));
        let file = || verdict.file.clone();
        let mut mismatch = |reason: String| {
            self.mismatches.push((verdict.file.clone(), reason));
            false
        };
        let equal = match (verdict.client.as_str(), error, document) {
            ("loads", None, Some(document)) => {
                self.compare_values(verdict, document);
                true
            }
            ("loads", Some(error), _) => mismatch(format!("the client loads it, {error}")),
            ("loads", None, None) => {
                mismatch("the client loads it, we take it for no agent".to_owned())
            }
            ("rejected", Some(error), _) => {
                self.reasons.push((file(), error));
                true
            }
            ("not-an-agent", None, None) | ("not-an-agent", Some(_), _) => true,
            ("rejected", None, Some(document)) if is_crlf_recovery(document) => {
                self.on_purpose.push((
                    file(),
                    "the recovery, which for the client does not see CRLF line ends",
                ));
                true
            }
            ("rejected", None, None) => mismatch("we take it for no agent".to_owned()),
            ("rejected" | "not-an-agent", None, Some(_)) => mismatch("we accept it".to_owned()),
            (client, ..) => mismatch(format!("no such verdict: `{client}`")),
        };
        self.tally(verdict).count(equal);
    }

    fn compare_values(&mut self, verdict: &Verdict, document: &Document) {
        let file = || verdict.file.clone();
        if verdict.strict == Some(false) {
            self.recovered += 1;
        }
        if let Some(name) = &verdict.name
            && !self.names.count(document.name.trim() == name.trim())
        {
            let reason = format!("the name is `{name}`, not `{}`", document.name);
            self.mismatches.push((file(), reason));
        }
        if let Some(hash) = &verdict.description
            && !self
                .descriptions
                .count(sha(document.description()) == *hash)
        {
            self.mismatches
                .push((file(), "another description".to_owned()));
        }
        if let Some(hash) = &verdict.prompt
            && !self.prompts.count(sha(document.prompt()) == *hash)
        {
            self.mismatches.push((file(), "another prompt".to_owned()));
        }
        let Some(front_matter) = &document.front_matter else {
            return;
        };
        for (key, expected) in [("model", &verdict.model), ("color", &verdict.color)] {
            let found = front_matter.get(key).map(ToString::to_string);
            let found = found.as_deref().map(str::trim);
            if expected.is_some() && found != expected.as_deref().map(str::trim) {
                self.other
                    .push((file(), format!("`{key}`: {found:?}, not {expected:?}")));
            }
        }
        if verdict
            .strict
            .is_some_and(|strict| strict != front_matter.recovered.is_empty())
        {
            self.other.push((
                file(),
                "recovered here or there, and not in both places".to_owned(),
            ));
        }
        let mut keys: Vec<&str> = Vec::new();
        for (key, _) in &front_matter.entries {
            if !keys.contains(&key.as_str()) {
                keys.push(key);
            }
        }
        if let Some(expected) = &verdict.keys
            && *expected != keys
        {
            self.other
                .push((file(), format!("keys: {keys:?}, not {expected:?}")));
        }
    }
}

fn is_crlf_recovery(document: &Document) -> bool {
    document
        .front_matter
        .as_ref()
        .is_some_and(|front_matter| front_matter.crlf_recovery)
}

/// The hash of the verdicts.
fn sha(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let digest = Sha256::digest(text.trim_matches(js::is_space));
    let mut hex = String::new();
    for byte in digest.iter().take(8) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

impl fmt::Display for Parity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = |what: &str, tally: Tally| {
            let off = (tally.all - tally.equal).to_string();
            vec![
                what.to_owned(),
                tally.all.to_string(),
                tally.equal.to_string(),
                off,
            ]
        };
        let recovered = format!(
            "the client loads it ({} by its recovery): accepted",
            self.recovered
        );
        let on_purpose = self.on_purpose.len();
        let rejected = if on_purpose == 0 {
            "the client rejects it: refused".to_owned()
        } else {
            format!("the client rejects it: refused, or accepted on purpose ({on_purpose})")
        };
        table::write(
            f,
            &["with every lint allowed", "files", "equal", "not"],
            [
                row(&recovered, self.loads),
                row("– equal name", self.names),
                row("– equal description", self.descriptions),
                row("– equal prompt", self.prompts),
                row(&rejected, self.rejected),
                row("no agent for the client: no agent", self.no_agents),
            ],
        )?;
        table::write_list(f, "What the client rejects, and why", &self.reasons)?;
        table::write_list(
            f,
            "Accepted on purpose, with the warning `crlf_recovery`, though the client rejects it",
            &self.on_purpose,
        )?;
        table::write_list(f, "Other values that differ", &self.other)?;
        table::write_list(f, "**Mismatches**", &self.mismatches)
    }
}
