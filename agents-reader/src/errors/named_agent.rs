//! `identifiers(..)` for an agent that does not exist.

use crate::catalog::Catalog;
use crate::diagnostic::{Diagnostic, Subject, nearest};
use crate::options::FileOptions;
use crate::rule::Rule;

pub(super) const RULE: Rule = Rule::Catalog(check);

fn check(catalog: &Catalog, options: &FileOptions) -> Vec<Diagnostic> {
    // Where a file cannot be read, its name is a guess. Without any agent, the folders are wrong.
    let has_unread = catalog.agents.is_empty() || catalog.all().any(|it| it.front_matter.is_none());
    if options.identifiers.is_empty() || options.at_run_time || has_unread {
        return Vec::new();
    }
    let mut diagnostics = Vec::new();
    for (index, (name, _)) in options.identifiers.iter().enumerate() {
        if catalog.find(name).is_some() {
            continue;
        }
        let headline = format!("unknown agent `{name}`");
        let diagnostic = Diagnostic::error_about(Subject::NamedAgent(index), headline);
        diagnostics.push(match nearest(name, catalog.names()) {
            Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
            None => diagnostic.help("remove the entry, or write the name as it is in the file"),
        });
    }
    diagnostics
}
