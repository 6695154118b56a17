//! Rust from declarations and records.

use std::collections::HashSet;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::text::literal;
use crate::compile::Compiled;
use crate::invocation::Invocation;
use crate::records::{ForeignVariant, Typed};
use crate::schema::{Enumeration, Field, Schema, Structure};
use include_agents_reader::catalog::Catalog;

/// The structs and enums, as their author wrote them.
pub(crate) fn emit_declarations(schema: &Schema) -> TokenStream {
    let structs = schema.structs.iter().map(emit_struct);
    let enums = schema.enums.iter().map(emit_enum);
    quote! { #(#structs)* #(#enums)* }
}

fn emit_struct(structure: &Structure) -> TokenStream {
    let Structure {
        attributes,
        visibility,
        name,
        fields,
    } = structure;
    let fields = fields.iter().map(|field| {
        let Field {
            attributes,
            visibility,
            name,
            ty,
            ..
        } = field;
        quote!(#(#attributes)* #visibility #name: #ty)
    });
    quote! {
        #(#attributes)*
        #[allow(dead_code)]
        #visibility struct #name { #(#fields),* }
    }
}

fn emit_enum(enumeration: &Enumeration) -> TokenStream {
    let Enumeration {
        attributes,
        visibility,
        name,
        variants,
    } = enumeration;
    let variants = variants.iter().map(|variant| {
        let (attributes, name) = (&variant.attributes, &variant.name);
        quote!(#(#attributes)* #name)
    });
    quote! {
        #(#attributes)*
        #[allow(dead_code)]
        #visibility enum #name { #(#variants),* }
    }
}

/// The table of records and the method `metadata()`.
///
/// `instead` is the expression for the table if a record is wrong: the `compile_error!` that reports it. rustc reports no
/// follow-on errors about code that depends on an expression that failed.
pub(crate) fn emit_table(
    invocation: &Invocation,
    compiled: &Compiled,
    root: &TokenStream,
    instead: Option<TokenStream>,
) -> TokenStream {
    let schema = &invocation.schema;
    let Some(structure) = schema.root() else {
        return TokenStream::new();
    };
    let (catalog, records) = (&compiled.checked.catalog, &compiled.records);
    let writer = Writer {
        schema,
        catalog,
        agents: &invocation.name,
    };
    let (agents, name, visibility) = (&invocation.name, &structure.name, &structure.visibility);
    let count = catalog.agents.len();
    let body = if count == 0 {
        quote!(match self {})
    } else {
        quote!(&__RECORDS[self as __p::usize])
    };
    let table = instead.unwrap_or_else(|| {
        let records = records
            .agents
            .iter()
            .flatten()
            .map(|record| writer.value(record));
        quote!([#(#records),*])
    });
    let defaults = writer.defaults();
    let foreign = foreign(&compiled.records.foreign, compiled);
    let summary = format!("The fields of `{name}`, as the file of this agent sets them.");
    quote! {
        const _: () = {
            use #root::__private as __p;
            #defaults
            #foreign
            static __RECORDS: [#name; #count] = #table;
            #[allow(dead_code)]
            impl #agents {
                #[doc = #summary]
                #[must_use]
                #visibility const fn metadata(self) -> &'static #name {
                    #body
                }
            }
        };
    }
}

struct Writer<'a> {
    schema: &'a Schema,
    catalog: &'a Catalog,
    agents: &'a Ident,
}

impl Writer<'_> {
    /// A constant for each default: its type is checked once, where it is written.
    fn defaults(&self) -> TokenStream {
        let mut constants = TokenStream::new();
        for (index, structure) in self.schema.structs.iter().enumerate() {
            for (at, field) in structure.fields.iter().enumerate() {
                if let Some(default) = &field.default {
                    let (name, ty) = (default_name(index, at), &field.ty);
                    constants.extend([quote!(#[allow(dead_code)] const #name: #ty = #default;)]);
                }
            }
        }
        constants
    }

    fn value(&self, value: &Typed) -> TokenStream {
        match value {
            Typed::Bool(flag) => quote!(#flag),
            Typed::Int(number) => {
                let number = Literal::i128_unsuffixed(*number);
                quote!(#number)
            }
            Typed::Float { value, single } => float(*value, *single),
            Typed::Char(character) => quote!(#character),
            Typed::Str(text) => literal(text),
            Typed::None => quote!(__p::None),
            Typed::Some(value) => {
                let value = self.value(value);
                quote!(__p::Some(#value))
            }
            Typed::List(items) => {
                let items = items.iter().map(|item| self.value(item));
                quote!(&[#(#items),*])
            }
            Typed::Struct { index, fields } => self.structure(*index, fields),
            Typed::Variant { index, variant } => {
                let enumeration = self.schema.enums.get(*index);
                let names = enumeration
                    .and_then(|item| Some((&item.name, &item.variants.get(*variant)?.name)));
                // The indices come from these very lists.
                names.map_or_else(TokenStream::new, |(name, variant)| quote!(#name::#variant))
            }
            Typed::Agent(index) => {
                let agents = self.agents;
                let entry = self.catalog.agents.get(*index);
                let variant = entry.map(|entry| identifier(&entry.identifiers.variant));
                quote!(#agents::#variant)
            }
            Typed::Foreign(index) => {
                let name = foreign_name(*index);
                quote!(#name)
            }
            Typed::Default { index, field } => {
                let name = default_name(*index, *field);
                quote!(#name)
            }
        }
    }

    fn structure(&self, index: usize, values: &[Typed]) -> TokenStream {
        let Some(structure) = self.schema.structs.get(index) else {
            return TokenStream::new();
        };
        let name = &structure.name;
        let fields = structure.fields.iter().zip(values).map(|(field, value)| {
            let (name, value) = (&field.name, self.value(value));
            quote!(#name: #value)
        });
        quote!(#name { #(#fields),* })
    }
}

/// A literal is finite, but YAML also has `.inf` and `.nan`.
fn float(number: f64, single: bool) -> TokenStream {
    if number.is_finite() {
        let number = Literal::f64_unsuffixed(number);
        return quote!(#number);
    }
    let ty = if single {
        quote!(__p::f32)
    } else {
        quote!(__p::f64)
    };
    if number.is_nan() {
        quote!(#ty::NAN)
    } else if number > 0.0 {
        quote!(#ty::INFINITY)
    } else {
        quote!(#ty::NEG_INFINITY)
    }
}

/// A constant for each variant of an enum that only rustc knows.
///
/// rustc's own message about an unknown variant could only point at the macro call. So each constant looks the variant up
/// by a glob import. If the enum has no such variant, the name resolves to a constant of the surrounding scope, whose type
/// has a `get` that panics with our message and the place in the `.md`.
pub(super) fn foreign(variants: &[ForeignVariant], compiled: &Compiled) -> TokenStream {
    if variants.is_empty() {
        return TokenStream::new();
    }
    let mut enums: HashSet<&str> = HashSet::new();
    let first_of_enum = variants
        .iter()
        .filter(|variant| enums.insert(&variant.of.text));
    let lookups = first_of_enum.map(|variant| {
        let path = &variant.of.path;
        quote! {
            impl __Lookup<#path> {
                const fn get(self, _: &__p::str) -> #path {
                    self.0
                }
            }
        }
    });
    let constants = variants.iter().enumerate().map(|(index, foreign)| {
        let name = foreign_name(index);
        let (path, message) = (&foreign.of.path, compiled.checked.render(&foreign.problem));
        let variant = identifier(&foreign.variant);
        // The error underlines the type in the call.
        let place = path.clone().into_iter().next().map(|token| token.span());
        let place = place.map_or_else(Span::call_site, |span| span.resolved_at(Span::call_site()));
        let lookup = quote_spanned!(place=> __Lookup(#variant).get(#message));
        quote! {
            const #name: #path = {
                #[allow(non_upper_case_globals, dead_code)]
                const #variant: __Missing = __Missing;
                {
                    #[allow(unused_imports)]
                    use #path::*;
                    #lookup
                }
            };
        }
    });
    quote! {
        #[allow(dead_code)]
        struct __Missing;
        struct __Lookup<T>(T);
        #[allow(dead_code)]
        impl __Lookup<__Missing> {
            const fn get(self, message: &__p::str) -> ! {
                __p::panic!("{}", message)
            }
        }
        #(#lookups)*
        #(#constants)*
    }
}

pub(super) fn foreign_name(index: usize) -> Ident {
    format_ident!("__FOREIGN_{index}")
}

fn default_name(structure: usize, field: usize) -> Ident {
    format_ident!("__DEFAULT_{structure}_{field}")
}

fn identifier(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
