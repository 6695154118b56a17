//! The texts of an agent: in one file, or apart.

use core::fmt;

use crate::text::slice;

/// The texts of an agent.
#[derive(Clone, Copy)]
pub(crate) enum Texts<'a> {
    /// Parts of one file, or of that and a description.
    ///
    /// They are cut when they are asked for. Cutting them all when the crate is built took as long as everything else
    /// that rustc did with the table.
    Embedded {
        file: &'a str,
        /// Of which the description is a part: mostly the file.
        described: &'a str,
        head: Head<'a>,
        /// The path, followed by the name unless the path contains it.
        words: &'a str,
    },
    /// Texts of their own.
    Apart(Apart<'a>),
}

/// Texts that are not parts of one file.
#[derive(Clone, Copy)]
pub(crate) struct Apart<'a> {
    pub(crate) name: &'a str,
    pub(crate) description: &'a str,
    pub(crate) when_to_use: &'a str,
    pub(crate) prompt: &'a str,
    pub(crate) path: &'a str,
    /// The packed outline.
    pub(crate) outline: &'a [u8],
}

impl<'a> Texts<'a> {
    pub(crate) const fn description(self) -> &'a str {
        match self {
            Self::Embedded {
                described, head, ..
            } => head.cut(described, Head::DESCRIPTION),
            Self::Apart(texts) => texts.description,
        }
    }

    pub(crate) const fn when_to_use(self) -> &'a str {
        match self {
            Self::Embedded {
                described, head, ..
            } => head.cut(described, Head::WHEN_TO_USE),
            Self::Apart(texts) => texts.when_to_use,
        }
    }

    pub(crate) const fn prompt(self) -> &'a str {
        match self {
            Self::Embedded { file, head, .. } => head.prompt(file),
            Self::Apart(texts) => texts.prompt,
        }
    }

    /// The same texts apart, so that one of them can be set.
    pub(crate) const fn apart(self) -> Apart<'a> {
        Apart {
            name: self.name(),
            description: self.description(),
            when_to_use: self.when_to_use(),
            prompt: self.prompt(),
            path: self.path(),
            outline: self.outline(),
        }
    }

    pub(crate) const fn name(self) -> &'a str {
        match self {
            Self::Embedded { head, words, .. } => head.cut(words, Head::NAME),
            Self::Apart(texts) => texts.name,
        }
    }

    pub(crate) const fn path(self) -> &'a str {
        match self {
            Self::Embedded { head, words, .. } => head.path(words),
            Self::Apart(texts) => texts.path,
        }
    }

    /// How many folders of the path are the group, where the head says so.
    pub(crate) const fn depth(self) -> Option<u8> {
        match self {
            Self::Embedded { head, .. } => Some(head.depth()),
            Self::Apart(_) => None,
        }
    }

    /// The packed outline.
    pub(crate) const fn outline(self) -> &'a [u8] {
        match self {
            Self::Embedded { head, .. } => head.outline(),
            Self::Apart(texts) => texts.outline,
        }
    }
}

/// The longest path that a head holds.
#[doc(hidden)]
pub const LONGEST_PATH: usize = 0x0FFF;

/// The largest number of folders of a group that a head holds.
#[doc(hidden)]
pub const DEEPEST_GROUP: usize = 0x0F;

/// What an embedded agent is, in one byte string, which is the cheapest of all expressions for rustc.
///
/// Numbers have their lowest byte first.
///
/// ```text
/// 0   u32      prompt: its length
/// 4   u16      its first byte in the file
/// 6   u16 × 2  description: its first byte in the text of which it is a part, its length
/// 10  u16 × 2  when to use, the same
/// 14  u16 × 2  name, the same in the words
/// 18  u16      length of the path, with which the words begin; in the upper four bits, how many folders are the group
/// 20  u8       model: 0 for none, or 1 + its place in `Model::NAMED`
/// 21  u8       color: 0 for none, or 1 + its place in `Color::NAMED`
/// 22           the packed outline
/// ```
#[derive(Clone, Copy)]
pub(crate) struct Head<'a> {
    bytes: &'a [u8],
}

impl<'a> Head<'a> {
    const PROMPT_LENGTH: usize = 0;
    const PROMPT: usize = 4;
    const DESCRIPTION: usize = 6;
    const WHEN_TO_USE: usize = 10;
    const NAME: usize = 14;
    const PATH: usize = 18;
    const MODEL: usize = 20;
    const COLOR: usize = 21;
    const OUTLINE: usize = 22;

    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// Empty if the file is another one: the lengths of files are checked when the crate is built.
    const fn prompt(self, file: &'a str) -> &'a str {
        or_empty(slice(
            file,
            self.short(Self::PROMPT),
            self.long(Self::PROMPT_LENGTH),
        ))
    }

    /// The part of a text whose place is here.
    const fn cut(self, text: &'a str, at: usize) -> &'a str {
        or_empty(slice(text, self.short(at), self.short(at + 2)))
    }

    const fn path(self, words: &'a str) -> &'a str {
        or_empty(slice(words, 0, self.short(Self::PATH) & LONGEST_PATH))
    }

    const fn depth(self) -> u8 {
        self.bytes[Self::PATH + 1] >> 4
    }

    pub(crate) const fn model(self) -> usize {
        self.bytes[Self::MODEL] as usize
    }

    pub(crate) const fn color(self) -> usize {
        self.bytes[Self::COLOR] as usize
    }

    const fn outline(self) -> &'a [u8] {
        match self.bytes.split_at_checked(Self::OUTLINE) {
            Some((_, outline)) => outline,
            None => &[],
        }
    }

    const fn long(self, at: usize) -> usize {
        let bytes = self.bytes;
        u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize
    }

    const fn short(self, at: usize) -> usize {
        u16::from_le_bytes([self.bytes[at], self.bytes[at + 1]]) as usize
    }
}

const fn or_empty(text: Option<&str>) -> &str {
    match text {
        Some(text) => text,
        None => "",
    }
}

impl fmt::Debug for Texts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts")
            .field("description", &self.description())
            .field("when_to_use", &self.when_to_use())
            .field("prompt", &self.prompt())
            .finish()
    }
}
