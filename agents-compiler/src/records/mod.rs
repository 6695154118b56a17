//! Records: front matters read by the types that a call declares in its [`schema`](crate::schema).

mod read;
mod scalar;
#[cfg(test)]
mod tests;
mod tools;

pub use tools::TypedTools;

use include_agents_reader::catalog::Catalog;
use include_agents_reader::diagnostic::{Diagnostic, position};
use include_agents_reader::document::Document;

use crate::invocation::Invocation;
use crate::schema::ForeignEnum;

/// The maximum number of other places of a foreign variant in a message.
const ALSO_AT: usize = 5;

/// Reads the metadata and the tools of every agent that is emitted.
pub(crate) fn read_all(catalog: &Catalog, invocation: &Invocation) -> (Records, Vec<Diagnostic>) {
    let (records, problems) = read::read_all(catalog, invocation);
    let tools = tools::read_all(catalog, invocation);
    (Records { tools, ..records }, problems)
}

/// A value that fits its type.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// Of a `bool`.
    Bool(bool),
    /// Of an integer.
    Int(i128),
    /// Of a float.
    Float {
        /// The value.
        value: f64,
        /// Whether it is an `f32`.
        single: bool,
    },
    /// Of a `char`.
    Char(char),
    /// Of a `&'static str`.
    Str(String),
    /// `None`.
    None,
    /// `Some(…)`.
    Some(Box<Typed>),
    /// Of a slice.
    List(Vec<Typed>),
    /// Of a struct: a value for each field.
    Struct {
        /// Which struct.
        index: usize,
        /// The values of its fields.
        fields: Vec<Typed>,
    },
    /// Of an enum of the call.
    Variant {
        /// Which enum.
        index: usize,
        /// Which variant.
        variant: usize,
    },
    /// An agent of the catalog.
    Agent(usize),
    /// Of an enum from elsewhere: an index into [`Records::foreign`].
    Foreign(usize),
    /// The default of a field.
    Default {
        /// Which struct.
        index: usize,
        /// Which field.
        field: usize,
    },
}

/// A variant of a foreign enum that a file uses.
#[derive(Debug)]
pub struct ForeignVariant {
    /// The enum.
    pub of: ForeignEnum,
    /// The variant that the value should be.
    pub variant: String,
    /// The message for the case that rustc finds no such variant.
    pub problem: Diagnostic,
}

impl ForeignVariant {
    /// The index of a variant, which is added if it is new: then `problem` makes its message. If it is not, the message
    /// mentions this place, too.
    fn intern(
        variants: &mut Vec<ForeignVariant>,
        of: &ForeignEnum,
        variant: String,
        (document, at): (&Document, usize),
        problem: impl FnOnce(&str) -> Diagnostic,
    ) -> usize {
        let is_it = |known: &ForeignVariant| known.variant == variant && known.of.text == of.text;
        let Some(index) = variants.iter().position(is_it) else {
            variants.push(ForeignVariant {
                of: of.clone(),
                problem: problem(&variant),
                variant,
            });
            return variants.len() - 1;
        };
        let (line, column) = position(&document.source.text, at);
        let place = format!("also at {}:{line}:{column}", document.source.display);
        if let Some(known) = variants.get_mut(index)
            && known.problem.notes.len() <= ALSO_AT
        {
            known.problem.notes.push(place);
        }
        index
    }
}

/// The typed front matters of a catalog.
#[derive(Debug, Default)]
pub struct Records {
    /// One for each emitted agent; `None` if it has an error, which was reported.
    pub agents: Vec<Option<Typed>>,
    /// The variants of foreign enums.
    pub foreign: Vec<ForeignVariant>,
    /// The tools, where the call says of which type they are.
    pub tools: TypedTools,
}
