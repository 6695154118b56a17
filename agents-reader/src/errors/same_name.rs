//! Two agents of one name: Claude Code loads one of them, by the order in which the file system lists them.

use super::{at_name, place_of_name};
use crate::catalog::Catalog;
use crate::diagnostic::Diagnostic;
use crate::options::FileOptions;
use crate::rule::Rule;

pub(super) const RULE: Rule = Rule::Catalog(check);

fn check(catalog: &Catalog, options: &FileOptions) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    // Agents that are overlaid have a namesake in another folder, and none in their own.
    let pairs = catalog.agents.windows(2);
    for pair in pairs.chain(catalog.overlaid.windows(2)) {
        let [first, second] = pair else { continue };
        if options.overlay && first.document.source.root != second.document.source.root {
            continue;
        }
        // The name of a rejected file is a guess.
        if first.document.name != second.document.name || first.document.agent.name.is_none() {
            continue;
        }
        let headline = format!("duplicate agent name `{}`", second.document.name);
        diagnostics.extend(at_name(second, options, headline, |diagnostic| {
            diagnostic
                .label("second agent with this name")
                .note(format!(
                    "the first one is at {}",
                    place_of_name(&first.document)
                ))
                .note(
                    "Claude Code loads only one of them, and which one depends on the file system",
                )
                .help("rename one of them")
        }));
    }
    diagnostics
}
