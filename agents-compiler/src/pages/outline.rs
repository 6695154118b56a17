//! The outline as a table of contents, and the anchors that it leads to.

use std::fmt::Write as _;

use crate::escape;
use include_agents_reader::document::Document;
use include_agents_reader::outline::{Kind, Section};

/// Where sections of a prompt start, as anchors for the renderer.
pub(super) fn anchors(document: &Document) -> Vec<usize> {
    let sections = &document.outline.sections;
    sections.iter().map(|section| section.span.start).collect()
}

/// The ids of an agent's sections.
///
/// rustdoc makes ids of titles, so none of its own begins with `ia-`.
#[derive(Clone, Copy)]
pub(super) enum Ids {
    /// `ia-1`: the agent has a page of its own.
    Own,
    /// `ia-7-1`: agents share a page, and this is the agent's place in the catalog.
    Shared(usize),
}

impl Ids {
    /// Writes the id of the section of that index.
    pub(super) fn write(self, index: usize, out: &mut String) {
        let _ = match self {
            Ids::Own => write!(out, "ia-{}", index + 1),
            Ids::Shared(agent) => write!(out, "ia-{}-{}", agent + 1, index + 1),
        };
    }
}

/// The levels at which the sections are shown, of which the highest is 1.
///
/// A label before the first heading belongs to no heading. It is shown one level below the first one, so that the
/// file's headings stand out.
fn levels(sections: &[Section]) -> impl Iterator<Item = u8> {
    let first = sections
        .iter()
        .position(|section| section.kind == Kind::Heading);
    let below = first
        .and_then(|first| sections.get(first))
        .map(|heading| heading.level.saturating_add(1));
    let level = move |(index, section): (usize, &Section)| match below {
        Some(below) if first.is_some_and(|first| index < first) => below,
        _ => section.level,
    };
    let highest = sections.iter().enumerate().map(level).min().unwrap_or(1);
    let shown = sections.iter().enumerate().map(level);
    shown.map(move |level| level.saturating_sub(highest).saturating_add(1))
}

/// Writes the titles of the sections as links, in HTML without line endings.
pub(super) fn write_contents(document: &Document, ids: Ids, out: &mut String) {
    out.push_str("<nav class=\"ia-contents\" aria-label=\"Outline of the prompt\"><ul>");
    let sections = &document.outline.sections;
    for (index, (section, level)) in sections.iter().zip(levels(sections)).enumerate() {
        let _ = write!(out, "<li class=\"ia-l{}\"><a href=\"#", level.min(6));
        ids.write(index, out);
        out.push_str("\">");
        let title = section.title.text(document.prompt()).trim();
        escape::html(
            if title.is_empty() {
                "(no title)"
            } else {
                title
            },
            out,
        );
        out.push_str("</a>");
        match section.items.len() {
            0 => {}
            1 => out.push_str(" <small>(1 item)</small>"),
            items => {
                let _ = write!(out, " <small>({items} items)</small>");
            }
        }
        out.push_str("</li>");
    }
    out.push_str("</ul></nav>");
}
