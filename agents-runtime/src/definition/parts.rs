//! What a definition consists of.

use crate::group;
use crate::packed::{Packed, option};
use crate::texts::{Apart, Head, Texts};
use crate::{Color, Example, List, Model, Settings, Tool};

/// The parts of a [`Definition`](super::Definition).
#[derive(Clone, Copy)]
pub(super) struct Parts<'a> {
    pub(super) texts: Texts<'a>,
    /// What follows is in here, unless it is set.
    pub(super) packed: &'a str,
    pub(super) examples: Option<&'a [Example<'a>]>,
    pub(super) tools: Option<&'a [Tool<'a>]>,
    pub(super) model: Option<Model<'a>>,
    pub(super) settings: Option<&'a Settings<'a>>,
    pub(super) color: Option<Color>,
}

/// The places of what is packed.
const EXAMPLES: usize = 0;
const TOOLS: usize = 1;
const SETTINGS: usize = 2;
const DEPTH: usize = 3;

impl<'a> Parts<'a> {
    pub(super) const fn new(name: &'a str, description: &'a str, prompt: &'a str) -> Self {
        Self {
            texts: Texts::Apart(Apart {
                name,
                description,
                when_to_use: description,
                prompt,
                path: "",
                outline: &[],
            }),
            packed: "",
            examples: None,
            tools: None,
            model: None,
            settings: None,
            color: None,
        }
    }

    /// Those of an agent with a head.
    pub(super) const fn embedded(texts: Texts<'a>, head: Head<'a>) -> Self {
        Self {
            texts,
            packed: "",
            examples: None,
            tools: None,
            model: match head.model() {
                0 => None,
                place => Some(Model::NAMED[place - 1]),
            },
            settings: None,
            color: match head.color() {
                0 => None,
                place => Some(Color::NAMED[place - 1]),
            },
        }
    }

    pub(super) const fn examples(&self) -> List<'a, Example<'a>> {
        match self.examples {
            Some(examples) => List::new(examples),
            None => List::packed(self.unpacked(EXAMPLES)),
        }
    }

    pub(super) const fn listed_tools(&self) -> Option<List<'a, Tool<'a>>> {
        match self.tools {
            Some(tools) => Some(List::new(tools)),
            None => match option(self.unpacked(TOOLS)) {
                Some(tools) => Some(List::packed(tools)),
                None => None,
            },
        }
    }

    pub(super) const fn settings(&self) -> Settings<'a> {
        match self.settings {
            Some(settings) => *settings,
            None => Settings::unpack(self.unpacked(SETTINGS)),
        }
    }

    /// How many folders of the path are the group, if that is not where the texts are.
    pub(super) const fn packed_depth(&self) -> u8 {
        group::unpack_depth(self.unpacked(DEPTH))
    }

    /// A part of what is packed; empty if nothing is.
    const fn unpacked(&self, part: usize) -> &'a str {
        match Packed(self.packed).get(part) {
            Some(text) => text,
            None => "",
        }
    }
}

impl PartialEq<Parts<'_>> for Parts<'_> {
    fn eq(&self, other: &Parts<'_>) -> bool {
        // All fields but `packed`, in which the others are.
        let Parts {
            texts,
            packed: _,
            examples: _,
            tools: _,
            model,
            settings: _,
            color,
        } = *self;
        texts.name() == other.texts.name()
            && texts.description() == other.texts.description()
            && texts.when_to_use() == other.texts.when_to_use()
            && texts.prompt() == other.texts.prompt()
            && texts.path() == other.texts.path()
            && texts.outline() == other.texts.outline()
            && self.examples() == other.examples()
            && self.listed_tools() == other.listed_tools()
            && model == other.model
            && color == other.color
            && self.settings() == other.settings()
    }
}
