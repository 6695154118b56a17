//! Are the same files accepted, and with the same values?

use std::collections::BTreeMap;
use std::fmt;

use super::collection::{Collection, Member};
use super::table;
use crate::observed::{Aspect, Comparison, Outcome, compare};

/// How the compiler compares with Claude Code, file by file.
#[derive(Debug, Default)]
pub struct Parity {
    /// What became of the files, by what Claude Code does with them.
    pub outcomes: BTreeMap<Outcome, Tally>,
    /// Each value that could be compared.
    pub values: BTreeMap<Aspect, Tally>,
    /// How many files are equal in everything.
    pub files: Tally,
    /// Everything that differs.
    pub mismatches: Vec<(String, String)>,
    /// Why the compiler refuses the files that Claude Code drops.
    pub reasons: Vec<(String, String)>,
}

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The number that Claude Code reads alike.
    pub equal: usize,
    /// The number of all.
    pub all: usize,
}

impl Tally {
    fn count(&mut self, equal: bool) {
        self.all += 1;
        self.equal += usize::from(equal);
    }

    /// Whether nothing differs.
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
            let observation = &member.observation;
            let comparison = compare_member(member, collection);
            for compared in &comparison.aspects {
                let tally = match compared.aspect {
                    Aspect::Outcome => parity.outcomes.entry(observation.outcome).or_default(),
                    value => parity.values.entry(value).or_default(),
                };
                tally.count(compared.difference.is_none());
            }
            let differences = comparison.differences();
            parity.files.count(differences.is_empty());
            if !differences.is_empty() {
                let file = observation.file.clone();
                parity.mismatches.push((file, differences.join("; ")));
            }
            if observation.outcome == Outcome::Dropped
                && let Some(error) = comparison.error
            {
                parity.reasons.push((observation.file.clone(), error));
            }
        }
        parity
    }

    /// Whether every file is treated as Claude Code treats it.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.mismatches.is_empty()
    }

    /// The files whose outcome is compared.
    #[must_use]
    pub fn outcome(&self, outcome: Outcome) -> Tally {
        self.outcomes.get(&outcome).copied().unwrap_or_default()
    }

    /// The files of which a value is compared.
    #[must_use]
    pub fn value(&self, aspect: Aspect) -> Tally {
        self.values.get(&aspect).copied().unwrap_or_default()
    }
}

/// Compares a file with its observation.
///
/// Claude Code does not say which of several files of one name it has loaded, and the order of the file system decides:
/// the observation may be that of another one.
fn compare_member(member: &Member, collection: &Collection) -> Comparison {
    let observation = &member.observation;
    let compare_with = |of: &Member| compare(observation, of.source.as_ref().map_err(|it| &**it));
    let comparison = compare_with(member);
    let Some(name) = &observation.name else {
        return comparison;
    };
    if comparison.differences().is_empty() {
        return comparison;
    }
    let says_so = format!("Duplicate agent name '{name}'");
    let others = collection.members.iter().filter(|other| {
        let other = &other.observation;
        other.outcome == Outcome::Duplicate
            && other.kind() == observation.kind()
            && other.log.iter().any(|line| line.contains(&says_so))
    });
    others
        .map(compare_with)
        .find(|of_other| of_other.differences().is_empty())
        .unwrap_or(comparison)
}

impl fmt::Display for Parity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = |what: &str, tally: Tally| {
            let off = tally.all - tally.equal;
            let numbers = [tally.all, tally.equal, off].map(|number| number.to_string());
            [vec![what.to_owned()], numbers.to_vec()].concat()
        };
        table::write(
            f,
            &["", "files", "equal", "different"],
            [
                row(
                    "Claude Code loads it: accepted with every lint allowed",
                    self.outcome(Outcome::Loads),
                ),
                row(
                    "Claude Code refuses to start it: an error by default",
                    self.outcome(Outcome::Refused),
                ),
                row(
                    "Claude Code drops it: an error at every level",
                    self.outcome(Outcome::Dropped),
                ),
                row(
                    "another file has its name: accepted alone",
                    self.outcome(Outcome::Duplicate),
                ),
                row(
                    "named as an agent of Claude Code: accepted",
                    self.outcome(Outcome::BuiltIn),
                ),
                row("equal name", self.value(Aspect::Name)),
                row("equal description", self.value(Aspect::Description)),
                row("equal prompt", self.value(Aspect::Prompt)),
                row("equal tools", self.value(Aspect::Tools)),
                row("**equal in everything**", self.files),
            ],
        )?;
        table::write_list(f, "What Claude Code drops, and why", &self.reasons)?;
        table::write_list(f, "**Mismatches**", &self.mismatches)
    }
}
