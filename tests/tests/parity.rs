//! The compiler against the client, on the real files beside the project.

use std::path::PathBuf;

use include_agents_tests::parity::{Blocks, Collection, Lints, Parity};

/// The corpus; `None`, and a line that says so, where it is not there.
fn corpus() -> Option<Collection> {
    let shared = std::env::var_os("INCLUDE_AGENTS_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")),
        PathBuf::from,
    );
    let folder = shared.join("corpus");
    if !folder.is_dir() {
        println!("skipped: ../shared/corpus is absent");
        return None;
    }
    Some(Collection::read(&folder).expect("verdicts"))
}

#[test]
fn the_client_and_we_agree_on_every_file() {
    let Some(corpus) = corpus() else { return };
    let parity = Parity::of(&corpus);
    println!("{parity}");
    assert_eq!(parity.mismatches, []);
    assert_eq!(parity.other, []);
    for tally in [
        parity.loads,
        parity.names,
        parity.descriptions,
        parity.prompts,
        parity.rejected,
    ] {
        assert!(tally.all > 0 && tally.is_complete(), "{parity}");
    }
    let all = parity.loads.all + parity.rejected.all + parity.no_agents.all;
    assert_eq!(all, corpus.members.len());
}

/// What is rejected is blamed on the line where the colon stands.
#[test]
fn rejected_files_are_blamed_on_the_line_that_is_to_blame() {
    let Some(corpus) = corpus() else { return };
    let parity = Parity::of(&corpus);
    let line = |name: &str| {
        let (_, reason) = parity
            .reasons
            .iter()
            .find(|(file, _)| file.ends_with(name))?;
        Some(reason.split(':').next()?.to_owned())
    };
    assert_eq!(line("api-architect.md").as_deref(), Some("line 3"));
    assert_eq!(line("prompt-engineer.md").as_deref(), Some("line 7"));
}

#[test]
fn every_block_is_split() {
    let Some(corpus) = corpus() else { return };
    let blocks = Blocks::of(&corpus);
    println!("{blocks}");
    assert_eq!(blocks.mismatches, []);
    assert!(blocks.blocks > 100);
    assert_eq!(blocks.split, blocks.blocks);
}

/// The default levels refuse what nobody means, and hardly anything else. A collection is compiled as one catalogue here,
/// so that the second agents of one name, which stand in other plugins, are counted among the refused.
#[test]
fn few_real_files_are_refused() {
    let Some(corpus) = corpus() else { return };
    let lints = Lints::of(&corpus);
    println!("{lints}");
    assert!(lints.refused.len() * 20 < lints.loaded, "{lints}");
}
