//! What the generated code has for each file, and the table that is made of it.

use super::{AgentDefinition, Definition, Origin, Parts};
use crate::texts::{Head, Texts};
use crate::{Color, Example, Model, Settings, Tool};

/// What is generated for an agent: the text of its file, words that contain its path and its name, a head, and extras.
///
/// It is a literal, for which rustc needs a third of the instructions that a call takes, and it has no lifetime, which rustc would
/// have to check in each field. It is read when something is asked for: one call of a function for each agent, when a crate is
/// built, takes rustc as long as all the rest of the table.
#[derive(Clone, Copy)]
pub struct Embedded(
    pub &'static str,
    pub &'static str,
    pub &'static [u8],
    pub &'static [Extra],
);

/// Something that an agent has besides its texts and the short values in its head.
#[derive(Clone, Copy)]
pub enum Extra {
    /// All of the agent, if its texts have no places in a head. It is the only extra then.
    Whole(&'static AgentDefinition),
    /// The description, if it is not a part of the file. It is the first extra, and the head has places in it.
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

/// Those of most agents.
pub const NO_EXTRAS: &[Extra] = &[];

impl Embedded {
    pub(super) const fn texts(&self) -> Texts<'static> {
        let Self(file, words, head, extras) = *self;
        let described = match extras {
            [Extra::Whole(definition)] => return definition.texts(),
            [Extra::Description(description), ..] => description,
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
        let Self(_, _, head, mut extras) = *self;
        if let [Extra::Whole(definition)] = extras {
            return definition.parts();
        }
        let mut parts = Parts::embedded(self.texts(), Head::new(head));
        while let [one, rest @ ..] = extras {
            match *one {
                Extra::Tools(tools) => parts.tools = Some(tools),
                Extra::Model(model) => parts.model = Some(model),
                Extra::Color(color) => parts.color = Some(color),
                Extra::Settings(settings) => parts.settings = Some(settings),
                Extra::Examples(examples) => parts.examples = Some(examples),
                // They are read above.
                Extra::Whole(_) | Extra::Description(_) => {}
            }
            extras = rest;
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

const EMPTY: Embedded = Embedded("", "", &[], NO_EXTRAS);

const fn of(embedded: &'static Embedded) -> AgentDefinition {
    Definition {
        origin: Origin::Embedded(embedded),
    }
}
