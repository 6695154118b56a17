//! The two agents of the catalog, as in their files.

use super::{Speaker, sketch, split};

const BACKEND: &str = include_str!("../../../../agents/catalog/cloudflare-backend-expert.md");
const RUST: &str = include_str!("../../../../agents/catalog/cloudflare-rust-expert.md");

/// The description, which Claude Code's recovery takes literally.
fn description(file: &str) -> &str {
    let line = file
        .lines()
        .find_map(|line| line.strip_prefix("description: "));
    line.expect("the file has a description")
}

fn check_bundled(file: &str, commentaries: usize) {
    let description = description(file);
    let split = split(description);
    assert_eq!(split.defects, []);
    assert_eq!(
        split.examples.len(),
        description.matches("</example>").count()
    );
    assert_eq!(split.examples.len(), 2);
    for example in &split.examples {
        assert!(example.context.is_some());
        let speakers: Vec<Speaker> = example.turns.iter().map(|turn| turn.speaker).collect();
        assert_eq!(speakers, [Speaker::User, Speaker::Assistant]);
    }
    let commented = split
        .examples
        .iter()
        .filter(|example| example.commentary.is_some())
        .count();
    assert_eq!(commented, description.matches("</commentary>").count());
    assert_eq!(commented, commentaries);
}

#[test]
fn backend() {
    check_bundled(BACKEND, 0);
    insta::assert_snapshot!(sketch(description(BACKEND)).join("\n"));
}

#[test]
fn rust() {
    check_bundled(RUST, 2);
    insta::assert_snapshot!(sketch(description(RUST)).join("\n"));
}
