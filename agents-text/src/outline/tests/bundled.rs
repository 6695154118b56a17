//! The two agents of the catalog, as in their files.

use super::check;
use crate::outline::{Kind, Outline, outline};

const BACKEND: &str = include_str!("../../../../agents/catalog/cloudflare-backend-expert.md");
const RUST: &str = include_str!("../../../../agents/catalog/cloudflare-rust-expert.md");

fn prompt(file: &str) -> &str {
    file.splitn(3, "---")
        .nth(2)
        .expect("the file has a front matter")
        .trim()
}

/// Counts the items below each line that is bold or ends in a colon, without any Markdown parser.
fn count_by_lines(prompt: &str) -> Vec<usize> {
    let mut counts = Vec::new();
    let mut count = 0;
    for line in prompt.lines().chain([""]) {
        if line.starts_with("- ") || line.starts_with(|c: char| c.is_ascii_digit()) {
            count += 1;
        } else if count > 0 {
            counts.push(count);
            count = 0;
        }
    }
    counts
}

fn check_bundled(file: &str, lead_in: &str) -> Outline {
    let prompt = prompt(file);
    let outline = outline(prompt).expect("a bundled agent has an outline");
    check(prompt, &outline);
    let items: Vec<usize> = outline
        .sections
        .iter()
        .map(|section| section.items.len())
        .collect();
    assert_eq!(items, count_by_lines(prompt));
    let (last, bold) = outline
        .sections
        .split_last()
        .expect("a bundled agent has sections");
    assert!(
        bold.iter()
            .all(|section| section.kind == Kind::Bold && section.level == 1)
    );
    assert_eq!(
        (last.kind, last.title.text(prompt)),
        (Kind::LeadIn, lead_in)
    );
    assert!(prompt[outline.introduction.clone()].starts_with("You are a senior"));
    assert!(prompt[outline.conclusion.clone()].starts_with("Always prioritize"));
    assert_eq!(outline.unclosed_fence, None);
    outline
}

/// The whole outline, for reading.
fn picture(prompt: &str, outline: &Outline) -> String {
    let mut lines = vec![format!(
        "introduction {:?}",
        &prompt[outline.introduction.clone()]
    )];
    for section in &outline.sections {
        lines.push(format!(
            "\n{:?} {} {:?}",
            section.kind,
            section.level,
            section.title.text(prompt)
        ));
        lines.extend(
            section
                .items
                .iter()
                .map(|item| format!("  {:?}", &prompt[item.clone()])),
        );
    }
    lines.push(format!(
        "\nconclusion {:?}",
        &prompt[outline.conclusion.clone()]
    ));
    lines.join("\n")
}

#[test]
fn backend() {
    let outline = check_bundled(BACKEND, "When providing solutions");
    let items: Vec<usize> = outline
        .sections
        .iter()
        .map(|section| section.items.len())
        .collect();
    assert_eq!(items, [4, 5, 5, 5, 5, 5, 6]);
    insta::assert_snapshot!(picture(prompt(BACKEND), &outline));
}

#[test]
fn rust() {
    let outline = check_bundled(RUST, "When providing solutions, you will");
    let items: Vec<usize> = outline
        .sections
        .iter()
        .map(|section| section.items.len())
        .collect();
    assert_eq!(items, [8, 6, 6, 5, 5, 5, 8]);
    insta::assert_snapshot!(picture(prompt(RUST), &outline));
}
