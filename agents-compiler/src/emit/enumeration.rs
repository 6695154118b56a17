//! The enum, its accessors, and the constants beside it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::docs;
use crate::catalogue::Catalogue;
use crate::invocation::Invocation;

/// The accessors of a definition that the enum has, too: name, type, what it is.
const ACCESSORS: &[(&str, &str, &str)] = &[
    (
        "name",
        "&'static __p::str",
        "The name by which the client knows the agent.",
    ),
    (
        "description",
        "&'static __p::str",
        "When to use the agent, as the client reads it.",
    ),
    (
        "when_to_use",
        "&'static __p::str",
        "The description without its examples.",
    ),
    (
        "examples",
        "&'static [__p::Example]",
        "The example dialogues of the description.",
    ),
    ("model", "__p::Option<__p::Model>", "The model it asks for."),
    (
        "color",
        "__p::Option<__p::Color>",
        "The colour in which the client shows it.",
    ),
    ("tools", "__p::Tools", "The tools that it may use."),
    (
        "disallowed_tools",
        "&'static [__p::Tool]",
        "The tools that are taken away from it.",
    ),
    (
        "permission_mode",
        "__p::Option<__p::PermissionMode>",
        "How it asks for permission.",
    ),
    (
        "max_turns",
        "__p::Option<__p::u32>",
        "After how many turns it stops.",
    ),
    (
        "skills",
        "&'static [&'static __p::str]",
        "The skills that are loaded for it.",
    ),
    (
        "mcp_servers",
        "&'static [__p::McpServer]",
        "The MCP servers that it may use.",
    ),
    ("hooks", "__p::Map", "Its hooks, by event."),
    (
        "memory",
        "__p::Option<__p::Memory>",
        "Where it keeps its memory.",
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
    ("effort", "__p::Option<__p::Effort>", "How hard it thinks."),
    (
        "isolation",
        "__p::Option<__p::Isolation>",
        "How it is kept apart from the working tree.",
    ),
    (
        "initial_prompt",
        "__p::Option<&'static __p::str>",
        "What is said to it first.",
    ),
    ("experimental", "__p::Map", "Its experimental settings."),
    (
        "metadata",
        "__p::Map",
        "Every key of the front matter that the client does not know.",
    ),
    (
        "prompt",
        "&'static __p::str",
        "The system prompt: the body of the file.",
    ),
    (
        "introduction",
        "&'static __p::str",
        "What stands in the prompt before its first section.",
    ),
    ("sections", "__p::Sections", "The sections of the prompt."),
    (
        "conclusion",
        "&'static __p::str",
        "What stands in the prompt after its last section.",
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
    catalogue: &Catalogue,
    root: &TokenStream,
) -> TokenStream {
    let Invocation {
        attributes,
        visibility,
        name,
        ..
    } = invocation;
    let variants: Vec<Ident> = variants(catalogue).collect();
    let summaries = catalogue
        .agents
        .iter()
        .map(|entry| docs::summarise(&entry.document));
    let introduction = docs::introduce(invocation, catalogue);
    let accessors = accessors(invocation);
    quote! {
        #[doc = #introduction]
        #(#attributes)*
        #[derive(
            #root::__private::Clone,
            #root::__private::Copy,
            #root::__private::Debug,
            #root::__private::PartialEq,
            #root::__private::Eq,
            #root::__private::PartialOrd,
            #root::__private::Ord,
            #root::__private::Hash,
        )]
        #[allow(dead_code)]
        #visibility enum #name {
            #(#[doc = #summaries] #variants,)*
        }

        const _: () = {
            use #root::__private as __p;
            #[allow(dead_code)]
            impl #name {
                /// Every agent, ordered by name.
                #visibility const ALL: &'static [Self] = &[#(Self::#variants),*];
                #accessors
            }
            __p::impl_serde!(#name);
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
            impl __p::Catalog for #name {
                const ALL: &'static [Self] = Self::ALL;
                fn definition(self) -> &'static __p::AgentDefinition {
                    self.definition()
                }
                fn from_name(name: &__p::str) -> __p::Option<Self> {
                    Self::from_name(name)
                }
            }
        };
    }
}

fn accessors(invocation: &Invocation) -> TokenStream {
    let visibility = &invocation.visibility;
    let mut tokens = TokenStream::new();
    for (name, result, summary) in ACCESSORS {
        // A call that declares fields of its own gets them, with their types, from `schema`.
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

/// One constant for each agent, beside the enum.
pub(super) fn emit_constants(
    invocation: &Invocation,
    catalogue: &Catalogue,
    root: &TokenStream,
) -> TokenStream {
    let Invocation {
        visibility, name, ..
    } = invocation;
    let names = catalogue
        .agents
        .iter()
        .map(|entry| identifier(&entry.identifiers.constant));
    let variants = variants(catalogue);
    let summaries = catalogue
        .agents
        .iter()
        .map(|entry| docs::summarise(&entry.document));
    quote! {
        #(
            #[doc = #summaries]
            #[allow(dead_code)]
            #visibility const #names: &#root::__private::AgentDefinition = #name::#variants.definition();
        )*
    }
}

pub(super) fn variants(catalogue: &Catalogue) -> impl Iterator<Item = Ident> {
    catalogue
        .agents
        .iter()
        .map(|entry| identifier(&entry.identifiers.variant))
}

fn identifier(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
