//! The options for other shapes of files.

use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitStr, Token, parenthesized};

use super::Options;

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

impl Options {
    /// An option that has one value besides its default: `name = "stem"`.
    pub(super) fn parse_word(&mut self, name: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
        input.parse::<Token![=]>()?;
        let value: LitStr = input.parse()?;
        self.files
            .set_word(&name.to_string(), &value.value())
            .map_err(|message| syn::Error::new(value.span(), message))
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
