//! The strong components of a graph.

use std::collections::{BTreeMap, BTreeSet};

/// Which node uses which.
pub(crate) type Edges = BTreeMap<String, BTreeSet<String>>;

/// The components of more than one node, each sorted.
pub(crate) fn circles(edges: &Edges) -> Vec<Vec<String>> {
    let mut circles = BTreeSet::new();
    for node in edges.keys() {
        let circle: Vec<String> = reachable(edges, node)
            .into_iter()
            .filter(|other| reachable(edges, other).contains(node))
            .collect();
        if circle.len() > 1 {
            circles.insert(circle);
        }
    }
    circles.into_iter().collect()
}

/// The nodes at the end of a path of one edge or more.
fn reachable(edges: &Edges, from: &str) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut open = vec![from.to_owned()];
    while let Some(node) = open.pop() {
        for next in edges.get(&node).into_iter().flatten() {
            if seen.insert(next.clone()) {
                open.push(next.clone());
            }
        }
    }
    seen
}
