//! The service over loopback, asked by a client that knows nothing of axum.

use std::net::SocketAddr;

use include_agents_axum::{Agent, service};
use serde_json::json;
use tokio::net::TcpListener;

mod client;
use client::get;

/// Starts the service on a thread of its own, which ends with the test.
fn start() -> SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    listener.set_nonblocking(true).expect("it need not block");
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let listener = TcpListener::from_std(listener).expect("a listener");
            let service = service::<Agent>("https://agents.example/a2a");
            axum::serve(listener, service).await.expect("it serves");
        });
    });
    address
}

#[test]
fn lists_the_catalog() {
    let (status, agents) = get(start(), "/agents");
    assert_eq!(status, 200);
    assert_eq!(
        agents,
        json!([
            {
                "name": "release-notes",
                "description": "Writes the notes of a release from its commits. Use it when a version is tagged.",
            },
            {
                "name": "reviewer",
                "description": "Reviews a change before it lands: correctness first, style last.",
            },
        ])
    );
}

#[test]
fn serves_an_agent_as_json() {
    let (status, agent) = get(start(), "/agents/reviewer");
    assert_eq!(status, 200);
    assert_eq!(agent["name"], "reviewer");
    assert_eq!(agent["prompt"], Agent::Reviewer.prompt());
    assert_eq!(agent["description"], Agent::Reviewer.description());
    assert_eq!(agent["tools"], json!(["Read", "Grep", "Glob"]));
    assert_eq!(agent["model"], "opus");
    assert_eq!(agent["maxTurns"], 8);
    assert_eq!(agent["permissionMode"], "plan");
    assert_eq!(agent["color"], "red");
    assert_eq!(
        agent["examples"][0]["turns"][0]["text"],
        "I have written the parser."
    );
    assert_eq!(agent.get("hooks"), None, "absent, not null");
}

#[test]
fn serves_agent_cards() {
    let (status, card) = get(start(), "/agents/reviewer/agent-card.json");
    assert_eq!(status, 200);
    // What A2A 1.0 requires of a card.
    for key in [
        "name",
        "description",
        "supportedInterfaces",
        "version",
        "capabilities",
        "defaultInputModes",
        "defaultOutputModes",
        "skills",
    ] {
        assert!(card.get(key).is_some_and(|value| !value.is_null()), "{key}");
    }
    assert_eq!(
        card["supportedInterfaces"],
        json!([{
            "url": "https://agents.example/a2a/reviewer",
            "protocolBinding": "JSONRPC",
            "protocolVersion": "1.0",
        }])
    );
    assert_eq!(
        card["skills"],
        json!([{
            "id": "reviewer",
            "name": "reviewer",
            "description": "Reviews a change before it lands: correctness first, style last.",
            "tags": ["review", "quality"],
            "examples": ["I have written the parser."],
        }])
    );
}

#[test]
fn an_unknown_name_is_a_404_with_the_nearest() {
    let address = start();
    for path in ["/agents/reviwer", "/agents/reviwer/agent-card.json"] {
        let (status, body) = get(address, path);
        assert_eq!(status, 404);
        assert_eq!(body["nearest"], "reviewer");
    }
}
