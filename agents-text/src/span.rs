//! Places in a file.

/// A range of bytes in a file (or, where a function says so, in a text cut from it).
///
/// Both ends lie on character boundaries.
pub type Span = std::ops::Range<usize>;

/// What has a place in a file: a span, or anything that carries one.
pub trait ToSpan {
    /// Returns its bytes.
    fn to_span(self) -> Span;
}

impl ToSpan for Span {
    fn to_span(self) -> Span {
        self
    }
}

impl ToSpan for &Span {
    fn to_span(self) -> Span {
        self.clone()
    }
}
