//! Which lints fire on real files?

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use include_agents_compiler::compile_sources;
use include_agents_reader::diagnostic::Severity;
use include_agents_reader::lint::Lint;
use include_agents_reader::source::Source;

use super::collection::Collection;
use super::table;
use crate::observed::{Outcome, call, in_short};

/// What is said about the files of a collection, each folder of which is compiled as one catalog with the default
/// levels.
#[derive(Debug, Default)]
pub struct Lints {
    /// The number of files.
    pub files: usize,
    /// The number of files that Claude Code loads.
    pub loaded: usize,
    /// For each lint, or kind of hard error, its files, and how often it fires.
    pub fired: BTreeMap<String, Fired>,
    /// Files that are refused by default though Claude Code loads them, and why.
    pub refused: Vec<(String, String)>,
    /// How many files are refused, whether Claude Code loads them or not.
    pub refused_files: usize,
    /// How many files that Claude Code loads get a warning and no error.
    pub warned_files: usize,
}

/// How often a lint fires.
#[derive(Clone, Debug, Default)]
pub struct Fired {
    /// The files, by their place in the collection.
    pub files: BTreeSet<usize>,
    /// How often.
    pub times: usize,
}

impl Lints {
    /// Compiles a collection, one folder after the other: agents of different folders do not know each other.
    #[must_use]
    pub fn of(collection: &Collection) -> Lints {
        let mut lints = Lints {
            files: collection.members.len(),
            ..Lints::default()
        };
        let mut folders: BTreeMap<&str, Vec<(usize, &Source)>> = BTreeMap::new();
        let mut refused = BTreeMap::new();
        let mut warned = BTreeSet::new();
        for (index, member) in collection.members.iter().enumerate() {
            let folder = member
                .observation
                .file
                .split_once('/')
                .map_or("", |it| it.0);
            lints.loaded += usize::from(member.observation.outcome == Outcome::Loads);
            match &member.source {
                Ok(source) => folders.entry(folder).or_default().push((index, source)),
                Err(reason) => {
                    lints.count("unreadable", index);
                    refused.insert(index, vec![reason.clone()]);
                }
            }
        }
        for folder in folders.into_values() {
            let sources = folder.iter().map(|(_, source)| (*source).clone()).collect();
            let compiled = compile_sources(&call(""), sources);
            for problem in &compiled.checked.problems {
                let Some(&(index, _)) = problem.file().and_then(|file| folder.get(file)) else {
                    continue;
                };
                match problem.lint {
                    Some(lint) => lints.count(lint, index),
                    None => lints.count(&kind(&problem.headline), index),
                }
                match problem.severity {
                    Severity::Error => refused
                        .entry(index)
                        .or_default()
                        .push(in_short(&compiled, problem)),
                    Severity::Warning => {
                        warned.insert(index);
                    }
                }
            }
        }
        lints.refused_files = refused.len();
        let loads =
            |index: &usize| collection.members[*index].observation.outcome == Outcome::Loads;
        let only_warned = |index: &&usize| loads(index) && !refused.contains_key(*index);
        lints.warned_files = warned.iter().filter(only_warned).count();
        lints.refused = refused
            .into_iter()
            .filter(|(index, _)| loads(index))
            .map(|(index, reasons)| {
                let file = collection.members[index].observation.file.clone();
                (file, reasons.join("; "))
            })
            .collect();
        lints
    }

    fn count(&mut self, what: &str, file: usize) {
        let fired = self.fired.entry(what.to_owned()).or_default();
        fired.files.insert(file);
        fired.times += 1;
    }
}

/// A headline without the names in it, so that errors of one kind are counted together.
fn kind(headline: &str) -> String {
    let mut kind = String::new();
    for (index, part) in headline.split('`').enumerate() {
        kind.push_str(if index % 2 == 0 { part } else { "…" });
    }
    kind
}

impl fmt::Display for Lints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = |what: &str, level: &str, fired: &Fired| {
            vec![
                what.to_owned(),
                level.to_owned(),
                fired.files.len().to_string(),
                fired.times.to_string(),
            ]
        };
        let nothing = Fired::default();
        let lints = Lint::ALL
            .iter()
            .filter(|lint| lint.default_level() != include_agents_reader::lint::Level::Allow)
            .map(|lint| {
                let fired = self.fired.get(lint.name()).unwrap_or(&nothing);
                let name = format!("`{}`", lint.name());
                row(&name, lint.default_level().as_str(), fired)
            });
        let hard = self
            .fired
            .iter()
            .filter(|(what, _)| Lint::from_name(what).is_none())
            .map(|(what, fired)| row(what, "error", fired));
        table::write(
            f,
            &["lint or error", "default", "files", "times"],
            lints.chain(hard),
        )?;
        writeln!(
            f,
            "\nRefused by default: {} files; of those that Claude Code loads, {}. With warnings only: {}. Without a word: {}.",
            self.refused_files,
            table::share(self.refused.len(), self.loaded),
            self.warned_files,
            self.loaded - self.refused.len() - self.warned_files,
        )?;
        table::write_list(
            f,
            "Refused by default though Claude Code loads them",
            &self.refused,
        )
    }
}
