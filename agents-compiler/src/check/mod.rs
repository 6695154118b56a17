//! The rules: one function each, with the reason why it exists.
//!
//! A rule about one file gets its [`Document`]; a rule about how files go together gets the whole [`Catalogue`].

mod catalogue;
mod examples;
mod fields;
mod front_matter;
mod prompt;
mod text;
mod tools;

pub(crate) use catalogue::delegates_of;
pub(crate) use fields::{is_cut, opening_line};
pub(crate) use front_matter::{meant_as_declared, nearest_key};

use crate::catalogue::Catalogue;
use crate::diagnostic::Problem;
use crate::document::Document;
use crate::invocation::FileOptions;
use crate::report::Report;

pub(crate) use tools::{agents_of, tool_name};

type Rule = fn(&Document, &FileOptions, &mut Report<'_>);

/// The rules about one file, in the order in which they are documented.
const RULES: &[Rule] = &[
    front_matter::stray_key,
    front_matter::duplicate_key,
    front_matter::literal_value,
    front_matter::recovered_front_matter,
    front_matter::crlf_recovery,
    fields::required_fields,
    fields::misspelled_field,
    fields::unknown_field,
    fields::unknown_model,
    fields::name_style,
    fields::name_differs_from_file,
    fields::bypass_permissions,
    fields::description_budget,
    fields::prompt_budget,
    fields::outside_package,
    tools::unknown_tool,
    tools::tool_conflict,
    tools::inherits_all_tools,
    text::hidden_unicode,
    text::secret,
    prompt::empty_prompt,
    prompt::unterminated_fence,
    examples::malformed_example,
];

/// Applies the rules about one file.
pub(crate) fn check_document(document: &Document, options: &FileOptions) -> Vec<Problem> {
    let mut report = document.report(&options.levels);
    // What could not be read cannot be judged.
    if document.front_matter.is_some() && !document.is_cut {
        for rule in RULES {
            rule(document, options, &mut report);
        }
    }
    report.into_problems()
}

type CatalogueRule = fn(&Catalogue, &FileOptions) -> Vec<Problem>;

/// The rules about how files go together.
const CATALOGUE_RULES: &[CatalogueRule] = &[
    catalogue::one_agent_a_name,
    catalogue::one_agent_an_identifier,
    catalogue::dangling_agent,
    catalogue::delegation_cycle,
    catalogue::example_names_other_agent,
];

/// Applies the rules about how files go together.
pub(crate) fn check_catalogue(catalogue: &Catalogue, options: &FileOptions) -> Vec<Problem> {
    CATALOGUE_RULES
        .iter()
        .flat_map(|rule| rule(catalogue, options))
        .collect()
}
