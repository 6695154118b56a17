//! What is read and how.

use std::path::PathBuf;
use std::sync::Arc;

use super::agent::LoadedAgent;
use super::folder::Place;
use super::options::Options;

/// A rule that files have to keep.
#[derive(Clone)]
pub(super) struct Rule {
    pub(super) message: String,
    pub(super) holds: Arc<dyn Fn(LoadedAgent<'_>) -> bool + Send + Sync>,
}

/// What is read and how.
#[derive(Clone, Default)]
pub(super) struct Plan {
    /// The lowest layer first.
    pub(super) places: Vec<Place>,
    pub(super) options: Options,
    pub(super) rules: Vec<Rule>,
    /// The folder to which paths are relative; without one, it is the current folder when agents are loaded.
    pub(super) base: Option<PathBuf>,
}
