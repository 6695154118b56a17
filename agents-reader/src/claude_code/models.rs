//! `model`.

use include_agents_runtime::Model;

/// The short names of models, and `inherit`. Any other text is a full id.
pub fn aliases() -> impl Iterator<Item = &'static str> + Clone {
    Model::NAMED.iter().map(|model| model.as_str())
}

/// The first of these names, up to `inherit`: those that messages list and suggest.
pub fn common_aliases() -> impl Iterator<Item = &'static str> + Clone {
    aliases().take(1 + aliases().take_while(|alias| *alias != "inherit").count())
}

/// The families of Claude models. Each but the last is an alias for its current model, too.
pub const FAMILIES: &[&str] = &["sonnet", "opus", "haiku", "fable", "instant"];

/// Ids of Claude models, the newest of a family first: those that Claude Code knows itself, and those that are documented.
///
/// Others may exist. The list is for finding slips, not for refusing what is missing here.
pub const IDS: &[&str] = &[
    "claude-sonnet-5-5",
    "claude-sonnet-5",
    "claude-sonnet-4-6",
    "claude-sonnet-4-5",
    "claude-sonnet-4-5-20250929",
    "claude-sonnet-4-0",
    "claude-sonnet-4-20250514",
    "claude-3-7-sonnet-latest",
    "claude-3-7-sonnet-20250219",
    "claude-3-5-sonnet-latest",
    "claude-3-5-sonnet-20241022",
    "claude-3-5-sonnet-20240620",
    "claude-3-sonnet-20240229",
    "claude-opus-5-5",
    "claude-opus-5",
    "claude-opus-4-8",
    "claude-opus-4-7",
    "claude-opus-4-6",
    "claude-opus-4-5",
    "claude-opus-4-5-20251101",
    "claude-opus-4-1",
    "claude-opus-4-1-20250805",
    "claude-opus-4-0",
    "claude-opus-4-20250514",
    "claude-3-opus-latest",
    "claude-3-opus-20240229",
    "claude-haiku-5-5",
    "claude-haiku-4-5",
    "claude-haiku-4-5-20251001",
    "claude-3-5-haiku-latest",
    "claude-3-5-haiku-20241022",
    "claude-3-haiku-20240307",
    "claude-fable-5-2",
    "claude-fable-5-1",
    "claude-fable-5",
    "claude-instant-1.2",
    "claude-2.1",
    "claude-2.0",
];

/// Ids that Claude Code silently replaces, in any case and also with `[1m]`; and the alias of the model that
/// answers instead.
pub const REPLACED: &[(&str, &str)] = &[
    ("claude-opus-4-0", "opus"),
    ("claude-opus-4-1", "opus"),
    ("claude-opus-4-1-20250805", "opus"),
    ("claude-opus-4-20250514", "opus"),
];
