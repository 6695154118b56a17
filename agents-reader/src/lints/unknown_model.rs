//! `unknown_model`: Claude Code hands the model to the API as it is: a name as people say it fails at the first use.

use crate::claude_code::models;
use crate::diagnostic::{Diagnostic, nearest};
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "unknown_model",
    level: Level::Deny,
    by_likeness: true,
    summary: "a model that is neither an alias nor a plausible id",
    reason: "The client hands the model to the API as it stands, so that a wrong one fails when the agent is \
              first used. Ids of all vendors are taken; a name with blanks, or one that is nearly an alias, is \
              none.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---
name: reviewer
description: Reviews pull requests.
model: Claude Sonnet 4.5
---

You review pull requests.
",
    "---
name: reviewer
description: Reviews pull requests.
model: claude-sonnet-4-5
---

You review pull requests.
",
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let Some(model) = &document.agent.model else {
        return;
    };
    let id = model.value.0.as_str();
    let alias = nearest(id, models::common_aliases());
    if models::aliases().any(|alias| alias == id) || (alias.is_none() && is_plausible_id(id)) {
        return;
    }
    let mut diagnostic = Diagnostic::at(&model.at, format!("unknown model `{id}`"))
        .label(format!(
            "not one of {}, nor a full model id",
            models::common_aliases().collect::<Vec<_>>().join(", ")
        ))
        .note("the client takes any text, and the first use of the agent fails");
    let family = models::common_aliases().find(|alias| id.to_lowercase().contains(alias));
    if let Some(meant) = alias.or(family) {
        let message = match spoken_id(id) {
            Some(full) => format!("did you mean `{meant}`, or the id `{full}`?"),
            None => format!("did you mean `{meant}`?"),
        };
        diagnostic = diagnostic.replace(&model.at, meant, message);
    }
    report.lint(LINT, diagnostic);
}

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

#[cfg(test)]
mod tests {
    use super::{is_plausible_id, spoken_id};

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
