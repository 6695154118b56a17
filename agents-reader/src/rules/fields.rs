//! Rules about single fields.

use super::front_matter::{Meaning, is_stray, is_unknown, meaning, meant_as, meant_as_declared};
use crate::agent::{At, SKIPS};
use crate::at::Place;
use crate::diagnostic::{Diagnostic, nearest};
use crate::document::{Document, entry_of};
use crate::lint::Lint;
use crate::options::FileOptions;
use crate::report::Report;

/// Without a name or a description the client skips the file, and says nothing.
pub(super) fn required_fields(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    let silenced = is_cut(document, options, report);
    let missing: Vec<&str> = ["name", "description"]
        .into_iter()
        // An entry that is there but cannot be used was complained about when it was read.
        .filter(|field| entry_of(front_matter, field).is_none() && !silenced)
        .collect();
    let meant = |field: &str| meant_as(front_matter, field, options);
    if let [name, description] = missing[..]
        && meant(name).or(meant(description)).is_none()
    {
        report.error(
            missing_at_top(
                document,
                format!("the front matter has neither `{name}` nor `{description}`"),
            )
            .label("expected a line for each below")
            .help(format!(
                "add the lines `name: {}` and `description: Use this agent when …`",
                document.source.stem()
            )),
        );
        return;
    }
    for field in missing {
        if let Some(entry) = meant(field) {
            let (key, _) = &front_matter.entries[entry];
            report.error(
                Diagnostic::at(
                    &At::key(entry),
                    format!("no `{field}`, but an unknown field `{key}`"),
                )
                .label("the client knows no such field")
                .note(SKIPS)
                .replace(
                    &At::key(entry),
                    field,
                    format!("did you mean `{field}`?"),
                ),
            );
        } else {
            report.error(
                missing_at_top(document, format!("the front matter has no `{field}`"))
                    .label(format!("expected a line `{field}: …` below"))
                    .help(match field {
                        "name" => format!("add a line `name: {}`", document.source.stem()),
                        _ => "add a line `description: Use this agent when …`".to_owned(),
                    }),
            );
        }
    }
}

/// Whether a line of text that became a key has cut the front matter off, and the build fails for that already.
pub fn is_cut(document: &Document, options: &FileOptions, report: &Report<'_>) -> bool {
    let entries = document
        .front_matter
        .iter()
        .flat_map(|front| &front.entries);
    entries.into_iter().any(|(key, _)| is_stray(key, options))
        && report.level(Lint::StrayKey) == crate::lint::Level::Deny
}

/// A diagnostic about what is not there, at the `---` at the top.
pub(crate) fn missing_at_top(document: &Document, headline: String) -> Diagnostic<Place> {
    Diagnostic::span(opening_line(&document.source.text), headline).note(SKIPS)
}

/// The `---` at the top.
#[must_use]
pub fn opening_line(text: &str) -> std::ops::Range<usize> {
    let start = text.find("---").unwrap_or(0);
    start..(start + 3).min(text.len())
}

/// The client ignores a key that it does not know, and with it what its author meant: `allowed-tools: Read` gives the
/// agent every tool.
pub(super) fn misspelled_field(
    document: &Document,
    options: &FileOptions,
    report: &mut Report<'_>,
) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    for (entry, (key, _)) in front_matter.entries.iter().enumerate() {
        if !is_unknown(key, options) {
            continue;
        }
        let Meaning::Client(field) = meaning(key, options) else {
            continue;
        };
        let missing = entry_of(front_matter, field).is_none();
        // A required field that is missing was complained about already, at this very key.
        if missing && matches!(field, "name" | "description") {
            continue;
        }
        report.lint(
            Lint::MisspelledField,
            Diagnostic::at(&At::key(entry), format!("unknown field `{key}`"))
                .label("the client knows no such field")
                .note("the client ignores it in silence")
                .replace(&At::key(entry), field, format!("did you mean `{field}`?")),
        );
    }
}

/// Keys of one's own are welcome (they are the agent's metadata) unless a house forbids them, or declares which ones.
pub(super) fn unknown_field(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let Some(front_matter) = &document.front_matter else {
        return;
    };
    for (entry, (key, _)) in front_matter.entries.iter().enumerate() {
        if !is_unknown(key, options) {
            continue;
        }
        let at = At::key(entry);
        let diagnostic = Diagnostic::at(&at, format!("unknown field `{key}`"));
        let diagnostic = match &options.declared {
            Some(declared) => diagnostic.label(format!(
                "neither a field of the client nor one of `{}`",
                declared.structure
            )),
            None => diagnostic
                .label("the client knows no such field")
                .note("the client ignores it in silence; here it is part of `metadata()`"),
        };
        let diagnostic = match meaning(key, options) {
            Meaning::Client(_) => continue,
            // A declared field that is missing was complained about already, at this very key.
            Meaning::Declared(field)
                if entry_of(front_matter, field).is_none()
                    && options.requires(field)
                    && meant_as_declared(document, options, field) == Some(entry) =>
            {
                continue;
            }
            Meaning::Declared(field) => {
                diagnostic.replace(&at, field, format!("did you mean `{field}`?"))
            }
            Meaning::Neither => diagnostic,
        };
        report.lint(Lint::UnknownField, diagnostic);
    }
}

/// The client hands the model to the API as it stands: a name of the kind people say aloud fails at the first use.
pub(super) fn unknown_model(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let Some(model) = &document.agent.model else {
        return;
    };
    let id = model.value.0.as_str();
    let alias = nearest(id, ALIASES.iter().copied());
    if ALIASES.contains(&id) || (alias.is_none() && is_plausible_id(id)) {
        return;
    }
    let mut diagnostic = Diagnostic::at(&model.at, format!("unknown model `{id}`"))
        .label(format!(
            "not one of {}, nor a full model id",
            ALIASES.join(", ")
        ))
        .note("the client takes any text, and the first use of the agent fails");
    let family = ALIASES
        .iter()
        .copied()
        .find(|alias| id.to_lowercase().contains(alias));
    if let Some(meant) = alias.or(family) {
        let message = match spoken_id(id) {
            Some(full) => format!("did you mean `{meant}`, or the id `{full}`?"),
            None => format!("did you mean `{meant}`?"),
        };
        diagnostic = diagnostic.replace(&model.at, meant, message);
    }
    report.lint(Lint::UnknownModel, diagnostic);
}

/// The short names of models that the client knows (`format.md`, section 1).
const ALIASES: &[&str] = &["sonnet", "opus", "haiku", "fable", "inherit"];

/// Ids of all vendors have no blanks, and a digit or a separator: `gpt-5.4`, `arn:aws:…`, `openai/gpt-oss`.
fn is_plausible_id(id: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-_.:/@[]+~".contains(c);
    id.chars().all(fits)
        && id.starts_with(|c: char| c.is_ascii_alphanumeric())
        && id.contains(|c: char| c.is_ascii_digit() || "-_.:/@".contains(c))
}

/// `Claude Sonnet 4.5` → `claude-sonnet-4-5`.
fn spoken_id(name: &str) -> Option<String> {
    let id = name.trim().to_lowercase().replace([' ', '.'], "-");
    (id.starts_with("claude-")
        && id.ends_with(|c: char| c.is_ascii_digit())
        && is_plausible_id(&id))
    .then_some(id)
}

/// One style of names makes agents easy to call. The client takes others, so this is off by default.
pub(super) fn name_style(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let Some(name) = &document.agent.name else {
        return;
    };
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !name.value.chars().all(fits) {
        let fixed = heck::ToKebabCase::to_kebab_case(name.value.as_str());
        report.lint(
            Lint::NameStyle,
            Diagnostic::at(
                &name.at,
                format!(
                    "the name `{}` is not in lower case with hyphens",
                    name.value
                ),
            )
            .label("expected lowercase letters, digits and hyphens")
            .replace(&name.at, fixed, "the same name in the usual style"),
        );
    }
}

/// Whoever looks for an agent looks for a file of its name. The client does not care, so this is off by default.
pub(super) fn name_differs_from_file(
    document: &Document,
    _: &FileOptions,
    report: &mut Report<'_>,
) {
    let Some(name) = &document.agent.name else {
        return;
    };
    let stem = document.source.stem();
    if name.value != stem {
        report.lint(
            Lint::NameDiffersFromFile,
            Diagnostic::at(
                &name.at,
                format!(
                    "the agent `{}` stands in a file named `{stem}.md`",
                    name.value
                ),
            )
            .label(format!("differs from `{stem}`"))
            .help(format!("rename the file to `{}.md`", name.value)),
        );
    }
}

/// An agent that asks nobody may do anything. Some houses want none; the client allows it.
pub(super) fn bypass_permissions(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    if let Some(mode) = &document.agent.permission_mode
        && mode.value == include_agents_runtime::PermissionMode::BypassPermissions
    {
        report.lint(
            Lint::BypassPermissions,
            Diagnostic::at(&mode.at, "this agent bypasses every permission")
                .label("nobody is asked before a tool runs")
                .help("use `acceptEdits` or `default`"),
        );
    }
}

/// The descriptions of all agents stand in the context of every conversation: a long one is paid for by everybody.
pub(super) fn description_budget(
    document: &Document,
    options: &FileOptions,
    report: &mut Report<'_>,
) {
    if let (Some(description), Some(budget)) =
        (&document.agent.description, options.description_budget)
        && description.value.len() > budget
    {
        let over = floor_boundary(&description.value, budget)..description.value.len();
        let length = description.value.len();
        report.lint(
            Lint::DescriptionBudget,
            Diagnostic::at(
                &description.at.text(over),
                format!("the description is {length} bytes long"),
            )
            .label(format!("what is over the budget of {budget} bytes")),
        );
    }
}

/// A prompt is paid for at every use of the agent.
pub(super) fn prompt_budget(document: &Document, options: &FileOptions, report: &mut Report<'_>) {
    let prompt = document.prompt();
    if let Some(budget) = options.prompt_budget
        && prompt.len() > budget
    {
        let over = floor_boundary(prompt, budget);
        let line_end = prompt[over..]
            .find('\n')
            .map_or(prompt.len(), |end| over + end);
        let span = document
            .prompt
            .in_file(&document.source.text, &(over..line_end));
        report.lint(
            Lint::PromptBudget,
            Diagnostic::span(span, format!("the prompt is {} bytes long", prompt.len()))
                .label(format!("what follows is over the budget of {budget} bytes")),
        );
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// `cargo package` takes along what lies in the package; a crate whose agents lie outside cannot be published.
pub(super) fn outside_package(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    if document.source.outside_crate {
        let place = match &document.agent.name {
            Some(name) => name.at.clone(),
            None => At::key(0),
        };
        report.lint(
            Lint::OutsidePackage,
            Diagnostic::at(&place, "this agent file lies outside the package")
                .label("`cargo package` would leave it behind")
                .help("move the folder below the crate's Cargo.toml, or link it there with a symbolic link"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_all_vendors_are_plausible() {
        for id in [
            "claude-sonnet-4-5-20250929",
            "gpt-5.4",
            "openai/gpt-oss",
            "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-v2:1",
            "claude-opus-4-1[1m]",
        ] {
            assert!(is_plausible_id(id), "{id}");
        }
        for id in ["Claude Sonnet 4.5", "", "foo", "[model]", "{{model}}"] {
            assert!(!is_plausible_id(id), "{id}");
        }
    }

    #[test]
    fn a_display_name_becomes_an_id() {
        assert_eq!(
            spoken_id("Claude Sonnet 4.5").as_deref(),
            Some("claude-sonnet-4-5")
        );
        assert_eq!(spoken_id("Sonnet"), None);
        assert_eq!(spoken_id("Claude Sonnet 4.5 (copilot)"), None);
    }
}
