//! Two agents of one name: Claude Code loads one of them, by the order in which the file system lists them.

use super::{at_name, place_of_name};
use crate::catalog::Catalog;
use crate::diagnostic::Diagnostic;
use crate::options::FileOptions;
use crate::rule::Rule;

pub(super) const RULE: Rule = Rule::Catalog(check);

fn check(catalog: &Catalog, options: &FileOptions) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for pair in catalog.agents.windows(2) {
        let [first, second] = pair else { continue };
        if first.document.name != second.document.name {
            continue;
        }
        let headline = format!("two agents are named `{}`", second.document.name);
        diagnostics.extend(at_name(second, options, headline, |diagnostic| {
            diagnostic
                .label("the second of this name")
                .note(format!(
                    "the first is at {}",
                    place_of_name(&first.document)
                ))
                .note("the client loads one of the two: which one depends on the file system")
                .help("give one of them another name")
        }));
    }
    diagnostics
}
