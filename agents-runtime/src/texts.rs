//! What an agent says, where it stands and how it is divided: in one file, or apart.

use core::fmt;

use crate::text::slice;

/// What an agent says.
#[derive(Clone, Copy)]
pub(crate) enum Texts {
    /// Parts of one file.
    ///
    /// They are cut when they are asked for. Cutting them all when the crate is built took as long as everything else
    /// that rustc did with the table.
    Embedded {
        file: &'static str,
        head: Head,
        /// The path, and behind it the titles that are no parts of the prompt.
        words: &'static str,
    },
    /// Texts of their own.
    Apart(Apart),
}

/// Texts that stand for themselves.
#[derive(Clone, Copy)]
pub(crate) struct Apart {
    pub(crate) description: &'static str,
    pub(crate) when_to_use: &'static str,
    pub(crate) prompt: &'static str,
    pub(crate) path: &'static str,
    /// The packed outline, and the titles that are no parts of the prompt.
    pub(crate) outline: &'static [u8],
    pub(crate) titles: &'static str,
}

impl Texts {
    pub(crate) const fn description(self) -> &'static str {
        match self {
            Self::Embedded { file, head, .. } => head.cut(file, Head::DESCRIPTION),
            Self::Apart(texts) => texts.description,
        }
    }

    pub(crate) const fn when_to_use(self) -> &'static str {
        match self {
            Self::Embedded { file, head, .. } => head.cut(file, Head::WHEN_TO_USE),
            Self::Apart(texts) => texts.when_to_use,
        }
    }

    pub(crate) const fn prompt(self) -> &'static str {
        match self {
            Self::Embedded { file, head, .. } => head.cut(file, Head::PROMPT),
            Self::Apart(texts) => texts.prompt,
        }
    }

    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Embedded { head, words, .. } => match head.split(words) {
                Some((path, _)) => path,
                None => "",
            },
            Self::Apart(texts) => texts.path,
        }
    }

    pub(crate) const fn titles(self) -> &'static str {
        match self {
            Self::Embedded { head, words, .. } => match head.split(words) {
                Some((_, titles)) => titles,
                None => "",
            },
            Self::Apart(texts) => texts.titles,
        }
    }

    pub(crate) const fn outline(self) -> &'static [u8] {
        match self {
            Self::Embedded { head, .. } => head.outline(),
            Self::Apart(texts) => texts.outline,
        }
    }

    /// The same texts apart, so that one of them can be set.
    pub(crate) const fn apart(self) -> Apart {
        Apart {
            description: self.description(),
            when_to_use: self.when_to_use(),
            prompt: self.prompt(),
            path: self.path(),
            outline: self.outline(),
            titles: self.titles(),
        }
    }
}

/// What an embedded agent is, in one byte string, which is the cheapest of all expressions for rustc.
///
/// ```text
/// 0   length of the file                               numbers are u32, lowest byte first
/// 4   description: its first byte in the file, its length
/// 12  when to use, the same
/// 20  prompt, the same
/// 28  length of the path
/// 32  model: 0 for none, or 1 + its place in `Model::NAMED`
/// 33  colour: 0 for none, or 1 + its place in `Color::NAMED`
/// 34  the packed outline
/// ```
#[derive(Clone, Copy)]
pub(crate) struct Head {
    bytes: &'static [u8],
}

impl Head {
    const DESCRIPTION: usize = 4;
    const WHEN_TO_USE: usize = 12;
    const PROMPT: usize = 20;
    const PATH: usize = 28;
    const MODEL: usize = 32;
    const COLOR: usize = 33;
    const OUTLINE: usize = 34;

    pub(crate) const fn new(bytes: &'static [u8]) -> Self {
        Self { bytes }
    }

    /// Whether these bytes are the head of a file of that length.
    pub(crate) const fn is_of(self, length: usize) -> bool {
        self.bytes.len() >= Self::OUTLINE && self.number(0) == length
    }

    /// A part of the file. None of another file: [`is_of`](Self::is_of) notices nearly all of them at build time.
    const fn cut(self, file: &'static str, at: usize) -> &'static str {
        match slice(file, self.number(at), self.number(at + 4)) {
            Some(text) => text,
            None => "",
        }
    }

    /// Path and titles.
    const fn split(self, words: &'static str) -> Option<(&'static str, &'static str)> {
        words.split_at_checked(self.number(Self::PATH))
    }

    pub(crate) const fn model(self) -> usize {
        self.bytes[Self::MODEL] as usize
    }

    pub(crate) const fn color(self) -> usize {
        self.bytes[Self::COLOR] as usize
    }

    const fn outline(self) -> &'static [u8] {
        match self.bytes.split_at_checked(Self::OUTLINE) {
            Some((_, outline)) => outline,
            None => &[],
        }
    }

    const fn number(self, at: usize) -> usize {
        let bytes = self.bytes;
        u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts")
            .field("description", &self.description())
            .field("when_to_use", &self.when_to_use())
            .field("prompt", &self.prompt())
            .finish()
    }
}
