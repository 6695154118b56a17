//! The rules: one function each, with the reason why it exists.
//!
//! A rule about one file gets its [`Document`]; a rule about how files go together gets the whole [`Catalog`].

mod catalog;
mod examples;
mod fields;
mod front_matter;
mod prompt;
mod text;
mod tools;

pub use catalog::delegates_of;
pub use fields::{is_cut, opening_line};
pub use front_matter::{meant_as_declared, nearest_key};

use crate::catalog::Catalog;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;

pub use tools::{agents_of, tool_name};

type Rule = fn(&Document, &FileOptions, &mut Report<'_>);

/// The rules about one file, in the order in which they are documented, and the lint by whose name each complains; without
/// one, what it finds is always an error.
const RULES: &[(Option<Lint>, Rule)] = &[
    (Some(Lint::StrayKey), front_matter::stray_key),
    (Some(Lint::DuplicateKey), front_matter::duplicate_key),
    (Some(Lint::LiteralValue), front_matter::literal_value),
    (
        Some(Lint::RecoveredFrontMatter),
        front_matter::recovered_front_matter,
    ),
    (Some(Lint::CrlfRecovery), front_matter::crlf_recovery),
    (None, fields::required_fields),
    (Some(Lint::MisspelledField), fields::misspelled_field),
    (Some(Lint::UnknownField), fields::unknown_field),
    (Some(Lint::UnknownModel), fields::unknown_model),
    (Some(Lint::NameStyle), fields::name_style),
    (
        Some(Lint::NameDiffersFromFile),
        fields::name_differs_from_file,
    ),
    (Some(Lint::BypassPermissions), fields::bypass_permissions),
    (Some(Lint::DescriptionBudget), fields::description_budget),
    (Some(Lint::PromptBudget), fields::prompt_budget),
    (Some(Lint::OutsidePackage), fields::outside_package),
    (Some(Lint::UnknownTool), tools::unknown_tool),
    (Some(Lint::ToolConflict), tools::tool_conflict),
    (Some(Lint::InheritsAllTools), tools::inherits_all_tools),
    (Some(Lint::HiddenUnicode), text::hidden_unicode),
    (Some(Lint::Secret), text::secret),
    (Some(Lint::EmptyPrompt), prompt::empty_prompt),
    (Some(Lint::UnterminatedFence), prompt::unterminated_fence),
    (Some(Lint::MalformedExample), examples::malformed_example),
];

/// Applies the rules about one file.
pub fn check_document(document: &Document, options: &FileOptions) -> Vec<Diagnostic> {
    let mut report = document.report(&options.levels);
    // What could not be read cannot be judged.
    if document.front_matter.is_some() && !document.is_cut {
        for (lint, rule) in RULES {
            // Looking for what nobody hears of would only take time.
            if lint.is_none_or(|lint| report.level(lint) != Level::Allow) {
                rule(document, options, &mut report);
            }
        }
    }
    report.into_diagnostics()
}

type CatalogRule = fn(&Catalog, &FileOptions) -> Vec<Diagnostic>;

/// The rules about how files go together.
const CATALOG_RULES: &[CatalogRule] = &[
    catalog::one_agent_a_name,
    catalog::one_agent_an_identifier,
    catalog::dangling_agent,
    catalog::delegation_cycle,
    catalog::example_names_other_agent,
];

/// Applies the rules about how files go together.
pub fn check_catalog(catalog: &Catalog, options: &FileOptions) -> Vec<Diagnostic> {
    CATALOG_RULES
        .iter()
        .flat_map(|rule| rule(catalog, options))
        .collect()
}
