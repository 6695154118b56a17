//! A web service over a catalog, with [axum](https://docs.rs/axum).
//!
//! ```text
//! cargo run -p include-agents-axum -- 127.0.0.1:3000
//! curl http://127.0.0.1:3000/agents/reviewer
//! ```
//!
//! | | |
//! |---|---|
//! | `GET /agents` | name and purpose of every agent |
//! | `GET /agents/{name}` | [everything that is known](include_agents::FullDefinition) of one |
//! | `GET /agents/{name}/agent-card.json` | its [A2A 1.0](https://a2a-protocol.org) card |
//!
//! An unknown name is a 404 that names the nearest. The service tells of the agents; it does not run them. The card
//! therefore points to where you do: [`card`] takes that address.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json as Body, Router};
use include_agents::{
    AgentDefinition, Catalog, Example, FullDefinition, Speaker, Turn, UnknownAgent, Value,
};
use serde_json::{Value as Json, json};

pub mod live;

include_agents::include_agents!("../agents");

/// The service of a catalog whose agents answer A2A requests below `endpoint`, at `{endpoint}/{name}`.
pub fn service<A: Catalog>(endpoint: &str) -> Router {
    Router::new()
        .route("/agents", get(list::<A>))
        .route("/agents/{name}", get(full::<A>))
        .route("/agents/{name}/agent-card.json", get(agent_card::<A>))
        .with_state(endpoint.into())
}

async fn list<A: Catalog>() -> Body<Json> {
    let agents = A::ALL.iter().map(|agent| agent.definition());
    let agents =
        agents.map(|agent| json!({ "name": agent.name(), "description": agent.when_to_use() }));
    Body(agents.collect())
}

async fn full<A: Catalog>(
    Path(name): Path<String>,
) -> Result<Body<FullDefinition<'static>>, NotFound> {
    Ok(Body(find::<A>(&name)?.full()))
}

async fn agent_card<A: Catalog>(
    Path(name): Path<String>,
    State(endpoint): State<Box<str>>,
) -> Result<Body<Json>, NotFound> {
    let agent = find::<A>(&name)?;
    Ok(Body(card(agent, &format!("{endpoint}/{name}"))))
}

fn find<A: Catalog>(name: &str) -> Result<&'static AgentDefinition, NotFound> {
    let agent: A = name.parse().map_err(NotFound)?;
    Ok(agent.definition())
}

/// The answer to a name that no agent has.
struct NotFound(UnknownAgent);

impl IntoResponse for NotFound {
    fn into_response(self) -> Response {
        let error = json!({ "error": self.0.to_string(), "nearest": self.0.nearest() });
        (StatusCode::NOT_FOUND, Body(error)).into_response()
    }
}

/// The A2A 1.0 `AgentCard` of an agent that answers JSON-RPC at `url`.
///
/// An agent file knows one skill, which is the agent itself: when to use it is the skill's description, and what users
/// say in the examples are the skill's examples.
#[must_use]
pub fn card(agent: &AgentDefinition, url: &str) -> Json {
    let turns = agent.examples().iter().flat_map(Example::turns);
    let examples: Vec<_> = turns
        .filter(|turn| turn.speaker() == Speaker::User)
        .map(Turn::text)
        .collect();
    json!({
        "name": agent.name(),
        "description": agent.when_to_use(),
        "version": env!("CARGO_PKG_VERSION"),
        "supportedInterfaces": [
            { "url": url, "protocolBinding": "JSONRPC", "protocolVersion": "1.0" },
        ],
        "capabilities": { "streaming": false, "pushNotifications": false },
        "defaultInputModes": ["text/plain"],
        "defaultOutputModes": ["text/plain"],
        "skills": [{
            "id": agent.name(),
            "name": agent.name(),
            "description": agent.when_to_use(),
            "tags": tags(agent),
            "examples": examples,
        }],
    })
}

/// The `tags` of the agent's metadata, which A2A asks for and Claude Code does not know: a list, or one text.
fn tags(agent: &AgentDefinition) -> Vec<&'static str> {
    match agent.metadata().get("tags") {
        Some(Value::Str(tag)) => vec![tag],
        Some(Value::List(tags)) => tags.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}
