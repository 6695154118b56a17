//! Reloading: what changes, what stays.

use std::fs;

use crate::{Agent, BUILT_IN, Sandbox, agent, messages};

#[test]
fn a_reload_says_which_agents_have_changed() {
    let sandbox = Sandbox::new();
    let file = sandbox.write("agents/a.md", agent("a", "one"));
    sandbox.write("agents/b.md", agent("b", "one"));
    let mut agents = sandbox.layers().folder("agents").folder("later").load();
    assert!(agents.reload().is_empty());

    sandbox.write("agents/a.md", agent("a", "two"));
    sandbox.write("agents/c.md", agent("c", "one"));
    fs::remove_file(sandbox.path().join("agents/b.md")).expect("a file");
    sandbox.write("later/d.md", agent(BUILT_IN, "mine"));
    let before = agents.clone();
    let changes = agents.reload();
    assert_eq!(changes.added(), ["c"]);
    assert_eq!(changes.changed(), ["a", BUILT_IN]);
    assert_eq!(changes.removed(), ["b"]);
    assert_eq!(changes.names().count(), 4);
    assert!(!changes.problems());
    assert_eq!(agents.get("a").expect("an agent").prompt(), "two");
    assert_eq!(before.get("a").expect("an agent").prompt(), "one");
    assert_eq!(agents.of(Agent::CloudflareRustExpert).prompt(), "mine");

    // Neither the same text nor another time is a change.
    fs::write(&file, agent("a", "two")).expect("a file");
    assert!(agents.reload().is_empty());
    fs::remove_dir_all(sandbox.path().join("later")).expect("a folder");
    assert_eq!(agents.reload().changed(), [BUILT_IN]);
}

#[test]
fn a_file_that_breaks_leaves_its_agent_as_it_was() {
    let sandbox = Sandbox::new();
    let file = sandbox.write("agents/a.md", agent("a", "one"));
    let mut agents = sandbox.layers().folder("agents").load();
    for broken in ["", "---\nname: a\n", "---\nname: a\n---\n", "no agent"] {
        fs::write(&file, broken).expect("a file");
        let changes = agents.reload();
        assert_eq!(changes.names().count(), 0, "{broken:?}");
        assert!(!agents.problems().is_empty(), "{broken:?}");
        assert_eq!(agents.get("a").expect("an agent").prompt(), "one");
    }
    fs::write(&file, agent("a", "two")).expect("a file");
    assert_eq!(agents.reload().changed(), ["a"]);
    assert!(messages(&agents).is_empty());
    fs::write(&file, "---\n").expect("a file");
    agents.reload();
    fs::remove_file(&file).expect("a file");
    assert_eq!(agents.reload().removed(), ["a"]);
    assert!(messages(&agents).is_empty());
}

#[test]
fn an_agent_that_is_renamed_is_another_one() {
    let sandbox = Sandbox::new();
    sandbox.write("agents/a.md", agent("a", "one"));
    let mut agents = sandbox.layers().folder("agents").load();
    sandbox.write("agents/a.md", agent("b", "one"));
    let changes = agents.reload();
    assert_eq!(
        (changes.added(), changes.removed()),
        (&["b".to_owned()][..], &["a".to_owned()][..])
    );
}

/// Linux tells how much memory a process has.
#[cfg(target_os = "linux")]
#[test]
fn reloading_does_not_grow_memory() {
    fn resident() -> usize {
        let status = fs::read_to_string("/proc/self/statm").expect("a status");
        let pages = status.split(' ').nth(1).expect("pages");
        pages.parse::<usize>().expect("a number") * 4096
    }
    let sandbox = Sandbox::new();
    let texts = ["one", "two"].map(|word| agent("a", &word.repeat(4096)));
    let file = sandbox.write("agents/a.md", &texts[0]);
    let mut agents = sandbox.layers().folder("agents").load();
    let mut reload = |times: usize| {
        for round in 0..times {
            fs::write(&file, &texts[(round + 1) % 2]).expect("a file");
            assert_eq!(agents.reload().changed(), ["a"]);
        }
    };
    reload(200);
    let before = resident();
    reload(1000);
    let grown = resident().saturating_sub(before);
    // 1,000 texts of 12 KB are 12 MB; tests beside this one need memory, too.
    assert!(grown < 8 << 20, "{grown} bytes more after 1,000 reloads");
}
