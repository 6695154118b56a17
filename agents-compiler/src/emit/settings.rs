//! The front matter that is not in the head of an agent.

use heck::ToSnakeCase as _;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::text::literal;
use super::value::map;
use super::{params, tools, variants};
use include_agents_reader::agent::{Agent, McpServer, Setting};
use include_agents_reader::claude_code::Field;
use include_agents_reader::order;
use include_agents_runtime::{Color, Effort, Model};

pub(super) fn model(agent: &Agent) -> Option<TokenStream> {
    model_tokens(&agent.model.as_ref()?.value.0)
}

pub(super) fn color(agent: &Agent) -> Option<TokenStream> {
    color_tokens(agent.color?)
}

/// The model as the runtime reads its text; one without a text is as good as absent.
fn model_tokens(text: &str) -> Option<TokenStream> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let alias = Model::alias(text).and_then(variants::model);
    Some(alias.unwrap_or_else(|| quote!(__p::Model::Id(#text))))
}

fn color_tokens(color: Color) -> Option<TokenStream> {
    if let Color::Rgb(rgb) = color {
        let (r, g, b) = (rgb.red(), rgb.green(), rgb.blue());
        let [r, g, b] = [r, g, b].map(Literal::u8_unsuffixed);
        return Some(quote!(__p::Color::Rgb(__p::Rgb::new(#r, #g, #b))));
    }
    variants::color(color)
}

/// Settings with these calls and parameters, if there are any.
pub(super) fn with_params(
    mut calls: TokenStream,
    params: &params::List<'_>,
) -> Option<TokenStream> {
    if !params.is_empty() {
        let params = params::list(params);
        calls.extend([quote!(.with_params(#params))]);
    }
    (!calls.is_empty()).then(|| quote!(&__p::Settings::new() #calls))
}

/// The calls that set the fields that few agents have, in the order of [`Field::ALL`].
pub(super) fn other_than_params(agent: &Agent) -> TokenStream {
    let mut calls: Vec<(Field, TokenStream)> = Vec::new();
    if !agent.disallowed_tools.is_empty() {
        calls.push((Field::DisallowedTools, tools::list(&agent.disallowed_tools)));
    }
    let mode = agent.permission_mode.as_ref();
    if let Some(mode) = mode.and_then(|mode| variants::permission_mode(mode.value)) {
        calls.push((Field::PermissionMode, mode));
    }
    if let Some(memory) = agent.memory.and_then(variants::memory) {
        calls.push((Field::Memory, memory));
    }
    calls.extend(
        agent
            .settings
            .iter()
            .filter_map(|(field, setting)| Some((*field, setting_tokens(setting)?))),
    );
    order::sort_by(&mut calls, |(one, _), (other, _)| one.cmp(other));
    let calls = calls.into_iter().map(|(field, value)| {
        let setter = setter(field);
        quote!(.#setter(#value))
    });
    let mut calls: TokenStream = calls.collect();
    if !agent.metadata.is_empty() {
        let metadata = map(&agent.metadata);
        calls.extend([quote!(.with_metadata(#metadata))]);
    }
    calls
}

/// The function of the runtime's `Settings` that sets a field: of `maxTurns`, `with_max_turns`.
fn setter(field: Field) -> Ident {
    Ident::new(
        &format!("with_{}", field.key().to_snake_case()),
        Span::call_site(),
    )
}

/// The argument of [`setter`].
fn setting_tokens(setting: &Setting) -> Option<TokenStream> {
    Some(match setting {
        Setting::Text(text) => literal(text),
        Setting::Integer(number) => {
            let number = Literal::u64_unsuffixed(*number);
            quote!(#number)
        }
        Setting::Boolean(flag) => quote!(#flag),
        Setting::Names(names) => quote!(&[#(#names),*]),
        Setting::Servers(servers) => {
            let servers = servers.iter().map(mcp_server);
            quote!(&[#(#servers),*])
        }
        Setting::Map(entries) => map(entries),
        Setting::Effort(Effort::Level(level)) => {
            let level = Literal::i64_unsuffixed(*level);
            quote!(__p::Effort::Level(#level))
        }
        Setting::Effort(effort) => variants::effort(*effort)?,
        Setting::Isolation(isolation) => variants::isolation(*isolation)?,
    })
}

fn mcp_server(server: &McpServer) -> TokenStream {
    let name = literal(&server.name);
    let config = server.config.as_ref().map(|config| {
        let config = map(config);
        quote!(.with_config(#config))
    });
    quote!(__p::McpServer::new(#name) #config)
}
