//! Custom fields: the structs and enums that a call declares for the extra keys of its front matters.
//!
//! ```text
//! include_agents! {
//!     pub enum Agent in "agents";
//!     pub struct Metadata { owner: &'static str, priority: u8 = 3, tags: &'static [Tag], reviewer: Option<Agent> }
//!     pub enum Tag { Web, DataAi }
//! }
//! ```
//!
//! `parse` reads the declarations, and `resolve` determines what their types mean. [`records`](crate::records) reads front
//! matters by them. The first struct is what `metadata()` returns; the others, and the enums, are the types of fields.

mod parse;
mod resolve;

use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::parse::ParseStream;
use syn::{Attribute, Ident, Path, Type, Visibility};

use include_agents_reader::shape::Keys;

/// The declarations of a call after its enum of agents.
#[derive(Default)]
pub struct Schema {
    /// The structs; `metadata()` returns the first.
    pub structs: Vec<Structure>,
    /// The closed sets.
    pub enums: Vec<Enumeration>,
    /// Errors in them; the rest of the call is still used.
    pub errors: Vec<syn::Error>,
}

/// A struct: a map of the front matter.
pub struct Structure {
    /// Docs, derives and other attributes that are not ours.
    pub attributes: Vec<Attribute>,
    /// Its visibility.
    pub visibility: Visibility,
    /// Its name.
    pub name: Ident,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// A field: a key of the map.
pub struct Field {
    /// Docs and other attributes that are not ours.
    pub attributes: Vec<Attribute>,
    /// Its visibility.
    pub visibility: Visibility,
    /// Its name in Rust.
    pub name: Ident,
    /// Its type, every reference `'static`.
    pub ty: Type,
    /// The key in the front matter.
    pub key: String,
    /// What its type means, or `None` if the type is not supported, which was reported.
    pub kind: Option<Kind>,
    /// The expression after `=`, for files without the key.
    pub default: Option<TokenStream>,
}

/// A closed set that the call declares. Its values are checked like those of Claude Code's own sets.
pub struct Enumeration {
    /// Docs, derives and other attributes that are not ours.
    pub attributes: Vec<Attribute>,
    /// Its visibility.
    pub visibility: Visibility,
    /// Its name.
    pub name: Ident,
    /// Its variants.
    pub variants: Vec<Variant>,
}

/// A variant: a value.
pub struct Variant {
    /// Docs and other attributes that are not ours.
    pub attributes: Vec<Attribute>,
    /// Its name in Rust.
    pub name: Ident,
    /// The value in the front matter.
    pub key: String,
    /// Whether `rename` sets the key: then no other spelling is accepted.
    pub renamed: bool,
}

/// The values that a type accepts.
#[derive(Clone, Debug)]
pub enum Kind {
    /// `bool`.
    Bool,
    /// An integer with its bounds.
    Int {
        /// The smallest value.
        min: i128,
        /// The largest value.
        max: i128,
    },
    /// `f32` or `f64`, and its largest value.
    Float {
        /// The largest finite value.
        max: f64,
    },
    /// `char`.
    Char,
    /// `&'static str`.
    Str,
    /// `Option<T>`.
    Option(Box<Kind>),
    /// `&'static [T]`.
    List(Box<Kind>),
    /// A struct of the call, by index.
    Struct(usize),
    /// An enum of the call, by index.
    Enum(usize),
    /// The enum of the agents itself.
    Agent,
    /// An enum that is declared elsewhere, whose variants only rustc knows.
    Foreign(ForeignEnum),
}

/// An enum that is declared elsewhere.
#[derive(Clone, Debug)]
pub struct ForeignEnum {
    /// The path, as it was written.
    pub path: TokenStream,
    /// The same for messages: `my_crate::Category`.
    pub text: String,
}

impl ForeignEnum {
    /// The enum at a path.
    pub(crate) fn at(path: &Path) -> ForeignEnum {
        let path = path.to_token_stream();
        let text = path.to_string().replace(' ', "");
        ForeignEnum { path, text }
    }
}

/// Parses the declarations after the enum `agents`, to the end of `input`, and resolves their types.
///
/// `keys` are those of Claude Code's own fields.
pub(crate) fn read_declarations(
    input: ParseStream<'_>,
    agents: &Ident,
    keys: &Keys,
) -> syn::Result<Schema> {
    let mut errors = Vec::new();
    let mut schema = parse::parse(input, &mut errors)?;
    resolve::resolve(&mut schema, agents, keys, &mut errors);
    schema.errors = errors;
    Ok(schema)
}

impl Schema {
    /// Whether the call declares anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.structs.is_empty() && self.enums.is_empty()
    }

    /// The struct that `metadata()` returns.
    #[must_use]
    pub fn root(&self) -> Option<&Structure> {
        self.structs.first()
    }

    /// Whether it has no errors, so that front matters can be read by it.
    pub(crate) fn is_sound(&self) -> bool {
        self.errors.is_empty()
    }
}

impl Structure {
    /// The sentence about a field in messages.
    pub(crate) fn declares(&self, field: &Field) -> String {
        format!("`{}` declares `{}`", self.name, field.declaration())
    }
}

impl Field {
    /// Whether every map must have the key.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.default.is_none() && !matches!(self.kind, Some(Kind::Option(_)))
    }

    /// The field as its author declared it, without the default: `owner: &'static str`.
    #[must_use]
    pub fn declaration(&self) -> String {
        format!("{}: {}", self.name, plain_type(&self.ty))
    }
}

/// A type as people write it, without the spaces that tokens print with.
fn plain_type(ty: &Type) -> String {
    let mut text = quote::ToTokens::to_token_stream(ty).to_string();
    for (spaced, plain) in [
        (" :: ", "::"),
        (" < ", "<"),
        (" >", ">"),
        ("& ", "&"),
        ("' ", "'"),
        ("[ ", "["),
        (" ]", "]"),
        (" ,", ","),
    ] {
        text = text.replace(spaced, plain);
    }
    text
}
