//! The page of a catalog, and the summary for a crate's front page.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Links, facts, grouped, round};
use crate::escape;
use crate::sentence::first_sentence;
use include_agents_reader::catalog::{Catalog, Entry};
use include_agents_reader::document::Document;
use include_agents_reader::tools::name_of;

/// The looks, in rustdoc's own variables, so that they follow its themes.
const STYLE: &str = include_str!("catalog.css");

/// So many tools of an agent are listed in its row.
const TOOLS: usize = 6;

/// The docs of the enum, behind what its author wrote: Markdown for rustdoc.
pub(crate) fn catalogue_page(links: &Links<'_>) -> String {
    let mut out = String::new();
    write_style(&mut out);
    write_access(links, &mut out);
    write_tables(links, &mut out);
    out
}

/// A summary for a front page: Markdown for rustdoc.
pub(crate) fn summary(links: &Links<'_>) -> String {
    // What stands above belongs to another paragraph.
    let mut out = format!("\n{}: {}.\n\n", count(links.catalog), links.link_enum());
    write_style(&mut out);
    write_tables(links, &mut out);
    out
}

/// `3 agents`.
fn count(catalog: &Catalog) -> String {
    let count = catalog.agents.len();
    let agents = if count == 1 { "agent" } else { "agents" };
    format!("{} {agents}", grouped(count))
}

fn write_style(out: &mut String) {
    let _ = write!(
        out,
        "<div class=\"ia\"><style>{}</style></div>\n\n",
        STYLE.trim_end()
    );
}

/// How to get an agent: shown on the first one.
fn write_access(links: &Links<'_>, out: &mut String) {
    let Some(first) = links.catalog.agents.first() else {
        return;
    };
    let enumeration = escape::to_html(&links.enumeration);
    let variant = &first.identifiers.variant;
    let name = escape::to_html(&format!("{:?}", first.document.name));
    let mut ways = vec![(format!("{enumeration}::{variant}.prompt();"), "by variant")];
    if links.has_constants {
        let constant = &first.identifiers.constant;
        ways.push((format!("{constant}.prompt();"), "by constant"));
    }
    ways.push((format!("{enumeration}::from_name({name});"), "by name"));
    out.push_str("<div class=\"ia\"><div class=\"example-wrap\"><pre class=\"rust\"><code>");
    for (index, (line, comment)) in ways.iter().enumerate() {
        if index > 0 {
            out.push_str("&#10;");
        }
        let _ = write!(out, "{line} // {comment}");
    }
    out.push_str("</code></pre></div></div>\n\n");
}

/// One table, or one for each group; what belongs to no group comes last.
fn write_tables(links: &Links<'_>, out: &mut String) {
    let mut groups: BTreeMap<String, Vec<&Entry>> = BTreeMap::new();
    for entry in &links.catalog.agents {
        groups
            .entry(group(&entry.document))
            .or_default()
            .push(entry);
    }
    let others = groups.remove("");
    let shared = shared_folders(groups.keys());
    let is_grouped = groups.len() + usize::from(others.is_some()) > 1;
    let titled = groups
        .iter()
        .map(|(group, entries)| (group.get(shared..).unwrap_or(group), entries))
        .chain(others.iter().map(|entries| ("Others", entries)));
    for (title, entries) in titled {
        if is_grouped {
            let _ = write!(out, "## {}\n\n", escape::to_markdown(title));
        }
        write_table(entries, links, out);
    }
}

/// The length of the folders that all groups are in, with their slashes.
fn shared_folders<'a>(mut groups: impl Iterator<Item = &'a String>) -> usize {
    let Some(first) = groups.next() else {
        return 0;
    };
    let mut shared = folders(first);
    for group in groups {
        let same = |(a, b): &(char, char)| a == b;
        let length: usize = shared
            .chars()
            .zip(group.chars())
            .take_while(same)
            .map(|(character, _)| character.len_utf8())
            .sum();
        shared = folders(shared.get(..length).unwrap_or_default());
    }
    shared.len()
}

/// A path up to its last slash.
fn folders(path: &str) -> &str {
    path.rfind('/')
        .and_then(|slash| path.get(..=slash))
        .unwrap_or_default()
}

/// The folder below the one of the call, or what the file says is its category.
fn group(document: &Document) -> String {
    let folder = folders(&document.source.root_relative).trim_end_matches('/');
    let category = document
        .agent
        .metadata
        .iter()
        .find(|(key, _)| key == "category")
        .and_then(|(_, value)| value.value.as_str());
    let group = if folder.is_empty() {
        category.unwrap_or_default()
    } else {
        folder
    };
    group.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn write_table(entries: &[&Entry], links: &Links<'_>, out: &mut String) {
    out.push_str("<div class=\"ia ia-catalog\">\n\n");
    out.push_str("| Agent | Use when | Model | Tools | Prompt |\n|---|---|---|---|--:|\n");
    for entry in entries {
        write_row(entry, links, out);
    }
    out.push_str("\n</div>\n\n");
}

fn write_row(entry: &Entry, links: &Links<'_>, out: &mut String) {
    let document = &entry.document;
    out.push_str("| ");
    facts::write_dot(&document.agent, out);
    let _ = write!(out, " {} | ", links.link(entry));
    escape::markdown(&first_sentence(document), out);
    out.push_str(" | ");
    match &document.agent.model {
        Some(model) => escape::markdown(&model.value.0, out),
        None => out.push_str("inherited"),
    }
    let _ = write!(out, " | {} | ", tools(document));
    let bytes = document.prompt().len();
    let _ = writeln!(
        out,
        "{}&nbsp;B <small>≈&nbsp;{}&nbsp;tokens</small> |",
        grouped(bytes),
        grouped(round(bytes / 4))
    );
}

/// The tools in one line: the first few, without what is in parentheses.
fn tools(document: &Document) -> String {
    let Some(tools) = &document.agent.tools else {
        return "inherited".to_owned();
    };
    let mut names: Vec<String> = Vec::new();
    for tool in tools {
        let name = escape::to_markdown(name_of(&tool.value));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return "none".to_owned();
    }
    let more = names.len().saturating_sub(TOOLS);
    names.truncate(TOOLS);
    let mut shown = names.join(", ");
    if more > 0 {
        let _ = write!(shown, " and&nbsp;{more}&nbsp;more");
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::shared_folders;

    #[test]
    fn whole_folders_are_shared() {
        for (groups, shared) in [
            (&["a/b/c", "a/b/d"][..], 4),
            (&["a/b", "a/bc"], 2),
            (&["a/b", "a/b/c"], 2),
            (&["a/bé", "a/bè"], 2),
            (&["x", "y"], 0),
            (&["a/b"], 2),
            (&[], 0),
        ] {
            let groups: Vec<String> = groups.iter().map(ToString::to_string).collect();
            assert_eq!(shared_folders(groups.iter()), shared, "{groups:?}");
        }
    }
}
