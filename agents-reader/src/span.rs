//! A place in a text.

/// A range of bytes in a file (or, where a function says so, in a text cut from it).
///
/// Both ends lie on character boundaries.
pub type Span = std::ops::Range<usize>;
