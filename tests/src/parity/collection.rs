//! A folder of agent files with observations of Claude Code.

use std::fs;
use std::path::Path;

use include_agents_reader::source::Source;

use crate::observed::{self, Observation, Reading};

/// The files of a folder, and what Claude Code did with each.
#[derive(Debug)]
pub struct Collection {
    /// Its files, in the order of the observations.
    pub members: Vec<Member>,
}

/// One file.
#[derive(Debug)]
pub struct Member {
    /// What Claude Code did with it.
    pub observation: Observation,
    /// The file, or why it cannot be read.
    pub source: Result<Source, String>,
}

impl Collection {
    /// Reads a folder.
    ///
    /// # Errors
    ///
    /// If it has no `observed.jsonl`, or a line of that is not an observation. A file that is not there becomes a
    /// mismatch.
    pub fn read(folder: &Path) -> Result<Collection, String> {
        let observations = observed::read(&folder.join("observed.jsonl"))?;
        let members = observations.into_iter().map(|observation| Member {
            source: read(folder, &observation.file),
            observation,
        });
        Ok(Collection {
            members: members.collect(),
        })
    }
}

fn read(folder: &Path, file: &str) -> Result<Source, String> {
    let bytes = fs::read(folder.join(file)).map_err(|error| error.to_string())?;
    Reading::source(file, bytes)
}
