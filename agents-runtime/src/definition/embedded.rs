//! What the generated code has for each file, and the table that is made of it.

use super::{AgentDefinition, Definition, Parts, Source};
use crate::texts::{Head, Texts};
use crate::{Color, Example, Model, Settings, Tool};

/// What is generated for an agent: the text of its file, words that contain its path and its name, a head, and what it has beside
/// that.
///
/// It is written as a literal, which rustc checks and evaluates in a fourth of the time that a call takes; without a lifetime, which
/// would be one more thing to check for each field. What is in it is read when it is asked for: running one function for each agent
/// when a crate is built takes rustc as long as everything else about them.
#[derive(Clone, Copy)]
pub struct Embedded(
    pub &'static str,
    pub &'static str,
    pub &'static [u8],
    pub &'static [Also],
);

/// What an agent has beside its texts and the short values in its head.
#[derive(Clone, Copy)]
pub enum Also {
    /// Everything, if its texts have no places in a head. There is nothing else then.
    Whole(&'static AgentDefinition),
    /// A description that is not in the file as it is, in the first place. What the head says of it are places in this text.
    Description(&'static str),
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

/// Of an agent that has nothing beside its texts.
pub const NOTHING: &[Also] = &[];

impl Embedded {
    pub(super) const fn texts(&self) -> Texts<'static> {
        let Self(file, words, head, also) = *self;
        let described = match also {
            [Also::Whole(definition)] => return definition.texts(),
            [Also::Description(description), ..] => description,
            _ => file,
        };
        Texts::Embedded {
            file,
            described,
            head: Head::new(head),
            words,
        }
    }

    pub(super) const fn parts(&self) -> Parts<'static> {
        let Self(_, _, head, mut also) = *self;
        if let [Also::Whole(definition)] = also {
            return definition.parts();
        }
        let mut parts = Parts::embedded(self.texts(), Head::new(head));
        while let [one, rest @ ..] = also {
            match *one {
                Also::Tools(tools) => parts.tools = Some(tools),
                Also::Model(model) => parts.model = Some(model),
                Also::Color(color) => parts.color = Some(color),
                Also::Settings(settings) => parts.settings = Some(settings),
                Also::Examples(examples) => parts.examples = Some(examples),
                // They are read above.
                Also::Whole(_) | Also::Description(_) => {}
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
        sum += all[index].0.len();
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
    let mut table = [of(&EMPTY); N];
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

const EMPTY: Embedded = Embedded("", "", &[], NOTHING);

const fn of(embedded: &'static Embedded) -> AgentDefinition {
    Definition {
        source: Source::Embedded(embedded),
    }
}
