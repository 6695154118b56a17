//! Real files, edited while they are watched.

use std::fs;
use std::io::Write as _;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use include_agents::load::{Changes, Layers, Watch};

use crate::{Agent, Sandbox, agent};

/// Longer than any change takes.
const LIMIT: Duration = Duration::from_secs(20);

fn watch(layers: Layers<Agent>) -> (Watch<Agent>, Receiver<Changes>) {
    let (sender, changes) = mpsc::channel();
    let watch = layers.load().watch(move |_, changes| {
        // The test may have ended.
        let _ = sender.send(changes.clone());
    });
    (watch.expect("a watch"), changes)
}

/// The prompt of the agent `a` as it is now.
fn prompt(watch: &Watch<Agent>) -> Option<String> {
    let agents = watch.agents();
    agents.get("a").map(|agent| agent.prompt().to_owned())
}

#[test]
fn edits_are_seen() {
    let sandbox = Sandbox::new();
    let file = sandbox.write("agents/a.md", agent("a", "one"));
    let (watch, changes) = watch(sandbox.layers().folder("agents"));
    let kept = watch.agents();

    fs::write(&file, agent("a", "two")).expect("a file");
    assert_eq!(
        changes.recv_timeout(LIMIT).expect("a change").changed(),
        ["a"]
    );
    assert_eq!(prompt(&watch).as_deref(), Some("two"));
    assert_eq!(kept.get("a").expect("an agent").prompt(), "one");

    // As careful editors do it.
    let new = sandbox.write("agents/a.md~", agent("a", "three"));
    fs::rename(new, &file).expect("a file");
    assert_eq!(
        changes.recv_timeout(LIMIT).expect("a change").changed(),
        ["a"]
    );

    sandbox.write("agents/deep/deeper/b.md", agent("b", "one"));
    assert_eq!(
        changes.recv_timeout(LIMIT).expect("a change").added(),
        ["b"]
    );
    sandbox.write("agents/deep/deeper/b.md", "---\n");
    let change = changes.recv_timeout(LIMIT).expect("a change");
    assert!(change.problems() && change.names().next().is_none());
    assert!(!watch.agents().problems().is_empty());
    fs::remove_file(&file).expect("a file");
    assert_eq!(
        changes.recv_timeout(LIMIT).expect("a change").removed(),
        ["a"]
    );
}

#[test]
fn a_folder_may_appear_and_go() {
    let sandbox = Sandbox::new();
    let (_watch, changes) = watch(sandbox.layers().folder(".app/agents"));
    for _ in 0..2 {
        sandbox.write(".app/agents/a.md", agent("a", "one"));
        assert_eq!(
            changes.recv_timeout(LIMIT).expect("a change").added(),
            ["a"]
        );
        fs::remove_dir_all(sandbox.path().join(".app")).expect("a folder");
        assert_eq!(
            changes.recv_timeout(LIMIT).expect("a change").removed(),
            ["a"]
        );
    }
}

/// Elsewhere, nothing says that a file is still open.
#[cfg(target_os = "linux")]
#[test]
fn a_file_half_written_is_not_read() {
    let sandbox = Sandbox::new();
    let path = sandbox.write("agents/a.md", agent("a", "one"));
    let (watch, changes) = watch(sandbox.layers().folder("agents"));
    let text = agent("a", "The first half, and the second half.");
    let (first, second) = text.split_at(text.len() - 18);
    let mut file = fs::File::create(path).expect("a file");
    file.write_all(first.as_bytes()).expect("half a file");
    thread::sleep(Duration::from_millis(800));
    assert!(changes.try_recv().is_err(), "half a file was read");
    assert_eq!(prompt(&watch).as_deref(), Some("one"));
    file.write_all(second.as_bytes()).expect("a file");
    drop(file);
    assert_eq!(
        changes.recv_timeout(LIMIT).expect("a change").changed(),
        ["a"]
    );
    assert_eq!(
        prompt(&watch).as_deref(),
        Some("The first half, and the second half.")
    );
}

#[test]
fn many_edits_are_few_reloads() {
    let sandbox = Sandbox::new();
    sandbox.write("agents/a.md", agent("a", "0"));
    let (watch, changes) = watch(sandbox.layers().folder("agents"));
    for round in 1..=50 {
        sandbox.write("agents/a.md", agent("a", &round.to_string()));
        thread::sleep(Duration::from_millis(2));
    }
    let mut reloads = 0;
    while prompt(&watch).as_deref() != Some("50") {
        changes.recv_timeout(LIMIT).expect("a change");
        reloads += 1;
    }
    assert!(reloads < 25, "{reloads} reloads");
    drop(watch);
    assert!(changes.iter().count() < 25, "the thread has ended");
}
