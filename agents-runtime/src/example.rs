//! The example dialogues of a description.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};

use crate::list::element;
use crate::packed::{Packed, option, tagged};
use crate::text::slice;
use crate::{List, Speaker};

/// An `<example>` of an agent's description: a dialogue that shows when to call the agent.
///
/// ```
/// use include_agents_runtime::{Example, Speaker, Turn};
///
/// const EXAMPLE: Example<'_> = Example::new(
///     Some("The user has finished a function"),
///     &[
///         Turn::new(Speaker::User, "Is this all right?"),
///         Turn::new(Speaker::Assistant, "I'll let the reviewer have a look."),
///     ],
///     None,
/// );
/// assert_eq!(EXAMPLE.turns().get(1).map(Turn::speaker), Some(Speaker::Assistant));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Example<'a> {
    context: Option<Part<'a>>,
    turns: List<'a, Turn<'a>>,
    commentary: Option<Part<'a>>,
}

impl<'a> Example<'a> {
    /// Creates an example from its parts.
    #[must_use]
    pub const fn new(
        context: Option<&'a str>,
        turns: &'a [Turn<'a>],
        commentary: Option<&'a str>,
    ) -> Self {
        Self {
            context: all(context),
            turns: List::new(turns),
            commentary: all(commentary),
        }
    }

    /// The same with a context, which is a part of a text. For generated code.
    #[doc(hidden)]
    #[must_use]
    pub const fn in_context(self, whole: &'a str, start: usize, len: usize) -> Self {
        let context = Some(Part::of(whole, start, len));
        Self { context, ..self }
    }

    /// The same with a commentary, which is a part of a text. For generated code.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_commentary(self, whole: &'a str, start: usize, len: usize) -> Self {
        let commentary = Some(Part::of(whole, start, len));
        Self { commentary, ..self }
    }

    /// Reads an example that is packed.
    pub(crate) const fn unpack(text: &'a str) -> Self {
        let mut packed = Packed(text);
        Self {
            context: all(option(packed.text())),
            turns: List::packed(packed.text()),
            commentary: all(option(packed.text())),
        }
    }

    /// The situation, after `Context:`.
    #[must_use]
    pub const fn context(self) -> Option<&'a str> {
        text(self.context)
    }

    /// What is said, in order.
    #[must_use]
    pub const fn turns(self) -> List<'a, Turn<'a>> {
        self.turns
    }

    /// Why the agent is called, in `<commentary>`.
    #[must_use]
    pub const fn commentary(self) -> Option<&'a str> {
        text(self.commentary)
    }
}

/// What one speaker says in an [`Example`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Turn<'a> {
    speaker: Speaker,
    text: Part<'a>,
}

impl<'a> Turn<'a> {
    /// Creates a turn from its parts.
    #[must_use]
    pub const fn new(speaker: Speaker, text: &'a str) -> Self {
        Self {
            speaker,
            text: Part::all(text),
        }
    }

    /// Reads a turn that is packed.
    pub(crate) const fn unpack(text: &'a str) -> Self {
        match tagged(text) {
            (b'u', text) => Self::new(Speaker::User, text),
            (_, text) => Self::new(Speaker::Assistant, text),
        }
    }

    /// The speaker.
    #[must_use]
    pub const fn speaker(self) -> Speaker {
        self.speaker
    }

    /// What is said, without the quotes around it.
    #[must_use]
    pub const fn text(self) -> &'a str {
        self.text.text()
    }
}

/// An example for generated code. What there are many of has short names, each token of which rustc reads.
#[must_use]
pub const fn example<'a>(turns: &'a [Turn<'a>]) -> Example<'a> {
    Example::new(None, turns, None)
}

/// What the user says, which is a part of a text.
#[must_use]
pub const fn user(whole: &str, start: usize, len: usize) -> Turn<'_> {
    let (speaker, text) = (Speaker::User, Part::of(whole, start, len));
    Turn { speaker, text }
}

/// What the assistant says, which is a part of a text.
#[must_use]
pub const fn assistant(whole: &str, start: usize, len: usize) -> Turn<'_> {
    let (speaker, text) = (Speaker::Assistant, Part::of(whole, start, len));
    Turn { speaker, text }
}

element!(Turn<'a>, Turn::unpack);
element!(Example<'a>, Example::unpack);

/// A part of a text, which is cut out when it is asked for: rustc takes a tenth of a millisecond to cut one.
#[derive(Clone, Copy)]
struct Part<'a> {
    whole: &'a str,
    start: usize,
    len: usize,
}

impl<'a> Part<'a> {
    /// All of a text.
    const fn all(whole: &'a str) -> Self {
        Self::of(whole, 0, whole.len())
    }

    /// The `len` bytes from `start`. Empty, if this is not a part of the text.
    const fn of(whole: &'a str, start: usize, len: usize) -> Self {
        Self { whole, start, len }
    }

    const fn text(self) -> &'a str {
        match slice(self.whole, self.start, self.len) {
            Some(text) => text,
            None => "",
        }
    }
}

const fn all(text: Option<&str>) -> Option<Part<'_>> {
    match text {
        Some(text) => Some(Part::all(text)),
        None => None,
    }
}

const fn text(part: Option<Part<'_>>) -> Option<&str> {
    match part {
        Some(part) => Some(part.text()),
        None => None,
    }
}

impl fmt::Debug for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text().fmt(f)
    }
}

impl PartialEq for Part<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Eq for Part<'_> {}

impl PartialOrd for Part<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Part<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text().cmp(other.text())
    }
}

impl Hash for Part<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use std::format;

    const WHOLE: &str = "aé b c";

    #[test]
    fn a_part_is_what_it_says() {
        let part = user(WHOLE, 1, 2);
        let all = Turn::new(Speaker::User, "é");
        assert_eq!(part.text(), "é");
        assert_eq!(part, all);
        assert_eq!(part.cmp(&all), Ordering::Equal);
        assert_eq!(HashSet::from([part, all]).len(), 1);
        assert_eq!(format!("{part:?}"), format!("{all:?}"));
        assert!(part > Turn::new(Speaker::User, "a"));

        assert_eq!(assistant(WHOLE, 4, 3), Turn::new(Speaker::Assistant, "b c"));

        let example = example(&[]);
        let example = example.in_context(WHOLE, 0, 1).with_commentary(WHOLE, 4, 3);
        assert_eq!(example, Example::new(Some("a"), &[], Some("b c")));
        assert_eq!(example.context(), Some("a"));
        assert_eq!(example.commentary(), Some("b c"));
        assert_eq!(
            format!("{example:?}"),
            r#"Example { context: Some("a"), turns: [], commentary: Some("b c") }"#
        );
    }

    #[test]
    fn missing_parts_are_empty() {
        for (start, len) in [
            (2, 1),
            (1, 1),
            (7, 1),
            (8, 0),
            (usize::MAX, 1),
            (1, usize::MAX),
        ] {
            assert_eq!(Part::of(WHOLE, start, len).text(), "");
        }
    }
}
