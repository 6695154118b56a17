//! The options for other shapes of files.

use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitStr, Path, Token, parenthesized};

use super::Options;
use super::values::parse_strings;
use crate::schema::ForeignEnum;

/// `name = "id"`, in `keys(..)`.
struct Pair {
    field: Ident,
    key: LitStr,
}

impl Parse for Pair {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let field = input.call(Ident::parse_any)?;
        input.parse::<Token![=]>()?;
        let key = input.parse()?;
        Ok(Self { field, key })
    }
}

/// `"C++ Expert" = CppExpert`, in `identifiers(..)`.
struct Named {
    agent: LitStr,
    identifier: Ident,
}

impl Parse for Named {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let agent = input.parse()?;
        input.parse::<Token![=]>()?;
        let identifier = input.call(Ident::parse_any)?;
        Ok(Self { agent, identifier })
    }
}

impl Options {
    /// An option that has one value besides its default: `name = "stem"`.
    pub(super) fn parse_word(&mut self, name: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
        input.parse::<Token![=]>()?;
        let value: LitStr = input.parse()?;
        self.files
            .set_word(&name.to_string(), &value.value())
            .map_err(|message| syn::Error::new(value.span(), message))
    }

    /// `tools("search_orders", "crm__*")`.
    pub(super) fn parse_tools(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            if input.peek(LitStr) || input.is_empty() {
                return Err(input.error(
                    "expected the path of an enum; name tools in parentheses: `tools(\"search\")`",
                ));
            }
            self.tool_type = Some(ForeignEnum::at(&input.call(Path::parse_mod_style)?));
            return Ok(());
        }
        for tool in parse_strings(input)? {
            if let Err(message) = self.files.add_tool(&tool.value()) {
                self.errors.push(syn::Error::new(tool.span(), message));
            }
        }
        Ok(())
    }

    /// `skills = "skills"`.
    pub(super) fn parse_skills(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        input.parse::<Token![=]>()?;
        let folder: LitStr = input.parse()?;
        self.files.skills = Some(folder.value());
        self.places.skills = Some(folder.span());
        Ok(())
    }

    /// `identifiers("C++ Expert" = CppExpert)`.
    pub(super) fn parse_identifiers(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let content;
        parenthesized!(content in input);
        for Named { agent, identifier } in
            Punctuated::<Named, Token![,]>::parse_terminated(&content)?
        {
            let texts = (agent.value(), identifier.to_string());
            if let Err(error) = self.files.add_identifier(&texts.0, &texts.1) {
                let span = if error.is_about_agent {
                    agent.span()
                } else {
                    identifier.span()
                };
                self.errors.push(syn::Error::new(span, error.message));
            } else {
                let places = [agent.span(), identifier.span()];
                self.places.identifiers.push(places);
            }
        }
        Ok(())
    }

    /// `keys(name = "id")`.
    pub(super) fn parse_keys(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let content;
        parenthesized!(content in input);
        let pairs: Vec<Pair> = Punctuated::<Pair, Token![,]>::parse_terminated(&content)?
            .into_iter()
            .collect();
        let texts: Vec<(String, String)> = (pairs.iter())
            .map(|pair| (pair.field.to_string(), pair.key.value()))
            .collect();
        let texts = texts
            .iter()
            .map(|(field, key)| (field.as_str(), key.as_str()));
        let Err(errors) = self.files.set_keys(texts) else {
            return Ok(());
        };
        for error in errors {
            let Some(Pair { field, key }) = pairs.get(error.index) else {
                continue;
            };
            let span = if error.is_about_key {
                key.span()
            } else {
                field.span()
            };
            self.errors.push(syn::Error::new(span, error.message));
        }
        Ok(())
    }
}
