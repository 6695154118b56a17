//! A crate of agents, and its docs.

use std::path::{Path, PathBuf};

use include_agents_compiler::invocation::Invocation;
use include_agents_compiler::{Environment, compile};
use include_agents_tests::downstream::{Sandbox, workspace_root};

/// Everything that rustdoc could complain about, as an error.
pub(crate) const STRICT: &str = "-Dwarnings -Wrustdoc::all";

/// Our own files, each out to break a page.
pub(crate) fn hostile() -> PathBuf {
    workspace_root().join("tests/tests/pages/hostile")
}

/// The corpus, or `None`, with a message, where it is absent.
pub(crate) fn corpus() -> Option<PathBuf> {
    let shared = std::env::var_os("INCLUDE_AGENTS_SHARED")
        .map_or_else(|| workspace_root().join("../shared"), PathBuf::from);
    let corpus = shared.join("corpus");
    if corpus.is_dir() {
        return Some(corpus);
    }
    println!("skipped: ../shared/corpus is absent");
    None
}

/// Copies the agents of a folder, with its sub-folders, leaving out those that do not compile and second ones of a name.
pub(crate) fn copy_agents(sandbox: &Sandbox, from: &Path, to: &str) -> usize {
    let call: Invocation = syn::parse_str("\".\", allow(all)").unwrap();
    let environment = Environment {
        manifest_dir: from.to_owned(),
        working_dir: from.to_owned(),
        variable: &|_| None,
    };
    let compiled = compile(&call, &environment);
    let in_error: Vec<usize> = compiled
        .problems
        .iter()
        .flat_map(|problem| problem.file)
        .collect();
    let agents = compiled
        .catalogue
        .agents
        .iter()
        .map(|entry| &entry.document)
        .filter(|document| !in_error.contains(&document.file));
    let mut count = 0;
    for document in agents {
        let name = format!("{to}/{}", document.source.root_relative);
        sandbox.write(&name, &document.source.text);
        count += 1;
    }
    count
}
