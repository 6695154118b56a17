//! The service over agents that users can change: an edited file is served from the next request on.
//!
//! | | |
//! |---|---|
//! | `GET /agents` | name, purpose and layer of every agent |
//! | `GET /agents/{name}` | everything that is known of one, as it is in force now |
//! | `GET /problems` | what is wrong with the files |

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json as Body, Router};
use include_agents::Catalog;
use include_agents::load::Watch;
use serde_json::{Value as Json, json};

/// The service of agents that are watched.
pub fn service<A: Catalog>(watch: Arc<Watch<A>>) -> Router {
    Router::new()
        .route("/agents", get(list::<A>))
        .route("/agents/{name}", get(full::<A>))
        .route("/problems", get(problems::<A>))
        .with_state(watch)
}

async fn list<A: Catalog>(State(watch): State<Arc<Watch<A>>>) -> Body<Json> {
    let agents = watch.agents();
    let list = agents.iter().map(|agent| {
        json!({
            "name": agent.name(),
            "description": agent.when_to_use(),
            "layer": agent.layer().to_string(),
        })
    });
    Body(list.collect())
}

async fn full<A: Catalog>(
    State(watch): State<Arc<Watch<A>>>,
    Path(name): Path<String>,
) -> Result<Body<Json>, StatusCode> {
    let agents = watch.agents();
    let agent = agents.get(&name).ok_or(StatusCode::NOT_FOUND)?;
    let json = serde_json::to_value(agent.full());
    json.map(Body)
        .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}

async fn problems<A: Catalog>(State(watch): State<Arc<Watch<A>>>) -> Body<Json> {
    Body(json!(watch.agents().problems()))
}
