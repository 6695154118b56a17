//! The rows of the table: one for each agent.

use proc_macro2::{Delimiter, Ident, Literal, Span, TokenStream};
use quote::quote;

use super::draft::Draft;
use super::extras::{ExtraLists, Extras};
use super::head::PackedTexts;
use super::text::{Texts, all, literal};
use super::tree::{group, list};
use super::{params, settings, tools};
use include_agents_reader::document::Document;
use include_agents_reader::examples::{Example, Speaker, Text};

/// The row of an agent: the runtime's `Embedded`.
pub(super) struct Row<'a> {
    /// The declaration of `F` or `D`, of which other texts are parts.
    constant: Option<TokenStream>,
    /// The arguments before the extras: its text, the words, the head.
    texts: TokenStream,
    extras: Extras<'a>,
    /// The length of the text in bytes. rustc checks it, since the file may change while its crate is compiled.
    length: usize,
}

impl<'a> Row<'a> {
    pub(super) fn of(document: &'a Document, draft: &Draft<'_>) -> Row<'a> {
        let texts = Texts::of(document).with_literal(draft.literal.as_ref());
        match &draft.prepared.embedded {
            Some(embedded) => Row::embedded(document, embedded, &texts),
            None => Row::whole(&put_together(document, draft, &texts)),
        }
    }

    fn embedded(document: &'a Document, embedded: &PackedTexts, texts: &Texts<'_>) -> Row<'a> {
        let PackedTexts { head, words, .. } = embedded;
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
        Row {
            constant,
            texts: whole,
            extras: Extras::of(&document.agent, description.as_ref(), examples.as_ref()),
            length: embedded.length,
        }
    }

    /// The row of an agent with a definition of its own.
    pub(super) fn whole(definition: &TokenStream) -> Row<'a> {
        Row {
            constant: None,
            texts: quote!("", "", b"",),
            extras: Extras::whole(definition),
            length: 0,
        }
    }

    /// Moves the tokens of most agents, without copying them.
    fn emit(self, extras: TokenStream) -> TokenStream {
        let mut arguments = self.texts;
        arguments.extend([extras]);
        let mut tokens = quote!(__p::Embedded);
        tokens.extend([group(Delimiter::Parenthesis, arguments)]);
        match self.constant {
            Some(constant) => quote!({ #constant #tokens }),
            None => tokens,
        }
    }
}

/// The statics with all rows and the constants that rows share; and references to the statics.
///
/// Each static costs rustc time, and after a change of one agent all rows of its static are read again. With as many
/// statics as there are rows in each, both are few.
pub(super) fn emit(rows: Vec<Row<'_>>) -> (TokenStream, TokenStream) {
    let lists = ExtraLists::of(rows.iter().map(|row| &row.extras));
    let mut statics = lists.emit();
    let of_each = rows.len().isqrt().max(1);
    let mut places = TokenStream::new();
    let extras: Vec<TokenStream> = rows
        .iter()
        .map(|row| lists.expression(&row.extras))
        .collect();
    let mut rest = rows.into_iter().zip(extras);
    for number in 0..rest.len().div_ceil(of_each) {
        let name = Ident::new(&format!("AGENTS_{number}"), Span::call_site());
        let count = of_each.min(rest.len());
        let mut length = 0;
        let values = list(rest.by_ref().take(count).map(|(row, extras)| {
            length += row.length;
            row.emit(extras)
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
    let calls = settings::other_than_params(agent);
    let settings = settings::with_params(calls, &params::of(agent));
    let settings = settings.map(|it| quote!(.with_settings(#it)));
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
