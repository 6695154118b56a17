//! Texts as tokens: slices of the embedded file wherever possible, so that no byte is in the binary twice.

use proc_macro2::TokenStream;
use quote::quote;

use include_agents_reader::document::Document;
use include_agents_reader::examples;
use include_agents_reader::span::Span;

/// Makes the texts of one agent.
pub(super) struct Texts<'a> {
    file: &'a str,
    /// The decoded description, and where it is in the file if it is there verbatim.
    description: &'a str,
    description_at: Option<usize>,
    /// The description is the constant `D`: it is not a part of the embedded file, and several texts are parts of it.
    has_constant: bool,
    prompt: &'a str,
    prompt_at: Option<usize>,
}

impl<'a> Texts<'a> {
    pub(super) fn of(document: &'a Document) -> Texts<'a> {
        let file = document.source.text.as_str();
        let description = document.agent.description.as_ref();
        let embeds_file = document.prompt.is_verbatim();
        let description_at = description
            .and_then(|it| it.value.verbatim_at(file))
            .filter(|_| embeds_file);
        let examples::Description {
            when_to_use,
            examples,
            ..
        } = &document.description;
        let description = document.description();
        let has_parts = !examples.is_empty() || when_to_use.as_str(description) != description;
        Texts {
            file,
            description,
            description_at,
            has_constant: description_at.is_none() && has_parts,
            prompt: document.prompt(),
            prompt_at: document
                .prompt
                .is_verbatim()
                .then_some(document.prompt.span.start),
        }
    }

    /// Whether the file is embedded at all. It is not if the prompt had to be rewritten.
    pub(super) fn embeds_file(&self) -> bool {
        self.prompt_at.is_some()
    }

    pub(super) fn description(&self) -> TokenStream {
        if self.has_constant {
            return quote!(D);
        }
        self.of_description(&(0..self.description.len()))
    }

    /// The constant that the other texts are parts of, if they are parts of one.
    pub(super) fn constant(&self) -> Option<TokenStream> {
        self.has_constant.then(|| {
            let description = literal(self.description);
            quote!(const D: &__p::str = #description;)
        })
    }

    pub(super) fn prompt(&self) -> TokenStream {
        match self.prompt_at {
            Some(start) => self.slice(start..start + self.prompt.len()),
            None => literal(self.prompt),
        }
    }

    /// The length of the file; of description, when to use and prompt, if all three are parts of it, where each starts,
    /// and its length.
    pub(super) fn numbers(&self, when_to_use: &examples::Text) -> Option<[u32; 7]> {
        let examples::Text::Span(when_to_use) = when_to_use else {
            return None;
        };
        let (description, prompt) = (self.description_at?, self.prompt_at?);
        let numbers = [
            self.file.len(),
            description,
            self.description.len(),
            description + when_to_use.start,
            when_to_use.len(),
            prompt,
            self.prompt.len(),
        ];
        let mut short = [0; 7];
        for (short, number) in short.iter_mut().zip(numbers) {
            *short = u32::try_from(number).ok()?;
        }
        Some(short)
    }

    /// A range of the description.
    pub(super) fn of_description(&self, range: &Span) -> TokenStream {
        match self.description_at {
            Some(start) => self.slice(start + range.start..start + range.end),
            None if self.has_constant => {
                let (start, length) = (number(range.start), number(range.len()));
                quote!(__p::cut(D, #start, #length))
            }
            None => literal(self.description.get(range.clone()).unwrap_or_default()),
        }
    }

    /// A range of the description, cut on demand.
    pub(super) fn part_of_description(&self, range: &Span) -> TokenStream {
        match self.description_at {
            Some(start) => {
                let (start, length) = (number(start + range.start), number(range.len()));
                quote!(__p::Part::of(F, #start, #length))
            }
            None if self.has_constant => {
                let (start, length) = (number(range.start), number(range.len()));
                quote!(__p::Part::of(D, #start, #length))
            }
            None => all(self.description.get(range.clone()).unwrap_or_default()),
        }
    }

    fn slice(&self, span: Span) -> TokenStream {
        debug_assert!(
            self.file.get(span.clone()).is_some(),
            "{span:?} is not a slice of the file"
        );
        let (start, length) = (number(span.start), number(span.len()));
        quote!(__p::cut(F, #start, #length))
    }
}

pub(crate) fn literal(text: &str) -> TokenStream {
    let literal = proc_macro2::Literal::string(text);
    quote!(#literal)
}

/// A text of its own, in place of a part of another text.
pub(super) fn all(text: &str) -> TokenStream {
    quote!(__p::Part::all(#text))
}

fn number(value: usize) -> proc_macro2::Literal {
    proc_macro2::Literal::usize_unsuffixed(value)
}
