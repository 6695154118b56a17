//! Rules about how the agents of a catalog go together.

use std::collections::BTreeMap;

use super::tools::{agents_of, tool_name, within};
use crate::agent::{At, ToolRef};
use crate::at::Place;
use crate::catalog::{Catalog, Entry};
use crate::diagnostic::{Diagnostic, nearest, position};
use crate::document::Document;
use crate::examples::{Speaker, Text};
use crate::lint::{Levels, Lint};
use crate::options::FileOptions;

/// Agents that the client brings along.
const BUILT_IN_AGENTS: &[&str] = &[
    "general-purpose",
    "Explore",
    "Plan",
    "statusline-setup",
    "output-style-setup",
    "claude-code-guide",
];

/// Of two agents with one name the client loads one, by the order in which the file system lists them.
pub(super) fn one_agent_a_name(catalog: &Catalog, options: &FileOptions) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for pair in catalog.agents.windows(2) {
        let [first, second] = pair else { continue };
        if first.document.name == second.document.name {
            diagnostics.extend(complain(
                second,
                options,
                |diagnostic| {
                    diagnostic
                        .label("the second of this name")
                        .note(format!(
                            "the first is at {}",
                            place_of_name(&first.document)
                        ))
                        .note(
                            "the client loads one of the two: which one depends on the file system",
                        )
                        .help("give one of them another name")
                },
                format!("two agents are named `{}`", second.document.name),
            ));
        }
    }
    diagnostics
}

/// `api-expert` and `api_expert` are two agents for the client and one identifier for Rust.
pub(super) fn one_agent_an_identifier(catalog: &Catalog, options: &FileOptions) -> Vec<Diagnostic> {
    if catalog.has_distinct_identifiers() {
        return Vec::new();
    }
    let mut diagnostics = Vec::new();
    let mut taken: BTreeMap<&str, &Entry> = BTreeMap::new();
    for entry in &catalog.agents {
        let variant = entry.identifiers.variant.as_str();
        let other = taken
            .get(variant)
            .copied()
            .or_else(|| taken.get(entry.identifiers.constant.as_str()).copied());
        match other {
            Some(first) if first.document.name != entry.document.name => {
                diagnostics.extend(complain(entry, options, |diagnostic| {
                    diagnostic
                        .label("the second of this identifier")
                        .note(format!(
                            "the first is `{}` at {}",
                            first.document.name,
                            place_of_name(&first.document)
                        ))
                        .help("rename one of them, so that the names differ in more than case and separators")
                }, format!("the agents `{}` and `{}` would both be `{variant}` in Rust", first.document.name, entry.document.name)));
            }
            Some(_) => {}
            None => {
                taken.insert(variant, entry);
                taken.insert(&entry.identifiers.constant, entry);
            }
        }
    }
    diagnostics
}

fn complain(
    entry: &Entry,
    options: &FileOptions,
    fill: impl FnOnce(Diagnostic<Place>) -> Diagnostic<Place>,
    headline: String,
) -> Vec<Diagnostic> {
    let document = &entry.document;
    let mut report = document.report(&options.levels);
    report.error(fill(match &document.agent.name {
        Some(name) => Diagnostic::at(&name.at, headline),
        None => Diagnostic::span(0..0, headline),
    }));
    report.into_diagnostics()
}

fn place_of_name(document: &Document) -> String {
    let levels = Levels::default();
    let report = document.report(&levels);
    let start = document
        .agent
        .name
        .as_ref()
        .map_or(0, |name| report.span_at(&name.at).start);
    let (line, column) = position(&document.source.text, start);
    format!("{}:{line}:{column}", document.source.display)
}

/// An agent that delegates to one that does not exist fails when it tries.
pub(super) fn dangling_agent(catalog: &Catalog, options: &FileOptions) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for entry in &catalog.agents {
        let mut report = entry.document.report(&options.levels);
        let agent = &entry.document.agent;
        for tool in agent.tools.iter().flatten().chain(&agent.disallowed_tools) {
            for (start, name) in agents_of(&tool.value) {
                if exists(catalog, name) {
                    continue;
                }
                let at = within(tool, start..start + name.len()).unwrap_or_else(|| tool.at.clone());
                let mut diagnostic = Diagnostic::at(&at, format!("no agent is named `{name}`"))
                    .label("neither in this catalog nor built in")
                    .note("the client takes any name, and the delegation fails when it is tried");
                if let Some(near) = nearest(name, catalog.names()) {
                    diagnostic = diagnostic.replace(&at, near, format!("did you mean `{near}`?"));
                }
                report.lint(Lint::DanglingAgent, diagnostic);
            }
        }
        diagnostics.extend(report.into_diagnostics());
    }
    diagnostics
}

fn exists(catalog: &Catalog, name: &str) -> bool {
    BUILT_IN_AGENTS.contains(&name) || catalog.find(name).is_some()
}

/// Agents that hand work to each other in a circle may never come back. Off by default: some mean it.
pub(super) fn delegation_cycle(catalog: &Catalog, options: &FileOptions) -> Vec<Diagnostic> {
    let edges: Vec<Vec<usize>> = catalog
        .agents
        .iter()
        .map(|entry| delegates_of(&entry.document, catalog))
        .collect();
    let mut diagnostics = Vec::new();
    for cycle in find_cycles(&edges) {
        let Some(&start) = cycle.first() else {
            continue;
        };
        let names: Vec<&str> = cycle
            .iter()
            .chain([&start])
            .map(|&index| catalog.agents[index].document.name.as_str())
            .collect();
        let document = &catalog.agents[start].document;
        let next = cycle.get(1).copied().unwrap_or(start);
        let next = &catalog.agents[next].document.name;
        let mut report = document.report(&options.levels);
        report.lint(
            Lint::DelegationCycle,
            Diagnostic::at(
                &delegation_to(document, next),
                "these agents delegate to each other in a circle",
            )
            .label(names.join(" → "))
            .help("let one of them do its work itself"),
        );
        diagnostics.extend(report.into_diagnostics());
    }
    diagnostics
}

/// The agents of the catalog that an agent may delegate to by name, by index, each once.
///
/// `disallowedTools` takes the whole tool away, whatever its specifier.
pub fn delegates_of(document: &Document, catalog: &Catalog) -> Vec<usize> {
    let agent = &document.agent;
    let disallowed = |tool: &ToolRef| matches!(tool_name(&tool.value), "Agent" | "Task" | "*");
    if agent.disallowed_tools.iter().any(disallowed) {
        return Vec::new();
    }
    let mut delegates = Vec::new();
    for tool in agent.tools.iter().flatten() {
        for (_, name) in agents_of(&tool.value) {
            if let Some(index) = catalog.find(name)
                && !delegates.contains(&index)
            {
                delegates.push(index);
            }
        }
    }
    delegates
}

fn delegation_to(document: &Document, to: &str) -> At {
    let tools = document.agent.tools.iter().flatten();
    for tool in tools {
        if let Some((start, name)) = agents_of(&tool.value).find(|(_, name)| *name == to) {
            return within(tool, start..start + name.len()).unwrap_or_else(|| tool.at.clone());
        }
    }
    At::key(0)
}

/// One cycle for every edge that closes one, by a depth-first search without recursion.
fn find_cycles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        OnPath,
        Done,
    }
    let mut marks = vec![Mark::New; edges.len()];
    let mut cycles = BTreeMap::new();
    for root in 0..edges.len() {
        if marks[root] != Mark::New {
            continue;
        }
        marks[root] = Mark::OnPath;
        let mut path = vec![(root, 0)];
        while let Some((node, next)) = path.last_mut() {
            let node = *node;
            match edges[node].get(*next).copied() {
                None => {
                    marks[node] = Mark::Done;
                    path.pop();
                }
                Some(to) => {
                    *next += 1;
                    match marks[to] {
                        Mark::New => {
                            marks[to] = Mark::OnPath;
                            path.push((to, 0));
                        }
                        Mark::OnPath => {
                            let cycle: Vec<usize> = path
                                .iter()
                                .map(|(node, _)| *node)
                                .skip_while(|node| *node != to)
                                .collect();
                            cycles.insert((to, node), cycle);
                        }
                        Mark::Done => {}
                    }
                }
            }
        }
    }
    cycles.into_values().collect()
}

/// A description copied from another agent still announces that one: the model then looks for an agent that is not there.
pub(super) fn example_names_other_agent(
    catalog: &Catalog,
    options: &FileOptions,
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for entry in &catalog.agents {
        let document = &entry.document;
        let Some(description) = &document.agent.description else {
            continue;
        };
        // Where the name cannot be used, something was said already, and the examples may well have the right one.
        if !document.has_sound_name() {
            continue;
        }
        let mut report = document.report(&options.levels);
        for turn in document
            .description
            .examples
            .iter()
            .flat_map(|example| &example.turns)
        {
            if turn.speaker != Speaker::Assistant {
                continue;
            }
            let text = turn.text.as_str(&description.value);
            let Some((start, name)) = announced_agent(text) else {
                continue;
            };
            if name == document.name || exists(catalog, name) {
                continue;
            }
            let at = match &turn.text {
                Text::Span(range) => description
                    .at
                    .text(range.start + start..range.start + start + name.len()),
                Text::Owned(_) => description.at.clone(),
            };
            report.lint(
                Lint::ExampleNamesOtherAgent,
                Diagnostic::at(
                    &at,
                    format!("the example announces the agent `{name}`, which does not exist"),
                )
                .label(format!("this agent is `{}`", document.name))
                .note("the client shows the example to the model as it is")
                .replace(
                    &at,
                    document.name.clone(),
                    format!("did you mean `{}`?", document.name),
                ),
            );
        }
        diagnostics.extend(report.into_diagnostics());
    }
    diagnostics
}

/// The name in "I'll use the x-y agent to …", and where it stands. Only names with a hyphen: "the security agent" is prose.
fn announced_agent(text: &str) -> Option<(usize, &str)> {
    let words: Vec<&str> = text.split(' ').collect();
    let position = words.windows(2).position(|pair| {
        let [name, agent] = pair else { return false };
        let bare = bare_name(name);
        bare.contains('-')
            && agent.trim_end_matches(|c: char| !c.is_alphanumeric()) == "agent"
            && bare
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    })?;
    let word = words[position];
    let name = bare_name(word);
    let start = words[..position]
        .iter()
        .map(|word| word.len() + 1)
        .sum::<usize>();
    Some((start + word.find(name)?, name))
}

fn bare_name(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_announced_agent_has_a_hyphen() {
        assert_eq!(
            announced_agent("I'll use the api-expert agent to help"),
            Some((13, "api-expert"))
        );
        assert_eq!(
            announced_agent("Use `api-expert` agent."),
            Some((5, "api-expert"))
        );
        assert_eq!(announced_agent("I'll use the security agent"), None);
        assert_eq!(announced_agent("a multi-agent system"), None);
    }

    #[test]
    fn cycles_are_found_once() {
        assert_eq!(
            find_cycles(&[vec![1], vec![2], vec![0], vec![0]]),
            [[0, 1, 2]]
        );
        assert_eq!(find_cycles(&[vec![0]]), [[0]]);
        assert_eq!(find_cycles(&[vec![1, 2], vec![2], vec![]]), [[0; 0]; 0]);
    }
}
