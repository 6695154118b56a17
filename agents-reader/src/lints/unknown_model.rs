//! `unknown_model`: Claude Code sends any text to the provider, and the agent fails when it is first used.

use include_agents_runtime::Model;

use crate::claude_code::consequences::FAILS_AT_FIRST_USE;
use crate::claude_code::models::{FAMILIES, IDS, common_aliases};
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
    reason: "Claude Code sends any text to the provider, so a wrong model fails when the agent is first used. Aliases \
             may be in any case. Ids of all vendors are accepted, as are Bedrock ids and ARNs; names as people \
             say them (`sonnet-4.5`, `claude-3.5-sonnet`, `Claude Sonnet 4.5`) and typos in the ids of Claude models \
             are not.",
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
    let text = model.value.0.trim();
    if text.is_empty() || Model::alias(text).is_some() {
        return;
    }
    let Some(meant) = slip(text) else {
        return;
    };
    let mut diagnostic = Diagnostic::at(&model.span, format!("unknown model `{text}`"))
        .label(format!(
            "expected a full model id, or one of {}",
            common_aliases().collect::<Vec<_>>().join(", ")
        ))
        .note(FAILS_AT_FIRST_USE);
    match (meant.alias, meant.id) {
        (Some(alias), Some(id)) => {
            let message = format!("did you mean `{alias}`, or the id `{id}`?");
            diagnostic = diagnostic.replace(&model.span, alias, message);
        }
        (Some(alias), None) => {
            let message = format!("did you mean `{alias}`?");
            diagnostic = diagnostic.replace(&model.span, alias, message);
        }
        (None, Some(id)) => {
            let message = format!("did you mean `{id}`?");
            diagnostic = diagnostic.replace(&model.span, id, message);
        }
        (None, None) => {}
    }
    report.lint(LINT, diagnostic);
}

/// What the author of a wrong model meant, as far as it is clear.
#[derive(Debug, Default, PartialEq, Eq)]
struct Meant {
    alias: Option<String>,
    id: Option<String>,
}

/// Whether a text is not the id of a model, and what it was meant as.
fn slip(text: &str) -> Option<Meant> {
    let lower = text.to_lowercase();
    let id = lower
        .strip_suffix("[1m]")
        .map_or(lower.as_str(), str::trim_end);
    let suffix = if id.len() < lower.len() { "[1m]" } else { "" };
    if IDS.contains(&id) {
        return None;
    }
    let has_number = id.bytes().any(|byte| byte.is_ascii_digit());
    let near = nearest(id, common_aliases());
    if let Some(alias) = near.filter(|_| !has_number) {
        return Some(Meant {
            alias: Some(with_suffix(alias, suffix)),
            id: None,
        });
    }
    if !is_plausible_id(id) {
        return Some(Meant {
            alias: alias_in(id, ""),
            id: spoken(id),
        });
    }
    // Other vendors, gateways and clouds have names of their own.
    if id.contains(['/', ':', '@']) || id.contains("anthropic.") {
        return None;
    }
    let words: Vec<&str> = id.split(['-', '_', '.', ' ']).collect();
    let fixed: Vec<&str> = words.iter().map(|word| fixed_word(word)).collect();
    let is_claude = fixed.first() == Some(&"claude");
    let has_family = fixed.iter().any(|word| FAMILIES.contains(word));
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_version = |word: &&&str| {
        is_number(word) || matches!(**word, "claude" | "latest") || FAMILIES.contains(*word)
    };
    let is_short_name =
        !is_claude && has_family && fixed.iter().filter(is_version).count() == fixed.len();
    if is_short_name || (is_claude && !has_number) {
        return Some(Meant {
            alias: alias_in(id, suffix),
            id: id_of(&fixed, suffix),
        });
    }
    let is_dotted = is_claude && id.contains('.');
    let is_turned = is_claude && is_turned(&fixed);
    if is_dotted || is_turned {
        return Some(Meant {
            alias: alias_in(&fixed.join("-"), suffix),
            id: id_of(&fixed, suffix),
        });
    }
    if fixed != words && is_claude {
        return Some(Meant {
            alias: None,
            id: Some(format!("{}{suffix}", fixed.join("-"))),
        });
    }
    let near = near_id(id)?;
    Some(Meant {
        alias: None,
        id: Some(format!("{near}{suffix}")),
    })
}

/// Ids of all vendors have no spaces, and a digit or a separator: `gpt-5.4`, `arn:aws:…`, `openai/gpt-oss`.
fn is_plausible_id(id: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-_.:/@+~".contains(c);
    id.chars().all(fits)
        && id.starts_with(|c: char| c.is_ascii_alphanumeric())
        && id.contains(|c: char| c.is_ascii_digit() || "-_.:/@".contains(c))
}

/// The alias of the family that a text names, if it names one.
fn alias_in(text: &str, suffix: &str) -> Option<String> {
    let mut aliases = common_aliases().filter(|alias| text.contains(alias));
    let alias = aliases.next()?;
    aliases.next().is_none().then(|| with_suffix(alias, suffix))
}

/// An alias with `[1m]`, where Claude Code knows that.
fn with_suffix(alias: &str, suffix: &str) -> String {
    let long = format!("{alias}{suffix}");
    match Model::alias(&long) {
        Some(_) => long,
        None => alias.to_owned(),
    }
}

/// `claude sonnet 4.5` → `claude-sonnet-4-5`.
fn spoken(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    id_of(&words, "")
}

/// A word of an id without its slip: `claud` → `claude`.
fn fixed_word(word: &str) -> &str {
    let known = FAMILIES.iter().chain(&["claude"]);
    let mut near = known.filter(|known| word.len() > 3 && strsim::osa_distance(word, known) <= 1);
    near.next().copied().unwrap_or(word)
}

/// The id of a Claude model with the same family and version.
fn id_of(words: &[&str], suffix: &str) -> Option<String> {
    let family = words.iter().find(|word| FAMILIES.contains(word))?;
    let numbers: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
        .collect();
    let version = numbers.join("-");
    if version.is_empty() {
        return None;
    }
    let candidates = [
        format!("claude-{family}-{version}"),
        format!("claude-{version}-{family}"),
        format!("claude-{family}-{version}-0"),
    ];
    let found = candidates.iter().find_map(|candidate| {
        let same = IDS.iter().find(|id| *id == candidate);
        let longer = || {
            let mut ids = IDS.iter();
            ids.find(|id| {
                id.strip_prefix(candidate.as_str())
                    .is_some_and(|rest| rest.starts_with("-latest"))
            })
        };
        same.or_else(longer)
    })?;
    Some(format!("{found}{suffix}"))
}

/// Whether the version of a newer model precedes its family, as in `claude-4-sonnet`.
fn is_turned(words: &[&str]) -> bool {
    let family = words.iter().position(|word| FAMILIES.contains(word));
    let major = words.get(1).and_then(|word| word.parse::<u32>().ok());
    family.is_some_and(|family| family > 1) && major.is_some_and(|major| (4..100).contains(&major))
}

/// A known id that differs by one letter, or by one digit of its date. Another version may well exist.
fn near_id(id: &str) -> Option<&'static str> {
    let letters = |text: &str| text.replace(|c: char| c.is_ascii_digit(), "");
    let version = |text: &str| text.rsplit_once('-').map(|(version, _)| version.to_owned());
    IDS.iter().copied().find(|known| {
        if strsim::osa_distance(id, known) != 1 {
            return false;
        }
        let has_date = known.rsplit('-').next().is_some_and(|date| date.len() == 8);
        letters(id) != letters(known) || (has_date && version(id) == version(known))
    })
}

#[cfg(test)]
mod tests {
    use include_agents_runtime::Model;

    use super::{Meant, slip};

    #[test]
    fn ids_of_all_vendors_are_plausible() {
        for id in [
            "claude-sonnet-4-5-20250929",
            "CLAUDE-OPUS-5-5",
            "claude-sonnet-4",
            "claude-sonnet-6",
            "claude-opus-5-7",
            "claude-mythos-1",
            "claude-opus-6-20270101",
            "claude-opus-4-5-thinking",
            "claude-3-5-sonnet-20241022",
            "claude-3-opus-20240229",
            "claude-2.1",
            "claude-instant-1.2",
            "gpt-5.4",
            "gpt-5",
            "o3",
            "grok-4",
            "llama3.1:8b",
            "deepseek-chat",
            "gemini-3-pro",
            "opus-mt-en-de",
            "openai/gpt-oss",
            "anthropic/claude-sonnet-4.5",
            "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
            "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-v2:1",
            "claude-opus-4-1@20250805",
            "claude-opus-5-5[1m]",
            "claude-opus-5-5[1M]",
        ] {
            assert_eq!(slip(id), None, "{id}");
        }
    }

    #[test]
    fn typos_are_found_and_fixed() {
        for (text, alias, id) in [
            ("Claude Sonnet 4.5", "sonnet", "claude-sonnet-4-5"),
            ("Claude Sonnet 4", "sonnet", "claude-sonnet-4-0"),
            ("Claude Sonnet 4.5 (copilot)", "sonnet", "claude-sonnet-4-5"),
            ("sonet", "sonnet", ""),
            ("sonnet-4.5", "sonnet", "claude-sonnet-4-5"),
            ("sonnet-4-5", "sonnet", "claude-sonnet-4-5"),
            ("sonnet-4.5[1m]", "sonnet[1m]", "claude-sonnet-4-5[1m]"),
            ("haiku-4-5", "haiku", "claude-haiku-4-5"),
            ("opus-4", "opus", "claude-opus-4-0"),
            ("opus-99", "opus", ""),
            ("claude-sonnet", "sonnet", ""),
            ("claude-haiku", "haiku", ""),
            ("claude-sonnet-latest", "sonnet", ""),
            ("claude-3.5-sonnet", "sonnet", "claude-3-5-sonnet-latest"),
            ("claude-sonnet-4.5", "sonnet", "claude-sonnet-4-5"),
            ("claude-4-sonnet", "sonnet", "claude-sonnet-4-0"),
            ("claude-4.5-sonnet", "sonnet", "claude-sonnet-4-5"),
            ("claude-sonet-4-5", "", "claude-sonnet-4-5"),
            ("cluade-sonnet-4-5", "", "claude-sonnet-4-5"),
            ("claude-opuss-9-9", "", "claude-opus-9-9"),
            ("claude-sonnet-4_5", "", "claude-sonnet-4-5"),
            ("claude-sonnet-45", "", "claude-sonnet-4-5"),
            ("claudesonnet-4-5", "", "claude-sonnet-4-5"),
            (
                "claude-sonnet-4-5-20250928",
                "",
                "claude-sonnet-4-5-20250929",
            ),
            ("sonnet[2m]", "sonnet", ""),
            ("inherit[1m]", "inherit", ""),
            ("default", "", ""),
            ("auto", "", ""),
            ("fast", "", ""),
            ("claude", "", ""),
            ("opus,sonnet", "", ""),
            ("{{model}}", "", ""),
        ] {
            assert_eq!(Model::alias(text), None);
            let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            let meant = Meant {
                alias: some(alias),
                id: some(id),
            };
            assert_eq!(slip(text), Some(meant), "{text}");
        }
    }
}
