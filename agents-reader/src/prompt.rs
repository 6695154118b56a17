//! The prompt: the body of a file, trimmed, with LF for CRLF, and with its partials.

use crate::partials::{Expanded, Place};
use crate::span::Span;

/// The body of an agent file as Claude Code hands it to the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// Its place in the file, without surrounding white space.
    pub span: Span,
    /// The same text with LF for CRLF, where the file has any. A lone CR is not a line ending to Claude Code.
    normalized: Option<String>,
    /// The same text with its partials, if it has any.
    expanded: Option<Box<Expanded>>,
}

impl Prompt {
    /// Reads the prompt from a span of the file that is trimmed already.
    #[must_use]
    pub fn read(file: &str, span: Span) -> Prompt {
        let body = file.get(span.clone()).unwrap_or_default();
        // The search for one character is a part of the standard library that is optimized in every build.
        let has_crlf = body.contains('\r') && body.contains("\r\n");
        let normalized = has_crlf.then(|| body.replace("\r\n", "\n"));
        Prompt {
            span,
            normalized,
            expanded: None,
        }
    }

    /// Replaces the text by the same one with its partials.
    pub(crate) fn expand(&mut self, expanded: Expanded) {
        self.expanded = Some(Box::new(expanded));
    }

    /// The indices of the partials that it refers to itself.
    pub(crate) fn partials(&self) -> impl Iterator<Item = usize> {
        let uses = self.expanded.iter().flat_map(|it| it.uses());
        uses.copied()
    }

    /// The text.
    #[must_use]
    pub fn text<'a>(&'a self, file: &'a str) -> &'a str {
        if let Some(expanded) = &self.expanded {
            return expanded.text();
        }
        match &self.normalized {
            Some(text) => text,
            None => file.get(self.span.clone()).unwrap_or_default(),
        }
    }

    /// The empty prompt of a file that is not read. It is not a slice: the file may not even be text.
    pub(crate) fn none() -> Prompt {
        Prompt {
            span: 0..0,
            normalized: Some(String::new()),
            expanded: None,
        }
    }

    /// Whether the text is a slice of the file.
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        self.normalized.is_none() && self.expanded.is_none()
    }

    /// The partial that a range of the text is from, by its index among the files, and the bytes there.
    #[must_use]
    pub fn in_partial(&self, range: &Span) -> Option<Place> {
        let place = self.expanded.as_ref()?.place(range)?;
        place.reference.is_some().then_some(place)
    }

    /// The bytes of the file at a range of the text. Of a partial, they are the reference to it.
    #[must_use]
    pub fn in_file(&self, file: &str, range: &Span) -> Span {
        if let Some(expanded) = &self.expanded {
            let place = expanded.place(range);
            let end = self.span.end;
            return place.map_or(end..end, |place| place.reference.unwrap_or(place.span));
        }
        let start = self.span.start;
        if self.is_verbatim() {
            return start + range.start..start + range.end;
        }
        let body = file.get(self.span.clone()).unwrap_or_default();
        start + before(body, range.start)..start + before(body, range.end)
    }
}

/// How many bytes of `body` come before the character that is at `offset` once every CRLF is one byte.
fn before(body: &str, offset: usize) -> usize {
    let mut position = 0;
    let mut rest = offset;
    let bytes = body.as_bytes();
    while rest > 0 && position < bytes.len() {
        position += if bytes[position..].starts_with(b"\r\n") {
            2
        } else {
            1
        };
        rest -= 1;
    }
    position
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verbatim_prompt_is_a_slice() {
        let file = "---\n---\nHello\nyou\n";
        let prompt = Prompt::read(file, 8..17);
        assert!(prompt.is_verbatim());
        assert_eq!(prompt.text(file), "Hello\nyou");
        assert_eq!(prompt.in_file(file, &(6..9)), 14..17);
    }

    #[test]
    fn crlf_becomes_lf_and_positions_still_point_into_the_file() {
        let file = "x\r\none\r\ntwo\rthree";
        let prompt = Prompt::read(file, 3..file.len());
        assert_eq!(prompt.text(file), "one\ntwo\rthree");
        for word in ["one", "two", "three"] {
            let start = prompt.text(file).find(word).unwrap();
            assert_eq!(
                &file[prompt.in_file(file, &(start..start + word.len()))],
                word
            );
        }
    }
}
