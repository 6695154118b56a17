//! The identifiers of agents.

use std::fmt::Write as _;

use heck::{ToShoutySnakeCase, ToUpperCamelCase};
use unicode_normalization::UnicodeNormalization as _;

/// Names that a variant cannot have: a keyword, and the list of all agents, which is a constant of the enum.
const TAKEN: &[&str] = &["Self", "ALL"];

/// The names of an agent's variant and constant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifiers {
    /// `CloudflareRustExpert`.
    pub variant: String,
    /// `CLOUDFLARE_RUST_EXPERT`.
    pub constant: String,
}

impl Identifiers {
    /// The identifiers of an agent of that name.
    ///
    /// Characters that no identifier has separate words. A leading digit gets an underscore in front of it
    /// (`3d-artist` is `_3dArtist`), `Self` and `ALL` get one at their end, and a name without a single usable character is
    /// spelled by its code points (`!?` is `U21U3f`). Identifiers are in NFC, as rustc compares them.
    #[must_use]
    pub fn of(name: &str) -> Identifiers {
        let usable = |c: char| unicode_ident::is_xid_continue(c) && c != '_';
        // First, since a combining mark would separate words.
        let name = normalize(name.to_owned());
        let mut words: String = name
            .chars()
            .map(|c| if usable(c) { c } else { ' ' })
            .collect();
        if !words.contains(|c: char| c.is_alphanumeric()) {
            words = String::new();
            for c in name.chars() {
                let _ = write!(words, " u{:x}", u32::from(c));
            }
        }
        let mut variant = complete(words.to_upper_camel_case());
        if TAKEN.contains(&variant.as_str()) {
            variant.push('_');
        }
        Identifiers {
            variant,
            constant: complete(words.to_shouty_snake_case()),
        }
    }
}

impl Identifiers {
    /// The name of the struct of the parameters of its prompt: of `Reviewer`, `ReviewerPrompt`.
    #[must_use]
    pub fn prompt(&self) -> String {
        format!("{}Prompt", self.variant)
    }

    /// The identifiers of an agent whose variant the call names.
    #[must_use]
    pub fn named(variant: &str) -> Identifiers {
        Identifiers {
            variant: normalize(variant.to_owned()),
            constant: complete(variant.to_shouty_snake_case()),
        }
    }
}

/// Why a text cannot be the variant of an agent, if it cannot.
///
/// ```
/// use include_agents_reader::identifiers::refused;
///
/// assert_eq!(refused("CppExpert"), None);
/// assert_eq!(refused("cpp"), Some("expected an identifier that begins with an uppercase letter"));
/// ```
#[must_use]
pub fn refused(variant: &str) -> Option<&'static str> {
    let mut characters = variant.chars();
    let first = characters.next().unwrap_or_default();
    let is_word = (first == '_' || unicode_ident::is_xid_start(first))
        && characters.all(unicode_ident::is_xid_continue)
        && variant.contains(char::is_alphanumeric);
    if !is_word || first.is_lowercase() {
        Some("expected an identifier that begins with an uppercase letter")
    } else if variant == "ALL" {
        Some("`ALL` is the list of all agents")
    } else if variant == "Self" {
        Some("`Self` is a keyword")
    } else {
        None
    }
}

fn complete(identifier: String) -> String {
    let identifier = normalize(identifier);
    if identifier.starts_with(unicode_ident::is_xid_start) {
        identifier
    } else {
        format!("_{identifier}")
    }
}

/// Returns the text in NFC, in which rustc compares identifiers.
#[must_use]
pub fn normalize(text: String) -> String {
    if text.is_ascii() {
        text
    } else {
        text.nfc().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_identifiers() {
        for (name, variant, constant) in [
            (
                "cloudflare-rust-expert",
                "CloudflareRustExpert",
                "CLOUDFLARE_RUST_EXPERT",
            ),
            ("FP&A Analyst", "FpAAnalyst", "FP_A_ANALYST"),
            ("3d-artist", "_3dArtist", "_3D_ARTIST"),
            ("4.1-Beast", "_41Beast", "_4_1_BEAST"),
            ("self", "Self_", "SELF"),
            ("a-l-l", "ALL_", "A_L_L"),
            ("e\u{301}tude", "\u{c9}tude", "\u{c9}TUDE"),
            ("!?", "U21U3f", "U21_U3F"),
            ("日本", "日本", "日本"),
            ("snake_case", "SnakeCase", "SNAKE_CASE"),
        ] {
            let identifiers = Identifiers::of(name);
            assert_eq!(
                (identifiers.variant.as_str(), identifiers.constant.as_str()),
                (variant, constant),
                "{name}"
            );
        }
    }

    #[test]
    fn every_name_gives_identifiers() {
        for name in [
            "a",
            "_",
            "-",
            "’",
            "crate",
            "1",
            "e\u{301}",
            "\u{200D}",
            "über-agent",
            "ß",
            "ﬁ",
        ] {
            let identifiers = Identifiers::of(name);
            for identifier in [&identifiers.variant, &identifiers.constant] {
                let mut characters = identifier.chars();
                let starts = characters
                    .next()
                    .is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c));
                let is_word = starts && characters.all(unicode_ident::is_xid_continue);
                // Of the keywords, only these begin with an uppercase letter or underscore.
                let is_keyword = matches!(identifier.as_str(), "_" | "Self");
                assert!(is_word && !is_keyword, "{name:?}: {identifier:?}");
            }
        }
    }
}
