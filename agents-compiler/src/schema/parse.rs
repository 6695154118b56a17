//! The grammar of the declarations after the enum of the agents.
//!
//! ```text
//! declaration = attribute* visibility ( "struct" Name "{" field,* "}" | "enum" Name "{" variant,* "}" )
//! field       = attribute* visibility name ":" type ( "=" default )?
//! variant     = attribute* Name
//! ```

use heck::{
    ToKebabCase, ToLowerCamelCase, ToShoutyKebabCase, ToShoutySnakeCase, ToSnakeCase,
    ToUpperCamelCase,
};
use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, Ident, LitStr, Token, Type, Visibility, braced, token};

use super::{Enumeration, Field, Schema, Structure, Variant};
use include_agents_reader::diagnostic::nearest;

/// Writes a name in another convention.
type Convention = fn(&str) -> String;

/// The conventions of `rename_all`, by serde's names.
const CONVENTIONS: &[(&str, Convention)] = &[
    ("lowercase", |name| name.to_snake_case().replace('_', "")),
    ("UPPERCASE", |name| {
        name.to_shouty_snake_case().replace('_', "")
    }),
    ("PascalCase", |name| name.to_upper_camel_case()),
    ("camelCase", |name| name.to_lower_camel_case()),
    ("snake_case", |name| name.to_snake_case()),
    ("SCREAMING_SNAKE_CASE", |name| name.to_shouty_snake_case()),
    ("kebab-case", |name| name.to_kebab_case()),
    ("SCREAMING-KEBAB-CASE", |name| name.to_shouty_kebab_case()),
];

/// Parses declarations to the end of `input`. Errors that do not stop the parser go to `errors`.
pub(super) fn parse(input: ParseStream<'_>, errors: &mut Vec<syn::Error>) -> syn::Result<Schema> {
    let mut schema = Schema::default();
    while !input.is_empty() {
        let mut ours = Ours::default();
        let attributes = ours.take(input, &["rename_all"], errors)?;
        let visibility: Visibility = input.parse()?;
        if input.peek(Token![struct]) {
            let structure = parse_struct(input, attributes, visibility, &ours, errors)?;
            schema.structs.push(structure);
        } else if input.peek(Token![enum]) {
            let enumeration = parse_enum(input, attributes, visibility, &ours, errors)?;
            schema.enums.push(enumeration);
        } else {
            return Err(input.error(
                "expected a `struct` for the metadata, or the end of the call: a call declares one catalog",
            ));
        }
    }
    Ok(schema)
}

/// The options in the `#[agents(…)]` of an item, a field or a variant.
#[derive(Default)]
struct Ours {
    rename: Option<LitStr>,
    convention: Option<fn(&str) -> String>,
}

impl Ours {
    /// Parses attributes, keeps ours and returns the others.
    fn take(
        &mut self,
        input: ParseStream<'_>,
        allowed: &[&str],
        errors: &mut Vec<syn::Error>,
    ) -> syn::Result<Vec<Attribute>> {
        let mut others = Vec::new();
        for attribute in input.call(Attribute::parse_outer)? {
            if attribute.path().is_ident("agents") {
                attribute.parse_args_with(|input: ParseStream<'_>| {
                    self.parse_options(input, allowed, errors)
                })?;
            } else {
                others.push(attribute);
            }
        }
        Ok(others)
    }

    fn parse_options(
        &mut self,
        input: ParseStream<'_>,
        allowed: &[&str],
        errors: &mut Vec<syn::Error>,
    ) -> syn::Result<()> {
        while !input.is_empty() {
            let name: Ident = input.parse()?;
            let word = name.to_string();
            input.parse::<Token![=]>()?;
            let value: LitStr = input.parse()?;
            if !allowed.contains(&word.as_str()) {
                errors.push(syn::Error::new(
                    name.span(),
                    format!(
                        "unknown option `{word}`: expected `{}`",
                        allowed.join("` or `")
                    ),
                ));
            } else if word == "rename" {
                self.rename = Some(value);
            } else {
                self.convention = convention(&value, errors);
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    }

    /// The key of something named `name` in an item with these options.
    fn key_of(&self, name: &Ident, rename: Option<&LitStr>) -> String {
        let name = name.unraw().to_string();
        match (rename, self.convention) {
            (Some(rename), _) => rename.value(),
            (None, Some(convention)) => convention(&name),
            (None, None) => name,
        }
    }
}

fn convention(value: &LitStr, errors: &mut Vec<syn::Error>) -> Option<fn(&str) -> String> {
    let word = value.value();
    let found = CONVENTIONS.iter().find(|(name, _)| *name == word);
    if found.is_none() {
        let names = CONVENTIONS.iter().map(|(name, _)| *name);
        let hint = match nearest(&word, names.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "expected one of `{}`",
                names.collect::<Vec<_>>().join("`, `")
            ),
        };
        errors.push(syn::Error::new(
            value.span(),
            format!("unknown convention `{word}`; {hint}"),
        ));
    }
    found.map(|(_, convention)| *convention)
}

fn parse_struct(
    input: ParseStream<'_>,
    attributes: Vec<Attribute>,
    visibility: Visibility,
    ours: &Ours,
    errors: &mut Vec<syn::Error>,
) -> syn::Result<Structure> {
    input.parse::<Token![struct]>()?;
    let name: Ident = input.parse()?;
    if !input.peek(token::Brace) {
        return Err(input.error(format!(
            "expected fields in braces: `struct {name} {{ owner: &'static str }}`"
        )));
    }
    let content;
    braced!(content in input);
    let mut fields = Vec::new();
    while !content.is_empty() {
        fields.push(parse_field(&content, ours, errors)?);
        if !content.is_empty() {
            content.parse::<Token![,]>()?;
        }
    }
    Ok(Structure {
        attributes,
        visibility,
        name,
        fields,
    })
}

fn parse_field(
    input: ParseStream<'_>,
    of_struct: &Ours,
    errors: &mut Vec<syn::Error>,
) -> syn::Result<Field> {
    let mut ours = Ours::default();
    let attributes = ours.take(input, &["rename"], errors)?;
    let visibility: Visibility = input.parse()?;
    let name: Ident = input.parse()?;
    input.parse::<Token![:]>()?;
    let ty: Type = input.parse()?;
    let default = if input.peek(Token![=]) {
        input.parse::<Token![=]>()?;
        Some(parse_default(input)?)
    } else {
        None
    };
    Ok(Field {
        attributes,
        visibility,
        key: of_struct.key_of(&name, ours.rename.as_ref()),
        name,
        ty,
        kind: None,
        default,
    })
}

/// Everything up to the next comma; rustc parses the expression.
fn parse_default(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        tokens.extend([input.parse::<TokenTree>()?]);
    }
    if tokens.is_empty() {
        return Err(input.error("expected a default value"));
    }
    Ok(tokens)
}

fn parse_enum(
    input: ParseStream<'_>,
    attributes: Vec<Attribute>,
    visibility: Visibility,
    ours: &Ours,
    errors: &mut Vec<syn::Error>,
) -> syn::Result<Enumeration> {
    input.parse::<Token![enum]>()?;
    let name: Ident = input.parse()?;
    if !input.peek(token::Brace) {
        return Err(input.error(format!(
            "expected the values of a field, `enum {name} {{ … }}`: a call declares one catalog"
        )));
    }
    let content;
    let brace = braced!(content in input);
    let mut variants = Vec::new();
    while !content.is_empty() {
        variants.push(parse_variant(&content, ours, errors)?);
        if !content.is_empty() {
            content.parse::<Token![,]>()?;
        }
    }
    if variants.is_empty() {
        errors.push(syn::Error::new(
            brace.span.join(),
            "expected at least one variant",
        ));
    }
    Ok(Enumeration {
        attributes,
        visibility,
        name,
        variants,
    })
}

fn parse_variant(
    input: ParseStream<'_>,
    of_enum: &Ours,
    errors: &mut Vec<syn::Error>,
) -> syn::Result<Variant> {
    let mut ours = Ours::default();
    let attributes = ours.take(input, &["rename"], errors)?;
    let name: Ident = input.parse()?;
    if !input.is_empty() && !input.peek(Token![,]) {
        return Err(input.error("expected a variant without fields"));
    }
    let renamed = ours.rename.is_some() || of_enum.convention.is_some();
    let key = if renamed {
        of_enum.key_of(&name, ours.rename.as_ref())
    } else {
        name.unraw().to_string().to_kebab_case()
    };
    Ok(Variant {
        attributes,
        name,
        key,
        renamed,
    })
}
