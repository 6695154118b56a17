//! The grammar of `include_agents!`.
//!
//! ```text
//! call    = short | item
//! short   = folder ( "," ( folder | option ) )* ","?
//! item    = attribute* visibility "enum" Name "in" folders ( ";" declaration* )?
//! folders = folder | "[" folder ( "," folder )* ","? "]"
//! folder  = string literal
//! ```
//!
//! [`schema`] has the grammar of the declarations after the item. Of the attributes of an item, `#[agents( option, … )]` is
//! ours; all others go onto the enum.

mod config;
mod options;
mod summary;

pub use config::Config;
pub(crate) use config::{ReadConfig, read as read_config};
pub use options::Options;
pub use summary::SummaryCall;

use proc_macro2::Span;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Ident, LitStr, Token, Visibility, bracketed, token};

use include_agents_reader::lint::Lint;
use include_agents_reader::options::Declared;

use crate::schema::{self, Schema};

/// A parsed call of `include_agents!`.
pub struct Invocation {
    /// What the user wrote above the enum: docs, derives, other attributes.
    pub attributes: Vec<Attribute>,
    /// The visibility of everything generated.
    pub visibility: Visibility,
    /// The name of the enum.
    pub name: Ident,
    /// The folders and files, as they were written.
    pub roots: Vec<LitStr>,
    /// Everything that can be set.
    pub options: Options,
    /// Custom fields.
    pub schema: Schema,
}

impl Invocation {
    /// The folders and files of the call, as text.
    #[must_use]
    pub fn folders(&self) -> Vec<String> {
        self.roots.iter().map(LitStr::value).collect()
    }

    /// The place of messages about the call as a whole: the first folder.
    #[must_use]
    pub fn span(&self) -> Span {
        self.roots
            .first()
            .map_or_else(Span::call_site, LitStr::span)
    }
}

impl Parse for Invocation {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        Self::parse_with(input, &config::without_crate)
    }
}

impl Invocation {
    /// Parses a call in a crate, whose files can be read.
    pub(crate) fn parse_with(input: ParseStream<'_>, read: &ReadConfig<'_>) -> syn::Result<Self> {
        if input.is_empty() {
            return Err(input.error("name the folder of the agents: `include_agents!(\"agents\")`"));
        }
        if input.peek(LitStr) {
            parse_short(input, read)
        } else {
            parse_item(input, read)
        }
    }
}

fn parse_short(input: ParseStream<'_>, read: &ReadConfig<'_>) -> syn::Result<Invocation> {
    let mut roots = vec![input.parse::<LitStr>()?];
    let mut options = Options::default();
    while !input.is_empty() {
        input.parse::<Token![,]>()?;
        if input.is_empty() {
            break;
        }
        if input.peek(LitStr) {
            roots.push(input.parse()?);
        } else {
            options.parse_one(input, read)?;
        }
    }
    options.finish();
    Ok(Invocation {
        attributes: Vec::new(),
        visibility: Visibility::Public(Token![pub](Span::call_site())),
        name: Ident::new("Agent", Span::call_site()),
        roots,
        options,
        schema: Schema::default(),
    })
}

fn parse_item(input: ParseStream<'_>, read: &ReadConfig<'_>) -> syn::Result<Invocation> {
    let mut options = Options::default();
    let mut attributes = Vec::new();
    for attribute in input.call(Attribute::parse_outer)? {
        if attribute.path().is_ident("agents") {
            attribute.parse_args_with(|input: ParseStream<'_>| options.parse_all(input, read))?;
        } else if attribute.path().is_ident("cfg") {
            // It would remove the enum, but not the items that need it.
            options.errors.push(syn::Error::new(
                attribute.span(),
                "put `#[cfg(..)]` before `include_agents!`, so that it applies to everything that the call generates",
            ));
        } else {
            attributes.push(attribute);
        }
    }
    options.finish();
    let visibility: Visibility = input.parse()?;
    if !input.peek(Token![enum]) {
        return Err(input.error(
            "expected a folder (`\"agents\"`) or an item (`pub enum Agent in \"agents\";`)",
        ));
    }
    input.parse::<Token![enum]>()?;
    let name: Ident = input.parse()?;
    if !input.peek(Token![in]) {
        return Err(input.error(format!(
            "expected `in` and a folder: `enum {name} in \"agents\";`"
        )));
    }
    input.parse::<Token![in]>()?;
    let roots = parse_roots(input)?;
    // The last semicolon is optional, like the comma after the last field of a struct.
    if !input.is_empty() {
        input.parse::<Token![;]>()?;
    }
    let schema = schema::read_declarations(input, &name, &options.files.shape.keys)?;
    if let Some(root) = schema.root() {
        options.files.declared = Some(Declared {
            structure: root.name.to_string(),
            keys: root.fields.iter().map(|field| field.key.clone()).collect(),
            required: root
                .fields
                .iter()
                .filter(|field| field.is_required())
                .map(|field| field.key.clone())
                .collect(),
        });
        // A call that declares keys rejects others, unless a level says otherwise.
        let reason = format!("`{}` declares the fields of this call", root.name);
        options
            .files
            .levels
            .deny_because(Lint::UNKNOWN_FIELD, reason);
    }
    Ok(Invocation {
        attributes,
        visibility,
        name,
        roots,
        options,
        schema,
    })
}

fn parse_roots(input: ParseStream<'_>) -> syn::Result<Vec<LitStr>> {
    if !input.peek(token::Bracket) {
        return Ok(vec![input.parse()?]);
    }
    let content;
    let bracket = bracketed!(content in input);
    let roots = Punctuated::<LitStr, Token![,]>::parse_terminated(&content)?;
    if roots.is_empty() {
        return Err(syn::Error::new(
            bracket.span.span(),
            "expected at least one folder",
        ));
    }
    Ok(roots.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use include_agents_reader::lint::{Level, Lint};

    fn parse(text: &str) -> Result<Invocation, String> {
        let call = syn::parse_str::<Invocation>(text).map_err(|error| error.to_string())?;
        match call.options.errors.first() {
            Some(error) => Err(error.to_string()),
            None => Ok(call),
        }
    }

    #[test]
    fn short_form() {
        let call = parse(r#""agents", "more", deny(unknown_tool), exclude("drafts/**"),"#).unwrap();
        assert_eq!(call.name, "Agent");
        assert_eq!(
            call.roots.iter().map(LitStr::value).collect::<Vec<_>>(),
            ["agents", "more"]
        );
        assert_eq!(
            call.options.files.levels.of(Lint::UNKNOWN_TOOL),
            Level::Deny
        );
        assert_eq!(call.options.exclude[0].value(), "drafts/**");
    }

    #[test]
    fn item_form() {
        let call = parse(
            r#"
            /// Our experts.
            #[derive(serde::Serialize)]
            #[agents(constants = false, description_budget = 1024)]
            pub(crate) enum Expert in ["agents", "one.md"];
            "#,
        )
        .unwrap();
        assert_eq!(call.name, "Expert");
        assert_eq!(call.attributes.len(), 2);
        assert!(!call.options.constants);
        assert_eq!(
            call.options.files.levels.of(Lint::DESCRIPTION_BUDGET),
            Level::Deny
        );
    }

    #[test]
    fn later_levels_win_over_earlier_ones() {
        let call = parse(r#""a", allow(all), deny(unknown_tool), warn(unknown_tool)"#).unwrap();
        assert_eq!(
            call.options.files.levels.of(Lint::UNKNOWN_TOOL),
            Level::Warn
        );
        assert_eq!(call.options.files.levels.of(Lint::STRAY_KEY), Level::Allow);
    }

    #[test]
    fn every_option_that_is_wrong_is_an_error_of_its_own() {
        let call: Invocation = syn::parse_str(
            r#""a", constants = 3, deny(secrets), limits(file = 1), include(x), serde = false, exlude("y" z)"#,
        )
        .unwrap();
        let errors: Vec<String> = (call.options.errors.iter())
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            errors,
            [
                "expected `true` or `false`",
                "unknown lint `secrets`; did you mean `secret`?",
                "unknown limit `file`; did you mean `files`?",
                "expected string literal",
                "unknown option `exlude`; did you mean `exclude`?",
            ]
        );
        assert!(!call.options.serde);
    }

    #[test]
    fn refusals_say_what_is_expected() {
        for (text, expected) in [
            (
                "",
                "unexpected end of input, name the folder of the agents: `include_agents!(\"agents\")`",
            ),
            (
                r#""a", deny(unknown_tol)"#,
                "unknown lint `unknown_tol`; did you mean `unknown_tool`?",
            ),
            (
                r#""a", exlude("x")"#,
                "unknown option `exlude`; did you mean `exclude`?",
            ),
            (r#""a", constants = 3"#, "expected `true` or `false`"),
            (r#""a", constants"#, "expected `=`"),
            (
                r#""a", constants = , serde = false"#,
                "expected `true` or `false`",
            ),
            (r#""a", exclude(3)"#, "expected string literal"),
            (r#""a", serde = true false"#, "unexpected token"),
            ("enum Agent in [];", "expected at least one folder"),
            (
                "#[cfg(test)] enum Agent in \"a\";",
                "put `#[cfg(..)]` before `include_agents!`, so that it applies to everything that the call generates",
            ),
            (
                "enum Agent;",
                "expected `in` and a folder: `enum Agent in \"agents\";`",
            ),
            (
                "struct Agent;",
                "expected a folder (`\"agents\"`) or an item (`pub enum Agent in \"agents\";`)",
            ),
        ] {
            assert_eq!(parse(text).err().as_deref(), Some(expected), "{text}");
        }
    }
}
