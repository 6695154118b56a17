//! The table: one `AgentDefinition` for each agent.

use std::collections::HashSet;

use proc_macro2::{Delimiter, Ident, Literal, Span, TokenStream};
use quote::quote;

use heck::ToSnakeCase as _;
use include_agents_runtime::{Color, Effort, Model};

use super::draft::Draft;
use super::head::{self, Embedded};
use super::params::{self, ParamLists};
use super::text::{Texts, all, literal};
use super::tools::{ToolLists, texts, tool_list};
use super::tree::{group, list};
use super::value::map;
use super::{enumeration, index, prompts, variants};
use crate::compile::Compiled;
use crate::invocation::Invocation;
use include_agents_reader::agent::{Agent, McpServer, Setting};
use include_agents_reader::catalog::Catalog;
use include_agents_reader::claude_code::Field;
use include_agents_reader::diagnostic::Diagnostic;
use include_agents_reader::document::Document;
use include_agents_reader::examples::{Example, Speaker, Text};
use include_agents_reader::order;

/// The lists of a catalog that its definitions may share.
pub(super) struct Lists<'a> {
    tools: ToolLists<'a>,
    pub(super) params: ParamLists<'a>,
}

impl<'a> Lists<'a> {
    pub(super) fn of(catalog: &'a Catalog) -> Lists<'a> {
        Lists {
            tools: ToolLists::of(catalog),
            params: ParamLists::of(catalog),
        }
    }
}

/// The static table, and the function that reads it.
///
/// The definition of an agent whose file has an error is the `failure`: a policy would be violated by values that are not those of
/// the file.
pub(super) fn emit_table(
    invocation: &Invocation,
    compiled: &Compiled,
    drafts: &[Draft<'_>],
    lists: &Lists<'_>,
    failure: Option<&TokenStream>,
    root: &TokenStream,
) -> TokenStream {
    let catalog = &compiled.checked.catalog;
    let errors = compiled.checked.problems.iter().filter(|it| it.is_error());
    let broken: HashSet<usize> = errors.filter_map(Diagnostic::file).collect();
    let is_broken =
        |document: &Document| document.front_matter.is_none() || broken.contains(&document.file);
    let name = &invocation.name;
    let visibility = &invocation.visibility;
    let (tools, params) = (lists.tools.emit(), lists.params.emit());
    let entries: Vec<Entry> = catalog
        .agents
        .iter()
        .zip(drafts)
        .map(|(entry, draft)| match failure {
            Some(failure) if is_broken(&entry.document) => Entry::whole(failure.clone()),
            _ => Entry::of(&entry.document, draft, lists),
        })
        .collect();
    let (statics, places) = statics(entries);
    let count = catalog.agents.len();
    let body = if count == 0 {
        quote!(match self {})
    } else {
        quote!(&TABLE[self as __p::usize])
    };
    let names: Vec<&str> = catalog.names().collect();
    let index = Literal::byte_string(&index::build(&names));
    let look_up = look_up(invocation, catalog, &names);
    // One item for all of them: each item costs rustc time.
    let tracked: Vec<&str> = catalog
        .skipped
        .iter()
        .filter_map(|path| path.to_str())
        .chain(
            invocation
                .options
                .config
                .iter()
                .filter_map(|path| path.to_str()),
        )
        .collect();
    let tracked = (!tracked.is_empty()).then(|| {
        quote!(
            const _: &[&[__p::u8]] = &[#(__p::include_bytes!(#tracked)),*];
        )
    });
    let from_str = from_str(invocation);
    let prompts = prompts::emit_impls(invocation, catalog, &lists.params);
    quote! {
        const _: () = {
            use #root::__private as __p;
            #tracked
            #tools
            #params
            #statics
            static TABLE: [__p::AgentDefinition; #count] = __p::table(&#places);
            static INDEX: __p::Index = __p::Index::new(#index);
            impl #name {
                /// Returns everything that the file of this agent defines.
                #[must_use]
                #visibility const fn definition(self) -> &'static __p::AgentDefinition {
                    #body
                }

                /// Returns the agent of that name.
                #[must_use]
                #visibility const fn from_name(name: &__p::str) -> __p::Option<Self> {
                    #look_up
                }
            }
            #from_str
            #prompts
        };
    }
}

/// An element of the statics.
struct Entry {
    tokens: TokenStream,
    /// How long the file is of which its texts are parts; 0 if they are not, or if the tokens check it by themselves.
    length: usize,
}

impl Entry {
    fn of(document: &Document, draft: &Draft<'_>, lists: &Lists<'_>) -> Entry {
        let texts = Texts::of(document).with_literal(draft.literal.as_ref());
        match &draft.prepared.embedded {
            Some(embedded) => Entry::embedded(document, embedded, &texts, lists),
            None => Entry::whole(put_together(document, draft, &texts, lists)),
        }
    }

    fn embedded(
        document: &Document,
        embedded: &Embedded,
        texts: &Texts<'_>,
        lists: &Lists<'_>,
    ) -> Entry {
        let agent = &document.agent;
        let Embedded { head, words, .. } = embedded;
        let (whole, head) = (texts.whole(), Literal::byte_string(head));
        let tools = agent.tools.as_deref().map(|list| lists.tools.list(list));
        let examples = examples(document, texts);
        let rare = rare(agent, examples.as_ref(), lists);
        let tokens = if rare.is_empty() && !embedded.is_decoded {
            // Streams are moved into the arguments, of which there are most.
            let (variant, rest) = match tools {
                Some(tools) => (quote!(__p::Listing), quote!(, #words, #head, #tools)),
                None => (quote!(__p::Inheriting), quote!(, #words, #head)),
            };
            let mut arguments = whole;
            arguments.extend([rest]);
            let mut tokens = variant;
            tokens.extend([group(Delimiter::Parenthesis, arguments)]);
            tokens
        } else {
            let tools = tools.map(|tools| quote!(__p::Also::Tools(#tools)));
            let also = list(tools.into_iter().chain(rare));
            if embedded.is_decoded {
                let (description, constant) = (texts.description(), texts.constant());
                let entry = quote!(__p::Decoded(#whole, #description, #words, #head, &#also));
                match constant {
                    Some(constant) => quote!({ #constant #entry }),
                    None => entry,
                }
            } else if examples.is_some() {
                // They are parts of the same text.
                quote!({
                    const F: &__p::str = #whole;
                    __p::With(F, #words, #head, &#also)
                })
            } else {
                quote!(__p::With(#whole, #words, #head, &#also))
            }
        };
        let length = embedded.length;
        Entry { tokens, length }
    }

    fn whole(definition: TokenStream) -> Entry {
        let mut reference = quote!(&);
        reference.extend([definition]);
        let mut tokens = quote!(__p::Whole);
        tokens.extend([group(Delimiter::Parenthesis, reference)]);
        Entry { tokens, length: 0 }
    }
}

/// The statics with the agents, and where they are.
///
/// Each static costs rustc time, and after a change of one agent all agents of its static are read again. With as many
/// statics as there are agents in each, both are few.
fn statics(entries: Vec<Entry>) -> (TokenStream, TokenStream) {
    let of_each = entries.len().isqrt().max(1);
    let mut statics = TokenStream::new();
    let mut places = TokenStream::new();
    let mut rest = entries.into_iter();
    for number in 0..rest.len().div_ceil(of_each) {
        let name = Ident::new(&format!("AGENTS_{number}"), Span::call_site());
        let count = of_each.min(rest.len());
        let mut length = 0;
        let values = list(rest.by_ref().take(count).map(|entry| {
            length += entry.length;
            entry.tokens
        }));
        let length = Literal::usize_unsuffixed(length);
        statics.extend([
            quote!(static #name: [__p::Embedded; #count] = __p::embedded(#values, #length);),
        ]);
        places.extend([quote!(&#name,)]);
    }
    (statics, group(Delimiter::Bracket, places))
}

/// The parsing of a name at run time. It can return any agent, so with it no agent would count as unused.
fn from_str(invocation: &Invocation) -> TokenStream {
    if invocation.options.report_unused {
        return TokenStream::new();
    }
    let name = &invocation.name;
    quote! {
        impl __p::FromStr for #name {
            type Err = __p::UnknownAgent;
            fn from_str(name: &__p::str) -> __p::Result<Self, __p::UnknownAgent> {
                match Self::from_name(name) {
                    __p::Some(agent) => __p::Ok(agent),
                    __p::None => __p::Err(__p::UnknownAgent::among(name, &TABLE)),
                }
            }
        }
    }
}

/// The body of `from_name`.
fn look_up(invocation: &Invocation, catalog: &Catalog, names: &[&str]) -> TokenStream {
    let found = quote! {
        match __p::find(&INDEX, &TABLE, name) {
            __p::Some(index) => __p::Some(Self::ALL[index]),
            __p::None => __p::None,
        }
    };
    if names.is_empty() || names.len() > index::FEW {
        return found;
    }
    let names = names
        .iter()
        .map(|name| Literal::byte_string(name.as_bytes()));
    let variants = enumeration::variants(invocation, catalog);
    quote! {
        if __p::UNOPTIMIZED {
            match name.as_bytes() {
                #(#names => __p::Some(Self::#variants),)*
                _ => __p::None,
            }
        } else {
            #found
        }
    }
}

/// What few agents have, as variants of the runtime's `Also`.
fn rare(agent: &Agent, examples: Option<&TokenStream>, lists: &Lists<'_>) -> Vec<TokenStream> {
    let mut rare = Vec::new();
    if !head::is_short(agent) {
        rare.extend(model(agent).map(|it| quote!(__p::Also::Model(#it))));
        rare.extend(color(agent).map(|it| quote!(__p::Also::Color(#it))));
    }
    rare.extend(settings(agent, lists).map(|it| quote!(__p::Also::Settings(#it))));
    rare.extend(examples.map(|it| quote!(__p::Also::Examples(#it))));
    rare
}

/// A definition whose texts have no places in a head: they are too far away, or nowhere as they are.
fn put_together(
    document: &Document,
    draft: &Draft<'_>,
    texts: &Texts<'_>,
    lists: &Lists<'_>,
) -> TokenStream {
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
    let model = model(agent).map(|it| quote!(.with_model(#it)));
    let color = color(agent).map(|it| quote!(.with_color(#it)));
    let tools = agent.tools.as_deref().map(|list| {
        let list = lists.tools.list(list);
        quote!(.with_tools(#list))
    });
    let settings = settings(agent, lists).map(|it| quote!(.with_settings(#it)));
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

fn model(agent: &Agent) -> Option<TokenStream> {
    model_tokens(&agent.model.as_ref()?.value.0)
}

fn color(agent: &Agent) -> Option<TokenStream> {
    color_tokens(agent.color?)
}

/// The model as the runtime reads its text; one without a text is as good as absent.
fn model_tokens(text: &str) -> Option<TokenStream> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let alias = Model::alias(text).and_then(variants::model);
    Some(alias.unwrap_or_else(|| quote!(__p::Model::Id(#text))))
}

fn color_tokens(color: Color) -> Option<TokenStream> {
    if let Color::Rgb(rgb) = color {
        let (r, g, b) = (rgb.red(), rgb.green(), rgb.blue());
        let [r, g, b] = [r, g, b].map(Literal::u8_unsuffixed);
        return Some(quote!(__p::Color::Rgb(__p::Rgb::new(#r, #g, #b))));
    }
    variants::color(color)
}

/// The fields that few agents set, in the order of [`Field::ALL`], if there are any.
fn settings(agent: &Agent, lists: &Lists<'_>) -> Option<TokenStream> {
    let mut calls: Vec<(Field, TokenStream)> = Vec::new();
    if !agent.disallowed_tools.is_empty() {
        calls.push((
            Field::DisallowedTools,
            tool_list(&texts(&agent.disallowed_tools)),
        ));
    }
    let mode = agent.permission_mode.as_ref();
    if let Some(mode) = mode.and_then(|mode| variants::permission_mode(mode.value)) {
        calls.push((Field::PermissionMode, mode));
    }
    if let Some(memory) = agent.memory.and_then(variants::memory) {
        calls.push((Field::Memory, memory));
    }
    calls.extend(
        agent
            .settings
            .iter()
            .filter_map(|(field, setting)| Some((*field, setting_tokens(setting)?))),
    );
    order::sort_by(&mut calls, |(one, _), (other, _)| one.cmp(other));
    let calls = calls.into_iter().map(|(field, value)| {
        let setter = setter(field);
        quote!(.#setter(#value))
    });
    let mut calls: TokenStream = calls.collect();
    if calls.is_empty() && agent.metadata.is_empty() {
        return lists.params.settings(&agent.params);
    }
    if !agent.params.is_empty() {
        let params = params::list_of(&agent.params);
        calls.extend([quote!(.with_params(#params))]);
    }
    if !agent.metadata.is_empty() {
        let metadata = map(&agent.metadata);
        calls.extend([quote!(.with_metadata(#metadata))]);
    }
    Some(quote!(&__p::Settings::new() #calls))
}

/// The function of the runtime's `Settings` that sets a field: of `maxTurns`, `with_max_turns`.
fn setter(field: Field) -> Ident {
    Ident::new(
        &format!("with_{}", field.key().to_snake_case()),
        Span::call_site(),
    )
}

/// The argument of [`setter`].
fn setting_tokens(setting: &Setting) -> Option<TokenStream> {
    Some(match setting {
        Setting::Text(text) => literal(text),
        Setting::Integer(number) => {
            let number = Literal::u64_unsuffixed(*number);
            quote!(#number)
        }
        Setting::Boolean(flag) => quote!(#flag),
        Setting::Names(names) => quote!(&[#(#names),*]),
        Setting::Servers(servers) => {
            let servers = servers.iter().map(mcp_server);
            quote!(&[#(#servers),*])
        }
        Setting::Map(entries) => map(entries),
        Setting::Effort(Effort::Level(level)) => {
            let level = Literal::i64_unsuffixed(*level);
            quote!(__p::Effort::Level(#level))
        }
        Setting::Effort(effort) => variants::effort(*effort)?,
        Setting::Isolation(isolation) => variants::isolation(*isolation)?,
    })
}

fn mcp_server(server: &McpServer) -> TokenStream {
    let name = literal(&server.name);
    let config = server.config.as_ref().map(|config| {
        let config = map(config);
        quote!(.with_config(#config))
    });
    quote!(__p::McpServer::new(#name) #config)
}
