//! The enum, its accessors, and the constants beside it.

use std::borrow::Cow;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};

use super::derives;
use super::docs::{self, Docs};
use super::draft::Draft;
use crate::invocation::Invocation;
use crate::pages::{self, Links};
use include_agents_reader::catalog::{Catalog, Entry};

/// The accessors that the enum shares with a definition: name, type, docs.
const ACCESSORS: &[(&str, &str, &str)] = &[
    (
        "name",
        "&'static __p::str",
        "The name by which Claude Code knows the agent.",
    ),
    (
        "description",
        "&'static __p::str",
        "When to use the agent, as Claude Code reads it.",
    ),
    (
        "when_to_use",
        "&'static __p::str",
        "The description without its examples.",
    ),
    (
        "examples",
        "__p::List<'static, __p::Example<'static>>",
        "The example dialogues of the description.",
    ),
    (
        "model",
        "__p::Option<__p::Model<'static>>",
        "The model that it requests.",
    ),
    (
        "color",
        "__p::Option<__p::Color>",
        "The color in which Claude Code shows it.",
    ),
    ("tools", "__p::Tools<'static>", "The tools that it may use."),
    (
        "disallowed_tools",
        "__p::List<'static, __p::Tool<'static>>",
        "The tools that it may not use.",
    ),
    (
        "permission_mode",
        "__p::Option<__p::PermissionMode>",
        "Its permission mode.",
    ),
    (
        "max_turns",
        "__p::Option<__p::u32>",
        "The maximum number of turns.",
    ),
    (
        "skills",
        "__p::List<'static, &'static __p::str>",
        "The skills that are loaded for it.",
    ),
    (
        "mcp_servers",
        "__p::List<'static, __p::McpServer<'static>>",
        "The MCP servers that it may use.",
    ),
    ("hooks", "__p::Map<'static>", "Its hooks, by event."),
    (
        "memory",
        "__p::Option<__p::Memory>",
        "The scope of its memory.",
    ),
    (
        "background",
        "__p::bool",
        "Whether it runs in the background.",
    ),
    (
        "omit_claude_md",
        "__p::bool",
        "Whether it runs without the project's CLAUDE.md.",
    ),
    (
        "effort",
        "__p::Option<__p::Effort>",
        "The effort that its model spends.",
    ),
    (
        "isolation",
        "__p::Option<__p::Isolation>",
        "How it is isolated from the working tree.",
    ),
    (
        "initial_prompt",
        "__p::Option<&'static __p::str>",
        "The first message to it.",
    ),
    (
        "experimental",
        "__p::Map<'static>",
        "Its experimental settings.",
    ),
    (
        "metadata",
        "__p::Map<'static>",
        "Every key of the front matter that Claude Code does not know.",
    ),
    (
        "prompt",
        "&'static __p::str",
        "The system prompt: the body of the file.",
    ),
    (
        "introduction",
        "&'static __p::str",
        "The part of the prompt before its first section.",
    ),
    (
        "sections",
        "__p::Sections<'static>",
        "The sections of the prompt.",
    ),
    (
        "conclusion",
        "&'static __p::str",
        "The part of the prompt after its last section.",
    ),
    (
        "path",
        "&'static __p::str",
        "The file, relative to the crate, with `/` on every platform.",
    ),
];

/// The enum with its traits and accessors.
pub(super) fn emit(
    invocation: &Invocation,
    catalog: &Catalog,
    drafts: &[Draft],
    root: &TokenStream,
    docs: Docs,
) -> TokenStream {
    let Invocation {
        attributes,
        visibility,
        name,
        ..
    } = invocation;
    let introduction = (!attributes
        .iter()
        .any(|attribute| attribute.path().is_ident("doc")))
    .then(|| docs::introduce(invocation, catalog))
    .map(|text| quote!(#[doc = #text]));
    let links = (docs == Docs::Pages).then(|| Links::of(invocation, catalog));
    let page = links
        .as_ref()
        .map(pages::catalog_page)
        .map(|page| quote!(#[doc = ""] #[doc = #page]));
    let variants: Vec<Ident> = variants(invocation, catalog).collect();
    let accessors = accessors(invocation);
    let summaries = catalog.agents.iter().zip(drafts).map(|(entry, draft)| {
        links
            .as_ref()
            .map_or(Cow::Borrowed(draft.summary.as_str()), |links| {
                Cow::Owned(pages::variant_docs(entry, links, &draft.summary))
            })
    });
    let aliases = catalog.agents.iter().map(|entry| {
        (docs == Docs::Pages && !invocation.options.constants)
            .then(|| aliases(entry, &entry.identifiers.variant))
    });
    let derive = derives::derive(invocation, root);
    let serde = derives::serde(invocation);
    let allow = allow_dead_code(invocation);
    let catalog = catalog_impl(invocation);
    quote! {
        #introduction
        #(#attributes)*
        #page
        #derive
        #allow
        #visibility enum #name {
            #(#[doc = #summaries] #aliases #variants,)*
        }

        const _: () = {
            use #root::__private as __p;
            #allow
            impl #name {
                /// Every agent, ordered by name.
                #visibility const ALL: &'static [Self] = &[#(Self::#variants),*];
                #accessors
            }
            #serde
            impl __p::Display for #name {
                fn fmt(&self, formatter: &mut __p::Formatter<'_>) -> __p::fmt::Result {
                    __p::Display::fmt(self.name(), formatter)
                }
            }
            impl __p::AsRef<__p::str> for #name {
                fn as_ref(&self) -> &__p::str {
                    self.name()
                }
            }
            #catalog
        };
    }
}

/// Unused private agents are fine unless the call says otherwise: many programs use only a part of a catalog.
///
/// Without the `allow`, rustc reports the variants only: our other items have spans of the macro, which it ignores.
fn allow_dead_code(invocation: &Invocation) -> TokenStream {
    if invocation.options.report_unused {
        TokenStream::new()
    } else {
        quote!(#[allow(dead_code)])
    }
}

/// The trait of all catalogs. It can return any agent by its name, so with it no agent would count as unused.
fn catalog_impl(invocation: &Invocation) -> TokenStream {
    if invocation.options.report_unused {
        return TokenStream::new();
    }
    let name = &invocation.name;
    quote! {
        impl __p::Catalog for #name {
            const ALL: &'static [Self] = Self::ALL;
            fn definition(self) -> &'static __p::AgentDefinition {
                self.definition()
            }
            fn from_name(name: &__p::str) -> __p::Option<Self> {
                Self::from_name(name)
            }
        }
    }
}

fn accessors(invocation: &Invocation) -> TokenStream {
    let visibility = &invocation.visibility;
    let mut tokens = TokenStream::new();
    for (name, result, summary) in ACCESSORS {
        // For a call that declares custom fields, `schema` emits this accessor, with their types.
        if *name == "metadata" && invocation.schema.root().is_some() {
            continue;
        }
        let name = format_ident!("{name}");
        // The types are ours, written a few lines above.
        let result: TokenStream = result.parse().unwrap_or_default();
        tokens.extend(quote! {
            #[doc = #summary]
            #[must_use]
            #visibility const fn #name(self) -> #result {
                self.definition().#name()
            }
        });
    }
    tokens
}

/// An import that fails, in place of an enum whose agents are unknown.
///
/// rustc reports no unresolved names in a module with a `compile_error!`, and none that come from a failed import. So code
/// that names agents raises no second error, as it would with an enum that lacks them.
pub(super) fn emit_placeholder(invocation: &Invocation) -> TokenStream {
    let Invocation {
        visibility, name, ..
    } = invocation;
    quote! {
        #[allow(unused_imports)]
        #visibility use self::__agents_that_could_not_be_read as #name;
    }
}

/// One constant for each agent, next to the enum.
pub(super) fn emit_constants(
    invocation: &Invocation,
    catalog: &Catalog,
    drafts: &[Draft],
    root: &TokenStream,
    docs: Docs,
) -> TokenStream {
    let Invocation {
        visibility, name, ..
    } = invocation;
    let allow = trees(allow_dead_code(invocation));
    let root = trees(root.clone());
    let links = (docs == Docs::Pages).then(|| Links::of(invocation, catalog));
    let constants = catalog.agents.iter().zip(drafts).map(|(entry, draft)| {
        let constant = identifier(&entry.identifiers.constant);
        let variant = variant(invocation, entry);
        let (text, aliases) = match &links {
            None => (Cow::Borrowed(draft.summary.as_str()), None),
            Some(links) => (
                Cow::Owned(pages::agent_page(entry, links)),
                Some(aliases(entry, &entry.identifiers.constant)),
            ),
        };
        quote! {
            #[doc = #text]
            #aliases
            #(#allow)*
            #visibility const #constant: &#(#root)*::__private::AgentDefinition = #name::#variant.definition();
        }
    });
    quote! { #(#constants)* }
}

/// Tokens that are repeated often: inserting a `TokenStream` takes a call into rustc each time.
fn trees(tokens: TokenStream) -> Vec<TokenTree> {
    tokens.into_iter().collect()
}

/// The other words by which rustdoc's search finds an agent.
fn aliases(entry: &Entry, identifier: &str) -> TokenStream {
    let aliases = pages::alias::aliases(&entry.document, identifier);
    if aliases.is_empty() {
        return TokenStream::new();
    }
    quote!(#[doc(alias(#(#aliases),*))])
}

/// The variants, in the order of the table.
pub(super) fn variants(invocation: &Invocation, catalog: &Catalog) -> impl Iterator<Item = Ident> {
    catalog
        .agents
        .iter()
        .map(|entry| variant(invocation, entry))
}

/// The variant of an agent.
fn variant(invocation: &Invocation, entry: &Entry) -> Ident {
    // rustc reports unused variants only if their span is the user's.
    let span = if invocation.options.report_unused {
        invocation.span()
    } else {
        Span::call_site()
    };
    Ident::new(&entry.identifiers.variant, span)
}

fn identifier(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
