//! References to tools: `Bash(git:*)`, `Agent(reviewer)`.

mod fix;

use std::ops::Range;

use include_agents_runtime::__private::{MEMORY, Reference, next_agent, split};

pub(crate) use crate::meaning::{Meaning, Slip};
pub(crate) use fix::{first_to_last, fix_list, names_of, quote};

use crate::agent::{Agent, ToolRef};
use crate::meaning;
use crate::shape::OwnTools;

/// The name of a tool without its specifier: `Bash(git:*)` → `Bash`.
#[must_use]
pub fn name_of(reference: &str) -> &str {
    split(reference).0
}

/// What a reference means to Claude Code.
pub(crate) fn read(tool: &ToolRef) -> Reference<'_> {
    Reference::read(&tool.value)
}

/// Whether an entry of `tools` gives the agent anything: a tool of Claude Code, or one of the call.
pub(crate) fn gives_something(tool: &ToolRef) -> bool {
    tool.gives
}

/// Whether an entry of `disallowedTools` takes anything away.
pub(crate) fn takes_something(tool: &ToolRef) -> bool {
    tool.is_own || read(tool).takes_something()
}

/// What an entry was meant as that gives nothing.
pub(crate) fn meaning(tool: &ToolRef) -> Meaning {
    let meant = || Box::new(meaning::meaning(&tool.value, &OwnTools::default()));
    (**tool.meant.get_or_init(meant)).clone()
}

/// The entries of `disallowedTools` that count: none beside a `*`, which makes Claude Code ignore the list.
pub(crate) fn taken(disallowed: &[ToolRef]) -> &[ToolRef] {
    let is_void = disallowed.iter().any(|tool| read(tool) == Reference::Every);
    if is_void { &[] } else { disallowed }
}

/// The entry of `disallowedTools` that takes away all that an entry of `tools` gives.
pub(crate) fn taking<'a>(disallowed: &'a [ToolRef], given: Reference<'_>) -> Option<&'a ToolRef> {
    taken(disallowed)
        .iter()
        .find(|taker| read(taker).takes(given))
}

/// The tools that `memory` adds to the list of an agent.
pub(crate) fn added_by_memory(agent: &Agent) -> Vec<&'static str> {
    let (Some(list), Some(_)) = (&agent.tools, agent.memory) else {
        return Vec::new();
    };
    let is_listed = |tool: &str| {
        let mut entries = list.iter();
        entries.any(|entry| matches!(read(entry), Reference::Named { name, .. } if name == tool))
    };
    let is_taken = |tool: &str| taking(&agent.disallowed_tools, Reference::read(tool)).is_some();
    let tools = MEMORY.into_iter();
    tools
        .filter(|tool| !is_listed(tool) && !is_taken(tool))
        .collect()
}

/// Whether Claude Code refuses to start an agent for its `tools`: they and `memory` give nothing, and not because all of
/// them are disallowed.
pub(crate) fn is_unusable(agent: &Agent) -> bool {
    let list = agent.tools.as_deref().unwrap_or_default();
    let gives = |tool: &&ToolRef| gives_something(tool);
    let is_left = |tool: &ToolRef| taking(&agent.disallowed_tools, read(tool)).is_none();
    !list.iter().all(|tool| gives(&tool))
        && !list.iter().filter(gives).any(is_left)
        && added_by_memory(agent).is_empty()
}

/// The agents that a reference such as `Agent(a, b)` names, and where in the reference each name is.
pub fn named_agents(reference: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let list = Reference::read(reference).agents();
    // The list is everything between the first `(` and the last `)`.
    let start = reference.find('(').map_or(0, |open| {
        let inside = reference.get(open + 1..).unwrap_or_default();
        open + 1 + (inside.len() - inside.trim_start().len())
    });
    let mut rest = list;
    std::iter::from_fn(move || {
        let (name, after) = next_agent(rest)?;
        let end_of_name = before(rest, name, after);
        let at = start + (list.len() - rest.len()) + end_of_name - name.len();
        rest = after;
        Some((at..at + name.len(), name))
    })
}

/// Where `name` ends in `rest`, of which `after` is what follows the comma.
fn before(rest: &str, name: &str, after: &str) -> usize {
    let head = rest.get(..rest.len() - after.len()).unwrap_or_default();
    head.rfind(name).map_or(0, |at| at + name.len())
}

#[cfg(test)]
mod tests {
    use super::named_agents;

    #[test]
    fn agents_of_a_reference() {
        for (reference, agents) in [
            ("Agent(a, b-c)", &["a", "b-c"][..]),
            ("Task( a )", &["a"]),
            ("Agent(a,a a,, *,a )", &["a", "a a", "a"]),
            ("Agent(*)", &[]),
            ("Agent", &[]),
            ("Agent()", &[]),
            ("Bash(git, push)", &[]),
            ("Agent(a", &[]),
            ("Agent(a)b", &[]),
        ] {
            let found: Vec<_> = named_agents(reference).collect();
            let names: Vec<&str> = found.iter().map(|(_, name)| *name).collect();
            assert_eq!(names, agents, "{reference}");
            for (at, name) in found {
                assert_eq!(&reference[at], name, "{reference}");
            }
        }
        let places: Vec<_> = named_agents("Agent(ab, b)").map(|(at, _)| at).collect();
        assert_eq!(places, [6..8, 10..11]);
    }
}
