//! Raw literals for texts that are in no file.
//!
//! `Literal::string` escapes a text, and rustc unescapes it again: 160 instructions for each byte. A raw literal stays as it
//! is. Many are read at once, as each source that is read is a file for rustc.

use proc_macro2::{Literal, TokenTree};

use crate::host::Tokenize;
use include_agents_reader::bytes::{count_leading, find_byte, find_each};

/// How much is read at once, in bytes: the memory for it is used again for the next.
const MUCH: usize = 1 << 16;

/// A text that can be a raw literal, in two parts.
#[derive(Clone, Copy)]
pub(super) struct Raw<'a> {
    parts: [&'a str; 2],
    /// The number of `#` around it.
    hashes: usize,
}

impl<'a> Raw<'a> {
    /// There is none with a carriage return, nor with marks that change the direction of text: rustc denies them in source code.
    pub(super) fn of(parts: [&'a str; 2]) -> Option<Raw<'a>> {
        let is_denied = |text: &str| {
            let bytes = text.as_bytes();
            find_byte(bytes, b'\r').is_some() || has_direction_marks(bytes)
        };
        if parts.iter().any(|part| is_denied(part)) {
            return None;
        }
        let [start, end] = parts.map(str::as_bytes);
        // A run may go on in the second part.
        let hashes = hashes(start) + count_leading(end, b'#');
        let hashes = hashes.max(self::hashes(end));
        // rustc reads no more of them.
        (hashes <= 255).then_some(Raw { parts, hashes })
    }

    fn write(self, source: &mut String) {
        let hashes = "#".repeat(self.hashes);
        let [start, end] = self.parts;
        for part in ["r", &hashes, "\"", start, end, "\"", &hashes, "\n"] {
            source.push_str(part);
        }
    }
}

/// The number of `#` that are more than those after any quotation mark.
fn hashes(text: &[u8]) -> usize {
    let runs = find_each(text, b'"').map(|quote| {
        let rest = text.get(quote + 1..).unwrap_or_default();
        1 + count_leading(rest, b'#')
    });
    runs.max().unwrap_or_default()
}

/// U+202A to U+202E and U+2066 to U+2069, which rustc's lint `text_direction_codepoint_in_literal` is about.
fn has_direction_marks(text: &[u8]) -> bool {
    find_each(text, 0xE2).any(|at| {
        matches!(
            text.get(at + 1..),
            Some([0x80, 0xAA..=0xAE, ..] | [0x81, 0xA6..=0xA9, ..])
        )
    })
}

/// The literals of these texts, each in its place.
pub(super) fn literals<'a>(
    texts: impl Iterator<Item = Option<Raw<'a>>> + Clone,
    tokenize: &Tokenize<'_>,
) -> Vec<Option<Literal>> {
    let mut literals = Vec::new();
    let mut source = String::new();
    for text in texts.clone().flatten() {
        text.write(&mut source);
        if source.len() >= MUCH {
            literals.extend(tokenize(&source));
            source.clear();
        }
    }
    literals.extend(tokenize(&source));
    let mut literals = literals.into_iter();
    let literals = texts.map(|text| {
        text?;
        match literals.next() {
            Some(TokenTree::Literal(literal)) => Some(literal),
            _ => None,
        }
    });
    literals.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hashes_of(start: &str, end: &str) -> Option<usize> {
        Raw::of([start, end]).map(|raw| raw.hashes)
    }

    #[test]
    fn quotes_need_hashes() {
        assert_eq!(hashes_of("a # b", "c"), Some(0));
        assert_eq!(hashes_of("a \" b", "c"), Some(1));
        assert_eq!(hashes_of("a", "\"## \"#"), Some(3));
        assert_eq!(hashes_of("a\"#", "#"), Some(3));
        assert_eq!(hashes_of("\"", &"#".repeat(254)), Some(255));
        assert_eq!(hashes_of("\"", &"#".repeat(255)), None);
    }

    #[test]
    fn what_rustc_denies_is_not_raw() {
        assert_eq!(hashes_of("a", "b\r\n"), None);
        for mark in ['\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}'] {
            assert_eq!(hashes_of(&format!("a {mark}"), "b"), None, "{mark:?}");
        }
        for other in ['\u{2029}', '\u{202f}', '\u{2065}', '\u{206a}', '\u{200f}'] {
            assert_eq!(hashes_of("a", &other.to_string()), Some(0), "{other:?}");
        }
    }

    #[test]
    fn each_literal_is_in_its_place() {
        let long = "x".repeat(MUCH);
        let texts = ["a \"#", "b\r\n", &long, "", "d"];
        let tokenize = crate::Host::NONE.tokenize;
        let literals = literals(texts.iter().map(|text| Raw::of(["", text])), tokenize);
        let values = literals.iter().map(|literal| {
            let literal = syn::parse_str::<syn::LitStr>(&literal.as_ref()?.to_string());
            Some(literal.ok()?.value())
        });
        let expected = texts.map(|text| (!text.contains('\r')).then(|| text.to_owned()));
        assert_eq!(values.collect::<Vec<_>>(), expected);
    }

    proptest! {
        #[test]
        fn literals_are_their_texts(start in "([\"#r\\\\\n]|\\PC){0,9}", end in "([\"#r\\\\\n]|\\PC){0,9}") {
            if let Some(raw) = Raw::of([&start, &end]) {
                let mut source = String::new();
                raw.write(&mut source);
                let literal = syn::parse_str::<syn::LitStr>(&source);
                prop_assert_eq!(literal.map(|it| it.value()).ok(), Some(start + &end));
            }
        }
    }
}
