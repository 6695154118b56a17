//! The agents of all layers.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::marker::PhantomData;
use std::path::PathBuf;
use std::sync::Arc;

use include_agents_reader::diagnostic::{Diagnostic, Subject};

use super::agent::{Layer, LoadedAgent};
use super::changes::Changes;
use super::folder::{LayerState, Member, Place};
use super::plan::Plan;
use super::problem::Problem;
use crate::Catalog;

/// Agents that are compiled in, and those of files over them. See the [module](super).
///
/// A clone shares the texts with the original, and reloads on its own.
pub struct Agents<A = ()> {
    plan: Arc<Plan>,
    base: PathBuf,
    layers: Vec<LayerState>,
    /// The agents of files that are in force, by name, with the index of their layer.
    in_force: BTreeMap<String, (usize, Member)>,
    /// The names of all agents.
    names: Vec<String>,
    problems: Vec<Problem>,
    catalog: PhantomData<fn() -> A>,
}

impl<A: Catalog> Agents<A> {
    pub(super) fn load(plan: Plan) -> Self {
        // Without a current folder, relative paths lead nowhere, which is reported.
        let base = plan
            .base
            .clone()
            .unwrap_or_else(|| std::env::current_dir().unwrap_or_default());
        let mut agents = Self {
            layers: vec![LayerState::default(); plan.places.len()],
            plan: Arc::new(plan),
            base,
            in_force: BTreeMap::new(),
            names: Vec::new(),
            problems: Vec::new(),
            catalog: PhantomData,
        };
        for (layer, place) in agents.layers.iter_mut().zip(&agents.plan.places) {
            layer.refresh(place, &agents.base, &agents.plan.options);
        }
        let all = 0..agents.layers.len();
        agents.check_layers(all.collect());
        agents
    }

    /// The agent of the catalog as it is in force: of the topmost layer that has a valid file of its name.
    #[must_use]
    pub fn of(&self, agent: A) -> LoadedAgent<'_> {
        let built_in = agent.definition();
        self.in_force
            .get(built_in.name())
            .map_or(LoadedAgent::built_in(built_in), |found| self.loaded(found))
    }

    /// The agent of a name, also one that is only in a file.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<LoadedAgent<'_>> {
        match self.in_force.get(name) {
            Some(found) => Some(self.loaded(found)),
            None => A::from_name(name).map(|agent| LoadedAgent::built_in(agent.definition())),
        }
    }

    /// All agents, ordered by name.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = LoadedAgent<'_>> + Clone {
        Iter {
            agents: self,
            names: self.names.iter(),
        }
    }

    /// What is wrong, layer by layer, the lowest first.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// The agents that violate a rule, by name. The rule is a condition that holds for agents that follow it, as in
    /// [`assert_all!`](crate::assert_all).
    ///
    /// To reject such agents, use [`Layers::require`](super::Layers::require).
    #[must_use]
    pub fn check(&self, rule: impl Fn(LoadedAgent<'_>) -> bool) -> Vec<LoadedAgent<'_>> {
        self.iter().filter(|agent| !rule(*agent)).collect()
    }

    /// Reads the files that have changed since they were last read, and says which agents are different now.
    ///
    /// If nothing has changed, this costs a look at the folders. A file that has become invalid leaves its agent unchanged.
    pub fn reload(&mut self) -> Changes {
        let plan = Arc::clone(&self.plan);
        let mut stale = BTreeSet::new();
        for (index, (layer, place)) in self.layers.iter_mut().zip(&plan.places).enumerate() {
            if layer.refresh(place, &self.base, &plan.options) {
                stale.insert(index);
            }
        }
        if stale.is_empty() {
            return Changes::default();
        }
        let names = std::mem::take(&mut self.names);
        let in_force = self.in_force.clone();
        let problems = std::mem::take(&mut self.problems);
        self.check_layers(stale);
        let mut changes = Changes {
            problems: problems != self.problems,
            ..Changes::default()
        };
        for name in &self.names {
            if names.binary_search(name).is_err() {
                changes.added.push(name.clone());
            } else if !is_same(in_force.get(name), self.in_force.get(name)) {
                changes.changed.push(name.clone());
            }
        }
        let gone = names.into_iter();
        changes.removed = gone
            .filter(|name| self.names.binary_search(name).is_err())
            .collect();
        changes
    }

    /// Checks layers, and every layer to which the agents of these matter.
    fn check_layers(&mut self, changed: BTreeSet<usize>) {
        let plan = Arc::clone(&self.plan);
        let options = &plan.options;
        for index in changed {
            let elsewhere = self.elsewhere(index);
            if let Some(layer) = self.layers.get_mut(index) {
                layer.check(options, &elsewhere);
            }
        }
        // An agent that was refused for the sake of another one exists for a third one nevertheless, so once is enough.
        for index in 0..self.layers.len() {
            let elsewhere = self.elsewhere(index);
            if let Some(layer) = self.layers.get_mut(index)
                && layer.is_outdated(&elsewhere)
            {
                layer.check(options, &elsewhere);
            }
        }
        self.stack();
    }

    /// The names of the agents that are not in a layer.
    fn elsewhere(&self, index: usize) -> Vec<String> {
        let mut names: BTreeSet<&str> = A::ALL
            .iter()
            .map(|agent| agent.definition().name())
            .collect();
        for (other, layer) in self.layers.iter().enumerate() {
            if other != index {
                names.extend(layer.members.keys().map(String::as_str));
            }
        }
        names.into_iter().map(str::to_owned).collect()
    }

    /// Puts the layers over each other.
    fn stack(&mut self) {
        let options = self.plan.options.problems.iter();
        let mut problems: Vec<Problem> = options.map(Problem::elsewhere).collect();
        let mut in_force: BTreeMap<String, (usize, Member)> = BTreeMap::new();
        for (index, layer) in self.layers.iter().enumerate() {
            problems.extend(layer.problems.iter().cloned());
            for (name, member) in &layer.members {
                let found = (index, member.clone());
                let broken = self.broken_rules(&found);
                let before = self.in_force.get(name);
                if broken.is_empty() {
                    in_force.insert(name.clone(), found);
                } else if let Some(before) =
                    before.filter(|(layer, before)| *layer == index && before.file == found.1.file)
                {
                    // As with a file that breaks, the agent stays as it was.
                    in_force.insert(name.clone(), before.clone());
                }
                problems.extend(broken);
            }
        }
        let built_in = A::ALL
            .iter()
            .map(|agent| agent.definition().name().to_owned());
        let mut names: Vec<String> = built_in.chain(in_force.keys().cloned()).collect();
        names.sort_unstable();
        names.dedup();
        self.in_force = in_force;
        self.names = names;
        self.problems = problems;
    }

    /// A problem for each rule that an agent breaks.
    fn broken_rules(&self, found: &(usize, Member)) -> Vec<Problem> {
        let agent = self.loaded(found);
        let broken = self.plan.rules.iter().filter(|rule| !(rule.holds)(agent));
        broken
            .map(|rule| {
                let headline = format!("`{}` breaks a rule: {}", agent.name(), rule.message);
                let diagnostic = Diagnostic::error_about(Subject::path(0, agent.path()), headline)
                    .note("the file is not in force");
                Problem::elsewhere(&diagnostic)
            })
            .collect()
    }

    fn loaded<'a>(&'a self, (layer, member): &'a (usize, Member)) -> LoadedAgent<'a> {
        let layer = match self.plan.places.get(*layer) {
            Some(Place::Folder(path)) => Layer::Folder(path),
            Some(Place::Source(..)) | None => Layer::Source,
        };
        LoadedAgent::of_file(&member.agent, &member.file, layer)
    }

    /// The folders in which changes matter.
    #[cfg(feature = "watch")]
    pub(super) fn folders(&self) -> BTreeSet<PathBuf> {
        let roots = self.plan.places.iter().filter_map(|place| match place {
            Place::Folder(path) => Some(self.base.join(path)),
            Place::Source(..) => None,
        });
        // A folder may be made, removed or replaced, which is seen in the one around it.
        let around = roots.filter_map(|path| {
            let mut above = path.ancestors().skip(1);
            above
                .find(|path| path.is_dir())
                .map(std::path::Path::to_owned)
        });
        let listed = self
            .layers
            .iter()
            .flat_map(|layer| layer.folders.iter().cloned());
        listed.chain(around).collect()
    }
}

/// Whether the same is in force as before.
fn is_same(before: Option<&(usize, Member)>, now: Option<&(usize, Member)>) -> bool {
    match (before, now) {
        (None, None) => true,
        (Some((_, before)), Some((_, now))) => {
            Arc::ptr_eq(&before.agent, &now.agent)
                || before.agent.definition() == now.agent.definition()
        }
        _ => false,
    }
}

impl<A> Clone for Agents<A> {
    fn clone(&self) -> Self {
        Self {
            plan: Arc::clone(&self.plan),
            base: self.base.clone(),
            layers: self.layers.clone(),
            in_force: self.in_force.clone(),
            names: self.names.clone(),
            problems: self.problems.clone(),
            catalog: PhantomData,
        }
    }
}

impl<A> fmt::Debug for Agents<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Agents")
            .field("layers", &self.plan.places)
            .field("names", &self.names)
            .field("problems", &self.problems)
            .finish_non_exhaustive()
    }
}

/// The agents, by name.
struct Iter<'a, A> {
    agents: &'a Agents<A>,
    names: std::slice::Iter<'a, String>,
}

impl<A> Clone for Iter<'_, A> {
    fn clone(&self) -> Self {
        Self {
            agents: self.agents,
            names: self.names.clone(),
        }
    }
}

impl<'a, A: Catalog> Iterator for Iter<'a, A> {
    type Item = LoadedAgent<'a>;

    fn next(&mut self) -> Option<LoadedAgent<'a>> {
        // Each of the names is one of an agent.
        self.agents.get(self.names.next()?)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.names.size_hint()
    }
}

impl<A: Catalog> ExactSizeIterator for Iter<'_, A> {}
