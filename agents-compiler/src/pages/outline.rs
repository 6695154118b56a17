//! The outline as a table of contents, and the anchors that it leads to.

use std::fmt::Write as _;

use crate::escape;
use include_agents_reader::document::Document;

/// Where sections of a prompt start, as anchors for the renderer.
pub(super) fn anchors(document: &Document) -> Vec<usize> {
    let sections = &document.outline.sections;
    sections.iter().map(|section| section.span.start).collect()
}

/// The anchor of the section of that index. rustdoc makes ids of titles, so none of its own begins like this.
pub(super) fn write_id(index: usize, out: &mut String) {
    let _ = write!(out, "ia-{}", index + 1);
}

/// Writes the titles of the sections as links, in HTML without line ends.
pub(super) fn write_contents(document: &Document, out: &mut String) {
    out.push_str("<nav class=\"ia-contents\" aria-label=\"Outline of the prompt\"><ul>");
    for (index, section) in document.outline.sections.iter().enumerate() {
        let _ = write!(
            out,
            "<li class=\"ia-l{}\"><a href=\"#",
            section.level.min(6)
        );
        write_id(index, out);
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
            1 => out.push_str(" <small>1 item</small>"),
            items => {
                let _ = write!(out, " <small>{items} items</small>");
            }
        }
        out.push_str("</li>");
    }
    out.push_str("</ul></nav>");
}
