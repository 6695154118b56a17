//! Two names with one identifier: `api-expert` and `api_expert` are two agents for Claude Code, but one variant in Rust.

use std::collections::HashMap;

use super::{at_name, place_of_name};
use crate::catalog::{Catalog, Entry};
use crate::diagnostic::{Diagnostic, Subject};
use crate::options::FileOptions;
use crate::rule::Rule;

pub(super) const RULE: Rule = Rule::Catalog(check);

fn check(catalog: &Catalog, options: &FileOptions) -> Vec<Diagnostic> {
    if options.at_run_time || catalog.has_distinct_identifiers() {
        return Vec::new();
    }
    let mut diagnostics = Vec::new();
    let mut taken: HashMap<&str, &Entry> = HashMap::new();
    for entry in &catalog.agents {
        let variant = entry.identifiers.variant.as_str();
        let other = taken
            .get(variant)
            .copied()
            .or_else(|| taken.get(entry.identifiers.constant.as_str()).copied());
        let Some(first) = other else {
            taken.insert(variant, entry);
            taken.insert(&entry.identifiers.constant, entry);
            continue;
        };
        let (one, other) = (&first.document.name, &entry.document.name);
        // The name of a rejected file is a guess.
        if one == other || first.document.agent.name.is_none() {
            continue;
        }
        let headline =
            format!("duplicate identifier `{variant}` for the agents `{one}` and `{other}`");
        // The identifier that was chosen is wrong, and not the name.
        if let Some(index) = entry.named_by.or(first.named_by) {
            let taken = if entry.named_by.is_some() { one } else { other };
            diagnostics.push(
                Diagnostic::error_about(Subject::Identifier(index), headline)
                    .note(format!("it is the identifier of `{taken}`"))
                    .help("choose another identifier"),
            );
            continue;
        }
        diagnostics.extend(at_name(entry, options, headline, |diagnostic| {
            diagnostic
                .label("second agent with this identifier")
                .note(format!(
                    "the first one is `{one}` at {}",
                    place_of_name(&first.document)
                ))
                .help("rename one of them: the names must differ in more than case and separators")
        }));
    }
    diagnostics
}
