//! What the table has of each agent.

use proc_macro2::{Delimiter, Ident, Literal, Span, TokenStream};
use quote::quote;

use super::also::{Also, Lists};
use super::draft::Draft;
use super::head::Embedded;
use super::text::{Texts, all, literal};
use super::tree::{group, list};
use super::{settings, tools};
use include_agents_reader::document::Document;
use include_agents_reader::examples::{Example, Speaker, Text};

/// What the table has of an agent: the runtime's `Embedded`.
pub(super) struct Entry<'a> {
    /// A text with a name, of which other texts are parts.
    constant: Option<TokenStream>,
    /// Its text, the words, the head.
    texts: TokenStream,
    also: Also<'a>,
    /// How long the text is. It is another one if the file changes while its crate is compiled.
    length: usize,
}

impl<'a> Entry<'a> {
    pub(super) fn of(document: &'a Document, draft: &Draft<'_>) -> Entry<'a> {
        let texts = Texts::of(document).with_literal(draft.literal.as_ref());
        match &draft.prepared.embedded {
            Some(embedded) => Entry::embedded(document, embedded, &texts),
            None => Entry::whole(&put_together(document, draft, &texts)),
        }
    }

    fn embedded(document: &'a Document, embedded: &Embedded, texts: &Texts<'_>) -> Entry<'a> {
        let Embedded { head, words, .. } = embedded;
        let head = Literal::byte_string(head);
        let mut whole = texts.whole();
        let examples = examples(document, texts);
        let description = embedded.is_decoded.then(|| texts.description());
        let constant = if embedded.is_decoded {
            texts.constant()
        } else if examples.is_some() {
            let constant = quote!(const F: &__p::str = #whole;);
            whole = quote!(F);
            Some(constant)
        } else {
            None
        };
        whole.extend([quote!(, #words, #head,)]);
        Entry {
            constant,
            texts: whole,
            also: Also::of(&document.agent, description.as_ref(), examples.as_ref()),
            length: embedded.length,
        }
    }

    /// An agent that has a definition of its own.
    pub(super) fn whole(definition: &TokenStream) -> Entry<'a> {
        Entry {
            constant: None,
            texts: quote!("", "", b"",),
            also: Also::whole(definition),
            length: 0,
        }
    }

    /// The tokens of most agents are moved and not copied.
    fn emit(self, also: TokenStream) -> TokenStream {
        let mut arguments = self.texts;
        arguments.extend([also]);
        let mut tokens = quote!(__p::Embedded);
        tokens.extend([group(Delimiter::Parenthesis, arguments)]);
        match self.constant {
            Some(constant) => quote!({ #constant #tokens }),
            None => tokens,
        }
    }
}

/// The statics with all agents and what they share, and where the agents are.
///
/// Each static costs rustc time, and after a change of one agent all agents of its static are read again. With as many
/// statics as there are agents in each, both are few.
pub(super) fn emit(entries: Vec<Entry<'_>>) -> (TokenStream, TokenStream) {
    let lists = Lists::of(entries.iter().map(|entry| &entry.also));
    let mut statics = lists.emit();
    let of_each = entries.len().isqrt().max(1);
    let mut places = TokenStream::new();
    let also: Vec<TokenStream> = entries
        .iter()
        .map(|entry| lists.expression(&entry.also))
        .collect();
    let mut rest = entries.into_iter().zip(also);
    for number in 0..rest.len().div_ceil(of_each) {
        let name = Ident::new(&format!("AGENTS_{number}"), Span::call_site());
        let count = of_each.min(rest.len());
        let mut length = 0;
        let values = list(rest.by_ref().take(count).map(|(entry, also)| {
            length += entry.length;
            entry.emit(also)
        }));
        let length = Literal::usize_unsuffixed(length);
        statics.extend([
            quote!(static #name: [__p::Embedded; #count] = __p::embedded(#values, #length);),
        ]);
        places.extend([quote!(&#name,)]);
    }
    (statics, group(Delimiter::Bracket, places))
}

/// A definition whose texts have no places in a head: they are too far away, or nowhere as they are.
fn put_together(document: &Document, draft: &Draft<'_>, texts: &Texts<'_>) -> TokenStream {
    let agent = &document.agent;
    let name = literal(&document.name);
    let path = literal(&document.source.relative);
    let (whole, constant) = (texts.whole(), texts.constant());
    let (description, prompt) = (texts.description(), texts.prompt());
    let outline = Literal::byte_string(&draft.prepared.outline);
    let depth = u8::try_from(document.source.group_depth()).unwrap_or_default();
    let depth = (depth > 0).then(|| {
        let depth = Literal::u8_unsuffixed(depth);
        quote!(.with_group_depth(#depth))
    });
    let model = settings::model(agent).map(|it| quote!(.with_model(#it)));
    let color = settings::color(agent).map(|it| quote!(.with_color(#it)));
    let tools = agent.tools.as_deref().map(tools::list);
    let tools = tools.map(|it| quote!(.with_tools(#it)));
    let settings = settings::settings(agent).map(|it| quote!(.with_settings(#it)));
    let when_to_use = &document.description.when_to_use;
    let when_to_use =
        (when_to_use.as_str(document.description()) != document.description()).then(|| {
            let when_to_use = text(when_to_use, texts);
            quote!(.with_when_to_use(#when_to_use))
        });
    let examples = examples(document, texts).map(|it| quote!(.with_examples(#it)));
    quote!({
        const F: &__p::str = #whole;
        #constant
        __p::AgentDefinition::new(#name, #description, #prompt)
            .with_path(#path)
            .with_outline(#outline)
            #depth #model #color #tools #settings #when_to_use #examples
    })
}

/// The example dialogues, if there are any.
fn examples(document: &Document, texts: &Texts<'_>) -> Option<TokenStream> {
    let examples = &document.description.examples;
    if examples.is_empty() {
        return None;
    }
    let examples = examples.iter().map(|example| example_of(example, texts));
    let examples = list(examples);
    Some(quote!(&#examples))
}

fn text(text: &Text, texts: &Texts<'_>) -> TokenStream {
    match text {
        Text::Span(range) => texts.of_description(range),
        Text::Owned(text) => literal(text),
    }
}

fn part(text: &Text, texts: &Texts<'_>) -> TokenStream {
    match text {
        Text::Span(range) => texts.part_of_description(range),
        Text::Owned(text) => all(text),
    }
}

fn example_of(example: &Example, texts: &Texts<'_>) -> TokenStream {
    let mut turns = TokenStream::new();
    for turn in &example.turns {
        let function = match turn.speaker {
            Speaker::User => quote!(__p::user),
            Speaker::Assistant => quote!(__p::assistant),
        };
        let said = group(Delimiter::Parenthesis, part(&turn.text, texts));
        turns.extend([function, said, quote!(,)]);
    }
    let turns = group(Delimiter::Bracket, turns);
    let mut tokens = quote!(__p::example(&#turns));
    if let Some(context) = &example.context {
        let context = group(Delimiter::Parenthesis, part(context, texts));
        tokens.extend([quote!(.in_context), context]);
    }
    if let Some(commentary) = &example.commentary {
        let commentary = group(Delimiter::Parenthesis, part(commentary, texts));
        tokens.extend([quote!(.with_commentary), commentary]);
    }
    tokens
}
