//! The outlines of 660 real prompts.

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::read;
use crate::corpus::real_files;
use crate::outline::Kind;

#[test]
fn every_prompt_is_covered() {
    let (mut headings, mut bold, mut lead_ins, mut items, mut conclusions, mut copies) =
        (0, 0, 0, 0, 0, 0);
    let mut unclosed = Vec::new();
    for sample in real_files() {
        let outline = read(&sample.prompt);
        for section in &outline.sections {
            match section.kind {
                Kind::Heading => headings += 1,
                Kind::Bold => bold += 1,
                Kind::LeadIn => lead_ins += 1,
            }
            items += section.items.len();
            copies += usize::from(matches!(section.title, crate::outline::Title::Text(_)));
        }
        conclusions += usize::from(!outline.conclusion.is_empty());
        if outline.unclosed_fence.is_some() {
            unclosed.push(sample.file);
        }
    }
    println!(
        "{headings} headings, {bold} bold lines, {lead_ins} lead-ins, {items} items, {conclusions} conclusions"
    );
    println!("{copies} titles are copies; unclosed fences: {unclosed:#?}");
}

/// Headings inside fences, lists and quotes are none: all that the outline has are at the top level, and no other.
#[test]
fn headings_are_those_at_the_top_level() {
    for sample in &real_files() {
        let mut depth = 0;
        let mut expected = 0;
        for event in Parser::new_ext(
            &sample.prompt,
            Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES,
        ) {
            expected +=
                usize::from(depth == 0 && matches!(event, Event::Start(Tag::Heading { .. })));
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        let outline = read(&sample.prompt);
        let found = outline
            .sections
            .iter()
            .filter(|section| section.kind == Kind::Heading)
            .count();
        assert_eq!(found, expected, "{}", sample.file);
    }
}

/// The same by a look at the lines, for prompts whose fences all begin and end at the left margin.
#[test]
fn headings_are_the_lines_outside_fences() {
    let mut compared = 0;
    for sample in &real_files() {
        let Some(expected) = headings_by_lines(&sample.prompt) else {
            continue;
        };
        let outline = read(&sample.prompt);
        let titles: Vec<&str> = outline
            .sections
            .iter()
            .filter(|section| section.kind == Kind::Heading)
            .map(|section| {
                sample.prompt[section.span.clone()]
                    .lines()
                    .next()
                    .unwrap_or_default()
            })
            .filter(|line| line.starts_with('#'))
            .collect();
        assert_eq!(titles, expected, "{}", sample.file);
        compared += 1;
    }
    println!("{compared} prompts compared");
}

fn headings_by_lines(prompt: &str) -> Option<Vec<&str>> {
    let mut headings = Vec::new();
    let mut in_fence = false;
    for line in prompt.lines() {
        let fences = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        if line.contains("<!--")
            || line.starts_with('<')
            || fences && !line.starts_with("```")
            || line.starts_with("````")
        {
            return None;
        }
        if fences {
            // Something after the backticks does not close a fence.
            in_fence = !in_fence || line.trim_end() != "```";
        } else if !in_fence
            && line.trim_start_matches('#').starts_with(' ')
            && line.starts_with('#')
        {
            headings.push(line);
        }
    }
    Some(headings)
}
