//! Partials in the prompts of agents that are read at run time.

use std::fs;

use crate::{Sandbox, agent, messages};

#[test]
fn prompts_follow_their_partials() {
    let sandbox = Sandbox::new();
    sandbox.write("agents/a.md", agent("a", "{{> tone.md}}\n\nReview."));
    sandbox.write("agents/b.md", agent("b", "Test."));
    let tone = sandbox.write("agents/shared/tone.md", "Be brief.\n");
    let layers = sandbox.layers().folder("agents");
    let mut agents = layers
        .options(|options| options.partials("agents/shared"))
        .load();
    assert!(messages(&agents).is_empty());
    let prompt = |agents: &crate::Agents<crate::Agent>| {
        agents.get("a").expect("an agent").prompt().to_owned()
    };
    assert_eq!(prompt(&agents), "Be brief.\n\nReview.");
    assert!(agents.reload().is_empty());

    fs::write(&tone, "Be kind.").expect("a file");
    assert_eq!(agents.reload().changed(), ["a"]);
    assert_eq!(prompt(&agents), "Be kind.\n\nReview.");

    // A partial that breaks leaves its agents as they were.
    for broken in [&b"{{> no.md}}"[..], b"\xff"] {
        fs::write(&tone, broken).expect("a file");
        assert_eq!(agents.reload().names().count(), 0);
        assert_eq!(agents.problems().len(), 1, "{:?}", messages(&agents));
        assert_eq!(prompt(&agents), "Be kind.\n\nReview.");
    }
    fs::remove_file(&tone).expect("a file");
    assert_eq!(agents.reload().names().count(), 0);
    assert_eq!(messages(&agents), ["unknown partial `tone.md`"]);
    assert_eq!(prompt(&agents), "Be kind.\n\nReview.");
    fs::write(&tone, "Be both.").expect("a file");
    assert_eq!(agents.reload().changed(), ["a"]);
    assert!(messages(&agents).is_empty());
}

#[test]
fn without_a_folder_of_partials_there_are_none() {
    let sandbox = Sandbox::new();
    sandbox.write("agents/a.md", agent("a", "{{> tone.md}}"));
    let agents = sandbox.layers().folder("agents").load();
    assert!(messages(&agents).is_empty());
    assert_eq!(agents.get("a").expect("an agent").prompt(), "{{> tone.md}}");
    let layers = sandbox.layers().folder("agents");
    let agents = layers.options(|options| options.partials("shared")).load();
    assert_eq!(messages(&agents), ["unknown partial `tone.md`"]);
    assert!(agents.get("a").is_none());
}
