//! The page of an agent.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::outline::Ids;
use super::{Links, dialogue, facts, outline, prompt, write_script, write_size};
use crate::escape;
use include_agents_reader::catalog::Entry;
use include_agents_reader::document::Document;

/// The style, in rustdoc's own variables, so that it follows rustdoc's themes.
const STYLE: &str = include_str!("agent.css");

/// The button that copies the prompt.
const COPY: &str = include_str!("copy.js");

/// The docs of an agent's constant, or of its variant where it has none: Markdown for rustdoc.
pub(crate) fn agent_page(entry: &Entry, links: &Links<'_>) -> String {
    let document = &entry.document;
    let ids = links.ids(entry);
    let mut out = String::with_capacity(document.source.text.len() * 3 + 4096);
    write_when_to_use(document, ids, &mut out);
    out.push_str("<div class=\"ia\">");
    let style_at = out.len();
    facts::write(entry, links, &mut out);
    write_rust(entry, links, &mut out);
    out.push_str("</div>\n\n");
    if !document.description.examples.is_empty() {
        out.push_str("## Examples\n\n<div class=\"ia\">");
        dialogue::write(document, &mut out);
        out.push_str("</div>\n\n");
    }
    if !document.outline.sections.is_empty() {
        out.push_str("## Outline\n\n<div class=\"ia\">");
        outline::write_contents(document, ids, &mut out);
        out.push_str("</div>\n\n");
    }
    write_prompt(document, ids, &mut out);
    write_front_matter(document, &mut out);
    let style = format!("<style>{}</style>", used_rules(STYLE.trim_end(), &out));
    out.insert_str(style_at, &style);
    out
}

/// The rules of a style whose classes a page has. Every page carries its style, which would add up for many agents.
fn used_rules(style: &str, page: &str) -> String {
    let present: HashSet<&str> = classes(page).collect();
    // The last rules are for small screens, and few.
    let (rules, rest) = style.split_at(style.find("@media").unwrap_or(style.len()));
    let used = rules.split_inclusive('}').filter(|rule| {
        let selectors = rule.split('{').next().unwrap_or_default().split(',');
        let mut selectors = selectors.map(classes);
        selectors.any(|mut classes| classes.all(|class| present.contains(class)))
    });
    used.chain([rest]).collect()
}

/// The names of our classes in a text.
fn classes(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("ia-").map(|(at, _)| {
        let rest = text.get(at..).unwrap_or_default();
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
    })
}

/// The docs of an agent's variant: its page where it has no constant, and otherwise a summary with a link to the page.
pub(crate) fn variant_docs(entry: &Entry, links: &Links<'_>, summary: &str) -> String {
    if links.has_constants {
        let constant = &entry.identifiers.constant;
        format!(
            "{summary}\n\n<span class=\"ia\">[Examples, outline and prompt](value@{constant})</span>"
        )
    } else {
        agent_page(entry, links)
    }
}

/// The first sentence as a paragraph of its own, which rustdoc shows in lists and in search results, and the rest.
fn write_when_to_use(document: &Document, ids: Ids, out: &mut String) {
    let description = document.description();
    let text = document.description.when_to_use.as_str(description);
    // Authors of one-line descriptions write `\n` for a line ending, and Claude Code reads it as one.
    let text = text.replace("\\n", "\n");
    let (lead, rest) = split_lead(text.trim());
    escape::markdown(lead, out);
    out.push_str("\n\n");
    if !rest.is_empty() {
        out.push_str("<div class=\"ia\">");
        prompt::write(rest, &[], ids, out);
        out.push_str("</div>\n\n");
    }
}

/// Splits off the first sentence, or the first line if that ends earlier.
fn split_lead(text: &str) -> (&str, &str) {
    let line = text.find('\n').unwrap_or(text.len());
    let stop = [". ", "! ", "? "]
        .iter()
        .filter_map(|stop| text.find(stop))
        .min()
        .map_or(text.len(), |at| at + 1);
    let (lead, rest) = text.split_at(line.min(stop));
    (lead.trim(), rest.trim())
}

fn write_rust(entry: &Entry, links: &Links<'_>, out: &mut String) {
    let enumeration = escape::to_html(&links.enumeration);
    let variant = &entry.identifiers.variant;
    let _ = write!(
        out,
        "<div class=\"example-wrap\"><pre class=\"rust\"><code>let prompt = \
         {enumeration}::{variant}.prompt();</code></pre></div>"
    );
}

fn write_prompt(document: &Document, ids: Ids, out: &mut String) {
    let text = document.prompt();
    out.push_str("## Prompt\n\n<div class=\"ia\">");
    if text.is_empty() {
        out.push_str("<p>The prompt is empty.</p></div>\n\n");
        return;
    }
    out.push_str("<details class=\"ia-prompt\"><summary>");
    write_size(text.len(), out);
    out.push_str("</summary><div class=\"ia-text\">");
    prompt::write(text, &outline::anchors(document), ids, out);
    out.push_str("</div><details class=\"ia-raw\"><summary>Raw text</summary>");
    write_block("markdown", text, out);
    out.push_str("</details></details>");
    write_script(COPY, out);
    out.push_str("</div>\n\n");
}

/// The front matter as it is in the file, to start a new file from.
fn write_front_matter(document: &Document, out: &mut String) {
    let head = document
        .source
        .text
        .get(..document.prompt.span.start)
        .unwrap_or_default()
        .trim_start_matches('\u{feff}')
        .trim_end();
    if head.is_empty() {
        return;
    }
    out.push_str("## Front matter\n\n<div class=\"ia\"><details><summary>");
    escape::html(&document.source.relative, out);
    out.push_str("</summary>");
    write_block("yaml", head, out);
    out.push_str("</details></div>\n");
}

/// Text with a button that copies it: rustdoc's script adds one to each of its `example-wrap`s.
fn write_block(language: &str, text: &str, out: &mut String) {
    let _ = write!(
        out,
        "<div class=\"example-wrap\"><pre class=\"language-{language}\"><code>"
    );
    escape::html(text, out);
    out.push_str("</code></pre></div>");
}

#[cfg(test)]
mod tests {
    use super::used_rules;

    #[test]
    fn rules_of_absent_classes_are_left_out() {
        let style =
            ".ia p{a}.ia-x{b}.ia-y,.ia-x b{c}.ia-x .ia-y{d}.ia-l1,.ia-l2{e}@media{.ia-y{f}}";
        assert_eq!(
            used_rules(style, r#"<p class="ia-x ia-l1">"#),
            ".ia p{a}.ia-x{b}.ia-y,.ia-x b{c}.ia-l1,.ia-l2{e}@media{.ia-y{f}}"
        );
    }
}
