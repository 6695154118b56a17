//! Which layers there are.

use std::marker::PhantomData;
use std::path::PathBuf;
use std::sync::Arc;

use super::agent::LoadedAgent;
use super::agents::Agents;
use super::folder::Place;
use super::options::Options;
use super::plan::{Plan, Rule};
use super::problem::Problems;
use crate::Catalog;

/// The layers of files over the agents of a catalog. See the [module](super).
#[must_use = "layers are read by `load`"]
pub struct Layers<A = ()> {
    plan: Plan,
    catalog: PhantomData<fn() -> A>,
}

impl Layers {
    /// Creates layers without files: only the agents that are compiled in.
    pub fn of<A: Catalog>() -> Layers<A> {
        Layers {
            plan: Plan::default(),
            catalog: PhantomData,
        }
    }
}

impl<A: Catalog> Layers<A> {
    /// Adds the files of a folder, and of the folders in it, above what was added before. A path to a single file is fine,
    /// too.
    ///
    /// The path is relative to the current folder. A folder that does not exist has no files.
    pub fn folder(mut self, path: impl Into<PathBuf>) -> Self {
        self.plan.places.push(Place::Folder(path.into()));
        self
    }

    /// Sets the folder to which the paths of folders and of problems are relative, instead of the current folder.
    pub fn relative_to(mut self, base: impl Into<PathBuf>) -> Self {
        self.plan.base = Some(base.into());
        self
    }

    /// Reads the files of the agents that are compiled in once more, from the folder of your crate: while you develop, an
    /// edited prompt needs no build.
    ///
    /// Use it with [`source!`](crate::source), which is `None` in release builds. Files that were added since the build are
    /// not read, since they are not in the catalog.
    ///
    /// ```
    /// use include_agents::load::Layers;
    ///
    /// include_agents::include_agents!("catalog");
    ///
    /// let agents = Layers::of::<Agent>().source(include_agents::source!()).load();
    /// assert_eq!(agents.of(Agent::CloudflareRustExpert).prompt(), Agent::CloudflareRustExpert.prompt());
    /// ```
    pub fn source(mut self, crate_folder: Option<&str>) -> Self {
        if let Some(folder) = crate_folder {
            let paths = A::ALL.iter().map(|agent| agent.definition());
            // Generated files are where only the build knows.
            let paths = paths.filter(|it| !it.path().starts_with('$') && !it.path().is_empty());
            let paths = paths
                .map(|it| (PathBuf::from(it.path()), it.group().to_owned()))
                .collect();
            self.plan
                .places
                .insert(0, Place::Source(PathBuf::from(folder), paths));
        }
        self
    }

    /// Sets options of the macro for all layers.
    pub fn options(mut self, set: impl FnOnce(Options) -> Options) -> Self {
        self.plan.options = set(self.plan.options);
        self
    }

    /// Rejects agents of files that violate a rule, as if the file had an error. The message says what the rule
    /// demands.
    ///
    /// No file can then violate what [`assert_all!`](crate::assert_all) promises for the agents that are compiled in:
    ///
    /// ```
    /// use include_agents::load::Layers;
    ///
    /// include_agents::include_agents!("catalog");
    ///
    /// // Users may change the prompts of our agents, and not what these agents may do.
    /// let agents = Layers::of::<Agent>()
    ///     .folder(".claude/agents")
    ///     .require("the tools of built-in agents stay as they are", |agent| {
    ///         Agent::from_name(agent.name()).is_none_or(|ours| agent.tools() == ours.tools())
    ///     })
    ///     .load();
    /// # assert!(agents.check(|agent| !agent.prompt().is_empty()).is_empty());
    /// ```
    pub fn require(
        mut self,
        message: impl Into<String>,
        holds: impl Fn(LoadedAgent<'_>) -> bool + Send + Sync + 'static,
    ) -> Self {
        self.plan.rules.push(Rule {
            message: message.into(),
            holds: Arc::new(holds),
        });
        self
    }

    /// Reads all layers. What is wrong is in [`Agents::problems`].
    #[must_use]
    pub fn load(self) -> Agents<A> {
        Agents::load(self.plan)
    }

    /// Reads all layers.
    ///
    /// # Errors
    ///
    /// If any of the problems is an error, with all problems.
    pub fn load_strict(self) -> Result<Agents<A>, Problems> {
        let agents = self.load();
        if agents.problems().iter().any(super::Problem::is_error) {
            return Err(Problems(agents.into_problems()));
        }
        Ok(agents)
    }
}

impl<A> std::fmt::Debug for Layers<A> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Layers")
            .field("layers", &self.plan.places)
            .field("options", &self.plan.options)
            .finish_non_exhaustive()
    }
}
