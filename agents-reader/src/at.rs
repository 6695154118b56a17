//! Places in the front matter, whose bytes are only looked for when a diagnostic needs them.

use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::Part;
use crate::span::Span;

/// A place in a front matter: the index of the entry (and of the item or entry in it, and so on), and which part of it.
#[derive(Clone, Debug, PartialEq)]
pub struct At {
    /// The index at each depth.
    pub path: Vec<usize>,
    /// The part that is meant.
    pub part: Part,
}

impl At {
    /// The key of the entry with that index.
    #[must_use]
    pub fn key(entry: usize) -> At {
        At {
            path: vec![entry],
            part: Part::Key,
        }
    }

    /// The value of the entry with that index.
    #[must_use]
    pub fn value(entry: usize) -> At {
        At {
            path: vec![entry],
            part: Part::Value,
        }
    }

    /// The value of an item (or of an entry) of this one.
    #[must_use]
    pub fn item(&self, index: usize) -> At {
        let mut path = self.path.clone();
        path.push(index);
        At {
            path,
            part: Part::Value,
        }
    }

    /// The key of an entry of this map.
    #[must_use]
    pub fn item_key(&self, index: usize) -> At {
        At {
            part: Part::Key,
            ..self.item(index)
        }
    }

    /// A range of the decoded text of this scalar.
    #[must_use]
    pub fn text(&self, range: std::ops::Range<usize>) -> At {
        At {
            path: self.path.clone(),
            part: Part::Text(range),
        }
    }
}

/// A value, and its place in the front matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub at: At,
}

/// A place in a file.
#[derive(Clone, Debug)]
pub enum Place {
    /// Bytes.
    Span(Span),
    /// A part of the front matter.
    At(At),
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Place::Span(span)
    }
}

impl From<&At> for Place {
    fn from(at: &At) -> Self {
        Place::At(at.clone())
    }
}

impl Diagnostic<Place> {
    /// A diagnostic about a part of the front matter. The headline is one sentence in lower case without a full stop.
    pub fn at(at: &At, headline: impl Into<String>) -> Self {
        Self::new(Severity::Error, at, headline)
    }

    /// A diagnostic about bytes.
    pub fn span(span: Span, headline: impl Into<String>) -> Self {
        Self::new(Severity::Error, span, headline)
    }
}
