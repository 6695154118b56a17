//! What agents have besides their texts and heads: lists of the runtime's `Extra`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::shared::Shared;
use super::{head, params, settings, tools, tree};
use include_agents_reader::agent::Agent;

/// The extras of an agent.
pub(super) enum Extras<'a> {
    Frequent(Frequent<'a>),
    /// An expression, of more than that.
    Rare(TokenStream),
}

/// The extras of most agents. Many agents have the same.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Frequent<'a> {
    tools: Option<Vec<&'a str>>,
    params: params::List<'a>,
}

impl<'a> Extras<'a> {
    /// Those of an agent with this description, if it is not a part of the file, and these examples.
    pub(super) fn of(
        agent: &'a Agent,
        description: Option<&TokenStream>,
        examples: Option<&TokenStream>,
    ) -> Extras<'a> {
        let frequent = Frequent {
            tools: agent.tools.as_deref().map(tools::texts),
            params: params::of(agent),
        };
        let calls = settings::other_than_params(agent);
        let is_short = head::is_short(agent);
        if description.is_none() && examples.is_none() && is_short && calls.is_empty() {
            return Extras::Frequent(frequent);
        }
        let mut all = Vec::new();
        // The runtime expects it first.
        all.extend(description.map(|it| quote!(__p::Extra::Description(#it))));
        all.extend(frequent.tools());
        if !is_short {
            all.extend(settings::model(agent).map(|it| quote!(__p::Extra::Model(#it))));
            all.extend(settings::color(agent).map(|it| quote!(__p::Extra::Color(#it))));
        }
        all.extend(frequent.settings(calls));
        all.extend(examples.map(|it| quote!(__p::Extra::Examples(#it))));
        Extras::Rare(reference(all))
    }

    /// Those of an agent with a definition of its own.
    pub(super) fn whole(definition: &TokenStream) -> Extras<'a> {
        Extras::Rare(reference(vec![quote!(__p::Extra::Whole(&#definition))]))
    }
}

impl Frequent<'_> {
    fn is_empty(&self) -> bool {
        self.tools.is_none() && self.params.is_empty()
    }

    fn tools(&self) -> Option<TokenStream> {
        let tools = tools::list_of(self.tools.as_ref()?);
        Some(quote!(__p::Extra::Tools(#tools)))
    }

    /// The settings with these calls and the parameters.
    fn settings(&self, calls: TokenStream) -> Option<TokenStream> {
        let settings = settings::with_params(calls, &self.params)?;
        Some(quote!(__p::Extra::Settings(#settings)))
    }

    fn list(&self) -> TokenStream {
        let settings = self.settings(TokenStream::new());
        reference(self.tools().into_iter().chain(settings).collect())
    }
}

fn reference(all: Vec<TokenStream>) -> TokenStream {
    let list = tree::list(all.into_iter());
    quote!(&#list)
}

/// The lists that several agents of a catalog have. Each is a constant, which rustc reads once: a list in the row of its agent
/// takes as many instructions as the rest of the row.
pub(super) struct ExtraLists<'a>(Shared<&'a Frequent<'a>>);

impl<'a> ExtraLists<'a> {
    pub(super) fn of(all: impl Iterator<Item = &'a Extras<'a>> + Clone) -> ExtraLists<'a> {
        let frequent = all.filter_map(|extras| match extras {
            Extras::Frequent(frequent) => Some(frequent),
            Extras::Rare(_) => None,
        });
        ExtraLists(Shared::of(frequent.filter(|it| !it.is_empty())))
    }

    /// The constants.
    pub(super) fn emit(&self) -> TokenStream {
        let constants = self.0.iter().map(|(place, list)| {
            let (name, list) = (name(place), list.list());
            quote!(const #name: &[__p::Extra] = #list;)
        });
        constants.collect()
    }

    /// Extras as an expression.
    pub(super) fn expression(&self, extras: &Extras<'_>) -> TokenStream {
        match extras {
            Extras::Rare(list) => list.clone(),
            Extras::Frequent(frequent) if frequent.is_empty() => quote!(__p::NO_EXTRAS),
            Extras::Frequent(frequent) => match self.0.place(&frequent) {
                Some(place) => {
                    let name = name(place);
                    quote!(#name)
                }
                None => frequent.list(),
            },
        }
    }
}

fn name(place: usize) -> Ident {
    format_ident!("EXTRAS_{place}")
}
