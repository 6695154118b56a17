//! A decoded text that knows which bytes of the file each part of it was read from.

use std::fmt;
use std::ops::Deref;

use crate::span::Span;

/// A text of the YAML, decoded: without quotes, escapes and indentation.
#[derive(Clone, Debug)]
pub struct Text {
    text: String,
    map: Map,
}

/// Where the parts of a text were read from.
#[derive(Clone, Debug)]
enum Map {
    /// It is in the file verbatim, from this byte on.
    At(usize),
    /// It was made from this place as a whole.
    Whole(Span),
    /// Piece by piece, in order and without gaps in the text.
    Pieces(Box<[Piece]>),
}

/// A part of a text.
#[derive(Clone, Debug)]
struct Piece {
    /// The end of the part in the decoded text. It starts where the one before it ends.
    end: usize,
    source: Span,
    /// Whether the part is in the file byte for byte.
    verbatim: bool,
}

impl Text {
    /// Creates a text that is in the file verbatim, from byte `at` on.
    #[must_use]
    pub fn verbatim(text: &str, at: usize) -> Self {
        Self {
            text: text.to_owned(),
            map: Map::At(at),
        }
    }

    /// Creates a text that was made from `source` as a whole, so that no part of it has a place of its own.
    #[must_use]
    pub fn made_from(text: String, source: Span) -> Self {
        Self {
            text,
            map: Map::Whole(source),
        }
    }

    /// Returns the decoded text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the decoded text without its places.
    #[must_use]
    pub fn into_string(self) -> String {
        self.text
    }

    /// Returns the bytes of the file from which a range of bytes of the decoded text was read.
    ///
    /// An escape sequence belongs together: a range that holds a part of what it stands for gets all of it. The place of an
    /// empty range is empty. Ranges beyond the text are cut to it.
    ///
    /// ```
    /// use include_agents_text::yaml::{Value, parse};
    ///
    /// let yaml = r#"a: "x\u0041y""#;
    /// let document = parse(yaml, 0..yaml.len()).unwrap();
    /// let Some(Value::Text(text)) = document.get("a").map(|node| &node.value) else { panic!() };
    /// assert_eq!(text.as_str(), "xAy");
    /// assert_eq!(&yaml[text.span(1..2)], r"\u0041");
    /// ```
    #[must_use]
    pub fn span(&self, range: Span) -> Span {
        let end = range.end.min(self.text.len());
        let start = range.start.min(end);
        match &self.map {
            Map::At(at) => at + start..at + end,
            Map::Whole(source) => source.clone(),
            Map::Pieces(pieces) => pieces_span(pieces, start, end),
        }
    }

    /// Returns the bytes of the file from which the whole text was read, without quotes around it.
    #[must_use]
    pub fn whole(&self) -> Span {
        self.span(0..self.text.len())
    }

    /// Returns the place of the text in `file`, if it is there byte for byte.
    #[must_use]
    pub fn verbatim_at(&self, file: &str) -> Option<usize> {
        let whole = self.whole();
        let is_there = file.get(whole.clone()) == Some(self.as_str());
        is_there.then_some(whole.start)
    }

    /// Returns a part of the text, with its places. A range that is not one of the text gives an empty part.
    #[must_use]
    pub fn slice(&self, range: Span) -> Self {
        let mut out = Decoder::default();
        let span = self.span(range.clone());
        if self.text.get(range.clone()).is_some() {
            self.copy(&mut out, range.start, range.end);
        }
        out.finish(span)
    }

    /// Returns the text with each `from` replaced by `to`. The places of all other parts stay, and each `to` has the place
    /// of the `from` that it replaces. An empty `from` is never found.
    #[must_use]
    pub fn replaced(&self, from: &str, to: &str) -> Self {
        if from.is_empty() || !self.text.contains(from) {
            return self.clone();
        }
        let mut out = Decoder::default();
        let mut start = 0;
        for (at, _) in self.text.match_indices(from) {
            self.copy(&mut out, start, at);
            out.put(to, self.span(at..at + from.len()));
            start = at + from.len();
        }
        self.copy(&mut out, start, self.text.len());
        out.finish(self.whole())
    }

    /// Copies a part of the text with its places.
    fn copy(&self, out: &mut Decoder, start: usize, end: usize) {
        let part = |from: usize, to: usize| self.text.get(from..to).unwrap_or_default();
        match &self.map {
            Map::At(at) => out.copy(part(start, end), at + start),
            Map::Whole(source) => out.put(part(start, end), source.clone()),
            Map::Pieces(pieces) => {
                let mut from = start;
                let first = pieces.partition_point(|piece| piece.end <= start);
                for piece in pieces.get(first..).unwrap_or_default() {
                    if from >= end {
                        break;
                    }
                    let to = piece.end.min(end);
                    if piece.verbatim {
                        out.copy(part(from, to), self.span(from..to).start);
                    } else {
                        out.put(part(from, to), piece.source.clone());
                    }
                    from = to;
                }
            }
        }
    }

    /// Moves the places by a function that keeps their order.
    pub(super) fn relocate(&mut self, to: &dyn Fn(&Span) -> Span) {
        let whole = self.whole();
        let map = std::mem::replace(&mut self.map, Map::Whole(0..0));
        self.map = match map {
            Map::Whole(source) => Map::Whole(to(&source)),
            Map::At(_) => {
                let moved = to(&whole);
                if moved.len() == self.text.len() {
                    Map::At(moved.start)
                } else {
                    Map::Whole(moved)
                }
            }
            Map::Pieces(mut pieces) => {
                let mut start = 0;
                for piece in &mut pieces {
                    piece.source = to(&piece.source);
                    piece.verbatim &= piece.source.len() == piece.end - start;
                    start = piece.end;
                }
                Map::Pieces(pieces)
            }
        };
    }

    /// How many bytes a copy of it takes, roughly.
    pub(super) fn cost(&self) -> usize {
        let pieces = match &self.map {
            Map::Pieces(pieces) => pieces.len() * size_of::<Piece>(),
            _ => 0,
        };
        self.text.len() + pieces
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

/// Texts are equal when they read the same, wherever they are.
impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Text {}

fn pieces_span(pieces: &[Piece], start: usize, end: usize) -> Span {
    let first = pieces.partition_point(|piece| piece.end <= start);
    let Some(piece) = pieces.get(first) else {
        // After the last one.
        let at = pieces.last().map_or(0, |piece| piece.source.end);
        return at..at;
    };
    let from = if piece.verbatim {
        // It ends `piece.end - start` bytes further on.
        piece.source.end - (piece.end - start)
    } else {
        piece.source.start
    };
    if start == end {
        return from..from;
    }
    let last = pieces.partition_point(|piece| piece.end < end);
    let to = pieces.get(last).map_or(from, |piece| {
        if piece.verbatim {
            piece.source.end - (piece.end - end)
        } else {
            piece.source.end
        }
    });
    from..to.max(from)
}

/// Builds a [`Text`] from its parts.
#[derive(Default)]
pub(super) struct Decoder {
    text: String,
    pieces: Vec<Piece>,
}

impl Decoder {
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Appends a part that is in the file verbatim.
    pub(super) fn copy(&mut self, part: &str, at: usize) {
        if part.is_empty() {
            return;
        }
        self.text.push_str(part);
        let end = self.text.len();
        let source = at..at + part.len();
        match self.pieces.last_mut() {
            Some(last) if last.verbatim && last.source.end == at => {
                last.end = end;
                last.source.end = source.end;
            }
            _ => self.pieces.push(Piece {
                end,
                source,
                verbatim: true,
            }),
        }
    }

    /// Appends what stands for something else in the file.
    pub(super) fn put(&mut self, part: &str, source: Span) {
        if part.is_empty() {
            return;
        }
        self.text.push_str(part);
        self.pieces.push(Piece {
            end: self.text.len(),
            source,
            verbatim: false,
        });
    }

    /// Appends line feeds that stand for the white space between two lines.
    pub(super) fn put_line_feeds(&mut self, count: usize, source: Span) {
        match count {
            0 => {}
            1 => self.put("\n", source),
            _ => self.put(&"\n".repeat(count), source),
        }
    }

    /// Returns the text. `source` is the place of an empty one.
    pub(super) fn finish(self, source: Span) -> Text {
        let map = match self.pieces.as_slice() {
            [] => Map::Whole(source),
            [piece] if piece.verbatim => Map::At(piece.source.start),
            _ => Map::Pieces(self.pieces.into_boxed_slice()),
        };
        Text {
            text: self.text,
            map,
        }
    }
}
