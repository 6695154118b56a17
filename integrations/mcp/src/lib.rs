//! A catalog as the prompts of an [MCP](https://modelcontextprotocol.io) server, with
//! [rmcp](https://docs.rs/rmcp).
//!
//! ```text
//! cargo run -p include-agents-mcp        # speaks MCP over stdin and stdout
//! ```
//!
//! Each agent is a prompt: its name, when to use it, and its text. MCP's prompts have no system role, so that the
//! text travels as a message of the user.
//!
//! Names are checked against the catalog, and a wrong one is answered with the nearest, as
//! [`UnknownAgent`](include_agents::UnknownAgent) says it.

use std::marker::PhantomData;

use include_agents::Catalog;
use rmcp::ServerHandler;
use rmcp::model::{
    ErrorData, GetPromptRequestParams, GetPromptResponse, GetPromptResult, Implementation,
    ListPromptsResult, PaginatedRequestParams, Prompt, PromptMessage, Role, ServerCapabilities,
    ServerConfig,
};
use rmcp::service::{RequestContext, RoleServer};

include_agents::include_agents!("../agents");

/// Serves the agents of any catalog as prompts.
#[derive(Debug)]
pub struct Prompts<A> {
    catalog: PhantomData<A>,
}

impl<A: Catalog> Prompts<A> {
    /// The server of a catalog: `Prompts::<Agent>::new()`.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            catalog: PhantomData,
        }
    }
}

impl<A: Catalog> Default for Prompts<A> {
    fn default() -> Self {
        Self::new()
    }
}

impl<A: Catalog> ServerHandler for Prompts<A> {
    fn get_info(&self) -> ServerConfig {
        ServerConfig::new(ServerCapabilities::builder().enable_prompts().build()).with_server_info(
            Implementation::new(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")),
        )
    }

    async fn list_prompts(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListPromptsResult, ErrorData> {
        let agents = A::ALL.iter().map(|agent| agent.definition());
        let prompts =
            agents.map(|agent| Prompt::new(agent.name(), Some(agent.when_to_use()), None));
        Ok(ListPromptsResult::with_all_items(prompts.collect()))
    }

    async fn get_prompt(
        &self,
        request: GetPromptRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<GetPromptResponse, ErrorData> {
        let agent: A = request
            .name
            .parse()
            .map_err(|error: include_agents::UnknownAgent| {
                ErrorData::invalid_params(error.to_string(), None)
            })?;
        let agent = agent.definition();
        let message = PromptMessage::new_text(Role::User, agent.prompt());
        let result = GetPromptResult::new(vec![message]).with_description(agent.when_to_use());
        Ok(result.into())
    }
}
