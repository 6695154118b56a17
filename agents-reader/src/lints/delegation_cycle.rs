//! `delegation_cycle`: agents that delegate to each other in a cycle may never return. Some authors intend that.

use crate::catalog::Catalog;
use crate::delegation::{delegates_of, delegation_to};
use crate::diagnostic::Diagnostic;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::order;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "delegation_cycle",
    level: Level::Allow,
    by_likeness: false,
    summary: "agents that delegate to each other in a cycle",
    reason: "Agents that delegate to each other in a cycle may never return. Some authors intend that.",
});

pub(super) const RULE: Rule = Rule::Catalog(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "deny(delegation_cycle)",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read, Agent(reviewer)
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
tools: Read, Agent(Explore)
---

You review pull requests.
",
);

fn check(catalog: &Catalog, options: &FileOptions) -> Vec<Diagnostic> {
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
            LINT,
            Diagnostic::at(delegation_to(document, next), "delegation cycle")
                .label(names.join(" → "))
                .help("remove one of the delegations"),
        );
        diagnostics.extend(report.into_diagnostics());
    }
    diagnostics
}

/// One cycle for every edge that closes one, by a depth-first search without recursion.
fn find_cycles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Visit {
        New,
        OnPath,
        Done,
    }
    let mut visits = vec![Visit::New; edges.len()];
    let mut cycles = Vec::new();
    for root in 0..edges.len() {
        if visits[root] != Visit::New {
            continue;
        }
        visits[root] = Visit::OnPath;
        let mut path = vec![(root, 0)];
        while let Some((node, next)) = path.last_mut() {
            let node = *node;
            match edges[node].get(*next).copied() {
                None => {
                    visits[node] = Visit::Done;
                    path.pop();
                }
                Some(to) => {
                    *next += 1;
                    match visits[to] {
                        Visit::New => {
                            visits[to] = Visit::OnPath;
                            path.push((to, 0));
                        }
                        Visit::OnPath => {
                            let cycle: Vec<usize> = path
                                .iter()
                                .map(|(node, _)| *node)
                                .skip_while(|node| *node != to)
                                .collect();
                            cycles.push(((to, node), cycle));
                        }
                        Visit::Done => {}
                    }
                }
            }
        }
    }
    order::sort(&mut cycles);
    cycles.dedup();
    cycles.into_iter().map(|(_, cycle)| cycle).collect()
}

#[cfg(test)]
mod tests {
    use super::find_cycles;

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
