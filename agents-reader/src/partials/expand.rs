//! A text with its partials, and where each part of it is from.

use super::reference::{Reference, escapes};
use crate::front_matter::js;
use crate::order;
use crate::span::Span;

/// A text in which references are replaced by the texts of partials.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expanded {
    text: String,
    /// Where the text is from, in order. Within a piece, bytes of the text and of the file are the same.
    pieces: Vec<Piece>,
    /// The partials that it refers to itself.
    uses: Vec<usize>,
}

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it starts in the text.
    start: usize,
    /// The file that it is from.
    file: usize,
    /// Where it starts in this file.
    at: usize,
    /// The reference in place of which it is here, in the file that the text belongs to.
    reference: Option<Span>,
}

/// A place in one of the files that a text is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: usize,
    /// The bytes in it.
    pub span: Span,
    /// The reference to the partial, in the file that the text belongs to, if the place is in a partial.
    pub reference: Option<Span>,
}

impl Expanded {
    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number of parts that it is put together from.
    pub(super) fn pieces(&self) -> usize {
        self.pieces.len()
    }

    /// The indices of the partials that it refers to itself.
    pub(crate) fn uses(&self) -> &[usize] {
        &self.uses
    }

    /// Where a range of the text is from. Of a range that is from several files, this is its start.
    #[must_use]
    pub fn place(&self, range: &Span) -> Option<Place> {
        let index = self
            .pieces
            .partition_point(|piece| piece.start <= range.start);
        let piece = self.pieces.get(index.checked_sub(1)?)?;
        let end = self
            .pieces
            .get(index)
            .map_or(self.text.len(), |next| next.start);
        let start = piece.at + (range.start - piece.start);
        let length = range.end.min(end).saturating_sub(range.start);
        Some(Place {
            file: piece.file,
            span: start..start + length,
            reference: piece.reference.clone(),
        })
    }
}

/// Puts a text together.
pub(super) struct Builder<'a> {
    file: usize,
    source: &'a str,
    /// What is left of the source.
    rest: Span,
    expanded: Expanded,
}

impl<'a> Builder<'a> {
    pub(super) fn new(file: usize, source: &'a str, body: Span) -> Builder<'a> {
        Builder {
            file,
            source,
            rest: body,
            expanded: Expanded::default(),
        }
    }

    /// Takes note of a partial that the text refers to.
    pub(super) fn uses(&mut self, partial: usize) {
        if !self.expanded.uses.contains(&partial) {
            self.expanded.uses.push(partial);
        }
    }

    /// How long the text becomes with this partial, without those that are still to be inserted.
    pub(super) fn len_with(&self, reference: &Reference, partial: &Expanded) -> usize {
        let rest = self.rest.len().saturating_sub(reference.span.len());
        self.expanded.text.len() + rest + partial.text.len()
    }

    pub(super) fn pieces(&self) -> usize {
        self.expanded.pieces.len()
    }

    /// Puts the text of a partial in place of a reference.
    pub(super) fn insert(&mut self, reference: Span, partial: &Expanded) {
        self.copy_until(reference.start);
        self.rest.start = reference.end;
        let start = self.expanded.text.len();
        let pieces = partial.pieces.iter().map(|piece| Piece {
            start: start + piece.start,
            reference: Some(reference.clone()),
            ..*piece
        });
        self.expanded.pieces.extend(pieces);
        self.expanded.text.push_str(&partial.text);
    }

    pub(super) fn finish(mut self) -> Expanded {
        self.copy_until(self.rest.end);
        let mut expanded = self.expanded;
        // An empty partial leaves the space around it.
        let text = expanded.text.trim_end_matches(js::is_space);
        expanded.text.truncate(text.len());
        let start = expanded.text.len() - expanded.text.trim_start_matches(js::is_space).len();
        expanded.text.drain(..start);
        let end = expanded.text.len();
        let last_before = (expanded.pieces.iter()).rposition(|piece| piece.start <= start);
        expanded.pieces.drain(..last_before.unwrap_or(0));
        for piece in &mut expanded.pieces {
            piece.at += start.saturating_sub(piece.start);
            piece.start = piece.start.saturating_sub(start);
        }
        expanded.pieces.retain(|piece| piece.start < end);
        expanded
    }

    /// Copies the source up to here: with LF for CRLF, and `{{>` for `\{{>`.
    fn copy_until(&mut self, end: usize) {
        let part = self.rest.start..end;
        self.rest.start = end;
        let text = self.source.get(part.clone()).unwrap_or_default();
        let mut left_out = Vec::new();
        // A search for one byte is much faster where the crate itself is built without optimization.
        if text.contains('\\') {
            left_out = escapes(self.source, &part);
        }
        if text.contains('\r') {
            left_out.extend(text.match_indices("\r\n").map(|(at, _)| part.start + at));
            order::sort(&mut left_out);
        }
        let mut start = part.start;
        for at in left_out {
            self.copy(start..at);
            start = at + 1;
        }
        self.copy(start..end);
    }

    fn copy(&mut self, part: Span) {
        let Some(text) = self.source.get(part.clone()).filter(|it| !it.is_empty()) else {
            return;
        };
        self.expanded.pieces.push(Piece {
            start: self.expanded.text.len(),
            file: self.file,
            at: part.start,
            reference: None,
        });
        self.expanded.text.push_str(text);
    }
}
