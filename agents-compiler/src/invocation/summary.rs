//! The grammar of `summary!`: which catalog, and where it is.
//!
//! ```text
//! summary = call | path "in" folders ( "," option )* ","?
//! ```

use proc_macro2::Span;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Ident, Path, Token, Visibility};

use super::{Invocation, Options, ReadConfig, config, parse_roots};

/// A parsed call of `summary!`.
pub struct SummaryCall {
    /// The catalog, as `include_agents!` would read it.
    pub invocation: Invocation,
    /// The module of the enum, followed by `::`, or empty if the summary is in that module.
    pub module: String,
}

impl Parse for SummaryCall {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        Self::parse_with(input, &config::without_crate)
    }
}

impl SummaryCall {
    /// Parses a call in a crate, whose files can be read.
    pub(crate) fn parse_with(input: ParseStream<'_>, read: &ReadConfig<'_>) -> syn::Result<Self> {
        let is_path = {
            let ahead = input.fork();
            ahead.parse::<Path>().is_ok() && ahead.peek(Token![in])
        };
        if !is_path {
            return Ok(SummaryCall {
                invocation: Invocation::parse_with(input, read)?,
                module: String::new(),
            });
        }
        let path: Path = input.parse()?;
        input.parse::<Token![in]>()?;
        let roots = parse_roots(input)?;
        let mut options = Options::default();
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
            options.parse_all(input, read)?;
            options.finish();
        }
        let (module, name) = split_path(&path);
        Ok(SummaryCall {
            invocation: Invocation {
                attributes: Vec::<Attribute>::new(),
                visibility: Visibility::Inherited,
                schema: crate::schema::Schema::default(),
                name,
                roots,
                options,
            },
            module,
        })
    }
}

/// The module, followed by `::`, and the enum.
fn split_path(path: &Path) -> (String, Ident) {
    let mut names: Vec<Ident> = path
        .segments
        .iter()
        .map(|segment| segment.ident.clone())
        .collect();
    // A path has at least one segment.
    let name = names
        .pop()
        .unwrap_or_else(|| Ident::new("Agent", Span::call_site()));
    let mut module = String::new();
    for name in names {
        module.push_str(&name.to_string());
        module.push_str("::");
    }
    (module, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<SummaryCall, String> {
        syn::parse_str(text).map_err(|error| error.to_string())
    }

    #[test]
    fn what_include_agents_takes() {
        for (text, name) in [
            (r#""agents", exclude("drafts/**")"#, "Agent"),
            (r#"pub enum Expert in "agents";"#, "Expert"),
        ] {
            let call = parse(text).unwrap();
            assert_eq!(call.module, "", "{text}");
            assert_eq!(call.invocation.name, name);
        }
    }

    #[test]
    fn a_path_says_where_the_catalog_is() {
        let call = parse(r#"crate::experts::Expert in ["a", "b"], constants = false,"#).unwrap();
        assert_eq!(call.module, "crate::experts::");
        assert_eq!(call.invocation.name, "Expert");
        assert_eq!(call.invocation.roots.len(), 2);
        assert!(!call.invocation.options.constants);
        assert_eq!(parse(r#"Expert in "a""#).unwrap().module, "");
    }

    #[test]
    fn refusals_are_those_of_include_agents() {
        for text in ["", "Expert", r#"a::Expert "x""#, r#"Expert in "x" "y""#] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
