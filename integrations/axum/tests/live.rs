//! The service serves files as they are now, and says what is wrong with them.

use std::fs;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

use include_agents::load::Layers;
use include_agents_axum::{Agent, live};
use serde_json::Value;
use tokio::net::TcpListener;

mod client;
use client::get;

/// Longer than any change takes.
const LIMIT: Duration = Duration::from_secs(20);

#[test]
fn edits_are_served_and_problems_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let (sender, changes) = mpsc::channel();
    let layers = Layers::of::<Agent>().folder(folder.path().join("agents"));
    let watch = layers.load().watch(move |_, changes| {
        // The test may have ended.
        let _ = sender.send(changes.clone());
    });
    let address = start(Arc::new(watch.expect("a watch")));
    let prompt = |address| {
        let (status, agent) = get(address, "/agents/reviewer");
        assert_eq!(status, 200);
        agent["prompt"].as_str().map(str::to_owned)
    };
    assert_eq!(prompt(address).as_deref(), Some(Agent::Reviewer.prompt()));
    assert_eq!(get(address, "/problems"), (200, Value::Array(Vec::new())));

    fs::create_dir(folder.path().join("agents")).expect("a folder");
    let file = folder.path().join("agents/reviewer.md");
    fs::write(
        &file,
        "---\nname: reviewer\ndescription: Mine\n---\n\nReview it my way.\n",
    )
    .expect("a file");
    assert_eq!(
        changes.recv_timeout(LIMIT).expect("a change").changed(),
        ["reviewer"]
    );
    assert_eq!(prompt(address).as_deref(), Some("Review it my way."));
    let (_, agents) = get(address, "/agents");
    let layer = folder.path().join("agents");
    assert_eq!(agents[1]["layer"].as_str(), layer.to_str());

    // What is broken stays as it was, and is reported.
    fs::write(&file, "---\nname: reviewer\n---\n").expect("a file");
    assert!(changes.recv_timeout(LIMIT).expect("a change").problems());
    assert_eq!(prompt(address).as_deref(), Some("Review it my way."));
    let (_, problems) = get(address, "/problems");
    assert_eq!(problems[0]["level"], "error");
    assert_eq!(problems[0]["line"], 1);
    assert!(
        problems[0]["rendered"]
            .as_str()
            .is_some_and(|text| text.contains("-->"))
    );
}

/// Starts the service on a thread of its own, which ends with the test.
fn start(watch: Arc<include_agents::load::Watch<Agent>>) -> SocketAddr {
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
            axum::serve(listener, live::service(watch))
                .await
                .expect("it serves");
        });
    });
    address
}
