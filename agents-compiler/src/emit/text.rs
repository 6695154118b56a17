//! Texts as tokens: slices of the embedded file wherever possible, so that no byte is in the binary twice.

use std::path::Path;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use include_agents_reader::document::Document;
use include_agents_reader::examples;
use include_agents_reader::span::Span;

/// Makes the texts of one agent.
pub(super) struct Texts<'a> {
    /// The text that the others are parts of: the file. If the prompt had to be rewritten, it is description and prompt.
    whole: [&'a str; 2],
    is_file: bool,
    path: &'a Path,
    /// The decoded description, and where it is in `whole` if it is there verbatim.
    description: &'a str,
    description_at: Option<usize>,
    /// The description is the constant `D`: it is not a part of the whole, and several texts are parts of it.
    has_constant: bool,
    prompt: &'a str,
    prompt_at: usize,
    /// The text that is in no file, if its literal has been made.
    made: Option<&'a Literal>,
}

/// Where the texts of an agent are.
pub(super) struct Places {
    /// The length of the whole, of which the prompt is a part.
    pub(super) whole: usize,
    /// Whether description and when to use are parts of the decoded description, and not of the whole.
    pub(super) is_decoded: bool,
    pub(super) description: Span,
    pub(super) when_to_use: Span,
    pub(super) prompt: Span,
}

impl<'a> Texts<'a> {
    pub(super) fn of(document: &'a Document) -> Texts<'a> {
        let file = document.source.text.as_str();
        let (description, prompt) = (document.description(), document.prompt());
        let is_file = document.prompt.is_verbatim();
        let (whole, description_at, prompt_at) = if is_file {
            let verbatim = document.agent.description.as_ref();
            let description_at = verbatim.and_then(|it| it.value.verbatim_at(file));
            let prompt_at = document.prompt.span.start;
            ([file, ""], description_at, prompt_at)
        } else {
            ([description, prompt], Some(0), description.len())
        };
        let examples::Description {
            when_to_use,
            examples,
            ..
        } = &document.description;
        let has_parts = !examples.is_empty() || when_to_use.as_str(description) != description;
        Texts {
            whole,
            path: &document.source.absolute,
            is_file,
            description,
            description_at,
            has_constant: description_at.is_none() && has_parts,
            prompt,
            prompt_at,
            made: None,
        }
    }

    /// The text that is in no file, if there is one: it begins with the one and ends with the other. It is that of which the
    /// others are parts, or the decoded description.
    pub(super) fn in_no_file(&self) -> Option<[&'a str; 2]> {
        if !self.is_file {
            return Some(self.whole);
        }
        self.description_at
            .is_none()
            .then_some([self.description, ""])
    }

    /// Takes this literal for the text that is in no file.
    pub(super) fn with_literal(self, made: Option<&'a Literal>) -> Texts<'a> {
        Texts { made, ..self }
    }

    /// The literal of the text that is in no file.
    fn literal(&self) -> TokenStream {
        match self.made {
            Some(made) => quote!(#made),
            None => literal(&self.in_no_file().unwrap_or_default().concat()),
        }
    }

    /// The text that the others are parts of.
    pub(super) fn whole(&self) -> TokenStream {
        let path = self.path.to_str();
        if let Some(path) = path.filter(|_| self.is_file) {
            return quote!(__p::include_str!(#path));
        }
        let whole = self.literal();
        match path {
            Some(path) => quote!(__p::tracked(#whole, __p::include_bytes!(#path))),
            None => whole,
        }
    }

    pub(super) fn description(&self) -> TokenStream {
        if self.has_constant {
            return quote!(D);
        }
        if self.description_at.is_none() {
            return self.literal();
        }
        self.of_description(&(0..self.description.len()))
    }

    /// The constant that the other texts are parts of, if they are parts of one.
    pub(super) fn constant(&self) -> Option<TokenStream> {
        self.has_constant.then(|| {
            let description = self.literal();
            quote!(const D: &__p::str = #description;)
        })
    }

    pub(super) fn prompt(&self) -> TokenStream {
        slice(&(self.prompt_at..self.prompt_at + self.prompt.len()))
    }

    /// Where description, when to use and prompt are, if all three are parts of texts.
    pub(super) fn places(&self, when_to_use: &examples::Text) -> Option<Places> {
        let examples::Text::Span(when_to_use) = when_to_use else {
            return None;
        };
        let description = self.description_at.unwrap_or_default();
        Some(Places {
            is_decoded: self.description_at.is_none(),
            whole: self.whole.iter().map(|part| part.len()).sum(),
            description: description..description + self.description.len(),
            when_to_use: description + when_to_use.start..description + when_to_use.end,
            prompt: self.prompt_at..self.prompt_at + self.prompt.len(),
        })
    }

    /// A range of the description.
    pub(super) fn of_description(&self, range: &Span) -> TokenStream {
        match self.description_at {
            Some(start) => slice(&(start + range.start..start + range.end)),
            None if self.has_constant => {
                let (start, length) = (number(range.start), number(range.len()));
                quote!(__p::cut(D, #start, #length))
            }
            None => literal(self.description.get(range.clone()).unwrap_or_default()),
        }
    }

    /// A range of the description as arguments of a function that cuts it on demand: a text, a start and a length.
    pub(super) fn part_of_description(&self, range: &Span) -> TokenStream {
        let (start, length) = (range.start, number(range.len()));
        match self.description_at {
            Some(description) => {
                let start = number(description + start);
                quote!(F, #start, #length)
            }
            None if self.has_constant => {
                let start = number(start);
                quote!(D, #start, #length)
            }
            None => all(self.description.get(range.clone()).unwrap_or_default()),
        }
    }
}

/// A part of the whole.
fn slice(span: &Span) -> TokenStream {
    let (start, length) = (number(span.start), number(span.len()));
    quote!(__p::cut(F, #start, #length))
}

pub(crate) fn literal(text: &str) -> TokenStream {
    let literal = proc_macro2::Literal::string(text);
    quote!(#literal)
}

/// A text of its own, in place of a part of another text.
pub(super) fn all(text: &str) -> TokenStream {
    let length = number(text.len());
    quote!(#text, 0, #length)
}

fn number(value: usize) -> proc_macro2::Literal {
    proc_macro2::Literal::usize_unsuffixed(value)
}
