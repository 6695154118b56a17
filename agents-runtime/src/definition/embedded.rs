//! What the generated code has for each file, and the table that is made of it.

use super::{AgentDefinition, Definition, Parts, Source};
use crate::texts::{Head, Texts};
use crate::{Color, Example, Model, Settings, Tool};

/// What is generated for an agent.
///
/// It is written as a literal, which rustc checks and evaluates in a fourth of the time that a call takes; without a lifetime, which
/// would be one more thing to check for each field. What is in it is read when it is asked for: running one function for each agent
/// when a crate is built takes rustc as long as everything else about them.
#[derive(Clone, Copy)]
pub enum Embedded {
    /// A file, words that contain its path and its name, a head. Tools are inherited.
    Inheriting(&'static str, &'static str, &'static [u8]),
    /// The same, and tools.
    Listing(
        &'static str,
        &'static str,
        &'static [u8],
        &'static [Tool<'static>],
    ),
    /// The same, and what few agents have; tools, if they are listed.
    With(&'static str, &'static str, &'static [u8], &'static [Also]),
    /// The same, with a description that is not in the file as it is. What the head says of it are places in this text.
    Decoded(
        &'static str,
        &'static str,
        &'static str,
        &'static [u8],
        &'static [Also],
    ),
    /// An agent whose texts have no places in a head.
    Whole(&'static AgentDefinition),
}

/// What few agents have.
#[derive(Clone, Copy)]
pub enum Also {
    /// `tools`.
    Tools(&'static [Tool<'static>]),
    /// `model`, if it is not in the head.
    Model(Model<'static>),
    /// `color`, if it is not in the head.
    Color(Color),
    /// The rest of the front matter.
    Settings(&'static Settings<'static>),
    /// The examples of the description.
    Examples(&'static [Example<'static>]),
}

impl Embedded {
    pub(super) const fn texts(&self) -> Texts<'static> {
        match *self {
            Self::Inheriting(file, words, head)
            | Self::Listing(file, words, head, _)
            | Self::With(file, words, head, _) => Texts::of(file, file, words, head),
            Self::Decoded(file, description, words, head, _) => {
                Texts::of(file, description, words, head)
            }
            Self::Whole(definition) => definition.texts(),
        }
    }

    pub(super) const fn parts(&self) -> Parts<'static> {
        let (head, also) = match *self {
            Self::Inheriting(_, _, head) => (head, [].as_slice()),
            Self::Listing(_, _, head, tools) => {
                let mut parts = Parts::embedded(self.texts(), Head::new(head));
                parts.tools = Some(tools);
                return parts;
            }
            Self::With(_, _, head, also) | Self::Decoded(_, _, _, head, also) => (head, also),
            Self::Whole(definition) => return definition.parts(),
        };
        let mut parts = Parts::embedded(self.texts(), Head::new(head));
        let mut also = also;
        while let [one, rest @ ..] = also {
            match *one {
                Also::Tools(tools) => parts.tools = Some(tools),
                Also::Model(model) => parts.model = Some(model),
                Also::Color(color) => parts.color = Some(color),
                Also::Settings(settings) => parts.settings = Some(settings),
                Also::Examples(examples) => parts.examples = Some(examples),
            }
            also = rest;
        }
        parts
    }
}

/// Checks that these files are those that were compiled: that their lengths add up to this one.
///
/// # Panics
///
/// When they do not, which is a compile error in a `static`.
#[must_use]
pub const fn embedded<const N: usize>(all: [Embedded; N], length: usize) -> [Embedded; N] {
    let (mut sum, mut index) = (0, 0);
    while index < N {
        match all[index] {
            Embedded::Inheriting(file, ..)
            | Embedded::Listing(file, ..)
            | Embedded::With(file, ..)
            | Embedded::Decoded(file, ..) => sum += file.len(),
            Embedded::Whole(_) => {}
        }
        index += 1;
    }
    assert!(
        sum == length,
        "an agent file changed while it was being compiled; build again"
    );
    all
}

/// Makes a table of all definitions. It looks at none of them, so it is not made again when a file changes.
///
/// # Panics
///
/// When their number is another one, which is a compile error in a `static`.
#[must_use]
pub const fn table<const N: usize>(parts: &[&'static [Embedded]]) -> [AgentDefinition; N] {
    let mut table = [of(&NOTHING); N];
    let mut index = 0;
    let mut parts = parts;
    while let [part, rest @ ..] = parts {
        let mut part = *part;
        while let [one, others @ ..] = part {
            table[index] = of(one);
            index += 1;
            part = others;
        }
        parts = rest;
    }
    assert!(index == N, "a definition for each agent");
    table
}

const fn of(embedded: &'static Embedded) -> AgentDefinition {
    Definition {
        source: Source::Embedded(embedded),
    }
}

const NOTHING: Embedded = Embedded::Inheriting("", "", &[]);
