//! What agents have beside their texts: lists of the runtime's `Also`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::shared::Shared;
use super::{head, params, settings, tools, tree};
use include_agents_reader::agent::Agent;

/// What an agent has beside its texts.
pub(super) enum Also<'a> {
    Frequent(Frequent<'a>),
    /// A list with more than that.
    Rare(TokenStream),
}

/// What most agents have, and many have the same.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Frequent<'a> {
    tools: Option<Vec<&'a str>>,
    params: params::List<'a>,
}

impl<'a> Also<'a> {
    /// That of an agent with this description, if it is a text of its own, and these examples.
    pub(super) fn of(
        agent: &'a Agent,
        description: Option<&TokenStream>,
        examples: Option<&TokenStream>,
    ) -> Also<'a> {
        let is_frequent = description.is_none()
            && examples.is_none()
            && head::is_short(agent)
            && settings::other_than_params(agent).is_empty();
        if is_frequent {
            return Also::Frequent(Frequent {
                tools: agent.tools.as_deref().map(tools::texts),
                params: params::of(agent),
            });
        }
        let mut all = Vec::new();
        // The runtime looks for it in the first place.
        all.extend(description.map(|it| quote!(__p::Also::Description(#it))));
        let listed = agent.tools.as_deref().map(tools::list);
        all.extend(listed.map(|it| quote!(__p::Also::Tools(#it))));
        if !head::is_short(agent) {
            all.extend(settings::model(agent).map(|it| quote!(__p::Also::Model(#it))));
            all.extend(settings::color(agent).map(|it| quote!(__p::Also::Color(#it))));
        }
        all.extend(settings::settings(agent).map(|it| quote!(__p::Also::Settings(#it))));
        all.extend(examples.map(|it| quote!(__p::Also::Examples(#it))));
        Also::Rare(reference(all))
    }

    /// That of an agent that has no texts in the table.
    pub(super) fn whole(definition: &TokenStream) -> Also<'a> {
        Also::Rare(reference(vec![quote!(__p::Also::Whole(&#definition))]))
    }
}

impl Frequent<'_> {
    fn is_empty(&self) -> bool {
        self.tools.is_none() && self.params.is_empty()
    }

    fn list(&self) -> TokenStream {
        let mut all = Vec::new();
        if let Some(texts) = &self.tools {
            let tools = tools::list_of(texts);
            all.push(quote!(__p::Also::Tools(#tools)));
        }
        if !self.params.is_empty() {
            let params = params::list(&self.params);
            all.push(quote!(__p::Also::Settings(&__p::Settings::new().with_params(#params))));
        }
        reference(all)
    }
}

fn reference(all: Vec<TokenStream>) -> TokenStream {
    let list = tree::list(all.into_iter());
    quote!(&#list)
}

/// The lists that several agents of a catalog have. Each is a constant: a list at its place takes rustc more than all else of
/// an agent.
pub(super) struct Lists<'a>(Shared<&'a Frequent<'a>>);

impl<'a> Lists<'a> {
    pub(super) fn of(all: impl Iterator<Item = &'a Also<'a>> + Clone) -> Lists<'a> {
        let frequent = all.filter_map(|also| match also {
            Also::Frequent(frequent) => Some(frequent),
            Also::Rare(_) => None,
        });
        Lists(Shared::of(frequent.filter(|it| !it.is_empty())))
    }

    /// The constants.
    pub(super) fn emit(&self) -> TokenStream {
        let constants = self.0.iter().map(|(place, list)| {
            let (name, list) = (name(place), list.list());
            quote!(const #name: &[__p::Also] = #list;)
        });
        constants.collect()
    }

    /// What an agent has, as an expression.
    pub(super) fn expression(&self, also: &Also<'_>) -> TokenStream {
        match also {
            Also::Rare(list) => list.clone(),
            Also::Frequent(frequent) if frequent.is_empty() => quote!(__p::NOTHING),
            Also::Frequent(frequent) => match self.0.place(&frequent) {
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
    format_ident!("ALSO_{place}")
}
