//! The page of a catalog, and the summary for a crate's front page.

use std::fmt::Write as _;

use super::{Links, facts, grouped, round, write_script};
use crate::escape;
use crate::sentence::occasion;
use include_agents_reader::catalog::{Catalog, Entry};
use include_agents_reader::document::Document;
use include_agents_reader::order;
use include_agents_reader::tools::name_of;

/// The style, in rustdoc's own variables, so that it follows rustdoc's themes.
const STYLE: &str = include_str!("catalog.css");

/// The filter above the tables.
const FILTER: &str = include_str!("filter.js");

/// How many tools of an agent its row lists.
const TOOLS: usize = 6;

/// The docs of the enum, after those of its author: Markdown for rustdoc.
pub(crate) fn catalog_page(links: &Links<'_>) -> String {
    let mut out = String::new();
    write_style(&mut out);
    write_access(links, &mut out);
    write_tables(links, &mut out);
    out
}

/// A summary for a front page: Markdown for rustdoc.
pub(crate) fn summary(links: &Links<'_>) -> String {
    // The first line ending closes the paragraph above, which is not ours.
    let mut out = format!("\n{} in {}:\n\n", count(links.catalog), links.link_enum());
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

/// Writes how to get an agent, with the first one as example.
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

/// One table, or one for each group, with the filter; agents without a group come last.
fn write_tables(links: &Links<'_>, out: &mut String) {
    // A table of one agent needs no filter.
    let is_filtered = links.catalog.agents.len() > 1;
    if is_filtered {
        out.push_str("<div class=\"ia ia-filter\"></div>\n\n");
    }
    let entries = links.catalog.agents.iter();
    let mut entries: Vec<(String, &Entry)> = entries
        .map(|entry| (group(&entry.document), entry))
        .collect();
    order::sort_by(&mut entries, |(one, _), (other, _)| {
        // The group without a name is the last one.
        (one.is_empty(), one).cmp(&(other.is_empty(), other))
    });
    let groups: Vec<&[(String, &Entry)]> = entries
        .chunk_by(|(one, _), (other, _)| one == other)
        .collect();
    let names = groups
        .iter()
        .filter_map(|entries| Some(&entries.first()?.0));
    let shared = shared_folders(names.filter(|name| !name.is_empty()));
    let is_grouped = groups.len() > 1;
    for entries in groups {
        let title = match entries.first() {
            Some((name, _)) if !name.is_empty() => name.get(shared..).unwrap_or(name),
            _ => "Other agents",
        };
        if is_grouped {
            let _ = write!(out, "## {}\n\n", escape::to_markdown(title));
        }
        write_table(title, entries, links, out);
    }
    if is_filtered {
        out.push_str("<div class=\"ia\">");
        write_script(FILTER, out);
        out.push_str("</div>\n\n");
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

/// The folder below the one of the call, or the `category` of the file.
fn group(document: &Document) -> String {
    let folder = folders(&document.source.root_relative).trim_end_matches('/');
    let category = document
        .agent
        .metadata
        .iter()
        .find(|entry| entry.key.value.as_str() == "category")
        .and_then(|entry| entry.value.as_str());
    let group = if folder.is_empty() {
        category.unwrap_or_default()
    } else {
        folder
    };
    group.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn write_table(title: &str, entries: &[(String, &Entry)], links: &Links<'_>, out: &mut String) {
    out.push_str("<div class=\"ia ia-catalog\" data-group=\"");
    escape::attribute(title, out);
    out.push_str("\">\n\n");
    out.push_str("| Agent | When to use | Model | Tools | Prompt |\n|---|---|---|---|--:|\n");
    for (_, entry) in entries {
        write_row(entry, links, out);
    }
    out.push_str("\n</div>\n\n");
}

fn write_row(entry: &Entry, links: &Links<'_>, out: &mut String) {
    let document = &entry.document;
    out.push_str("| ");
    write_data(document, out);
    let is_colored = |entry: &Entry| entry.document.agent.color.is_some();
    if links.catalog.agents.iter().any(is_colored) && !is_colored(entry) {
        // Keeps the names in one line with those that have a dot.
        out.push_str("<span class=\"ia-dot ia-none\"></span> ");
    }
    facts::write_dot(&document.agent, out);
    let _ = write!(out, "{} | ", links.link(entry));
    escape::markdown(&occasion(document), out);
    out.push_str(" | ");
    match &document.agent.model {
        Some(model) => escape::markdown(&model.value.0, out),
        None => out.push_str(facts::NO_MODEL),
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

/// Writes the data of a row that the filter reads.
fn write_data(document: &Document, out: &mut String) {
    let agent = &document.agent;
    let model = agent.model.as_ref().map(|model| model.value.0.as_str());
    let tools = tool_names(document).map_or_else(|| "*".to_owned(), |names| names.join(","));
    out.push_str("<span class=\"ia-row\" data-model=\"");
    escape::attribute(model.unwrap_or(facts::NO_MODEL), out);
    out.push_str("\" data-tools=\"");
    escape::attribute(&tools, out);
    out.push_str("\"></span>");
}

/// The names of the tools, each once, without specifiers; nothing if all are inherited.
fn tool_names(document: &Document) -> Option<Vec<&str>> {
    let mut names: Vec<&str> = Vec::new();
    for tool in document.agent.tools.as_ref()? {
        let name = name_of(&tool.value);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Some(names)
}

/// The tools in one line: the first few.
fn tools(document: &Document) -> String {
    let Some(names) = tool_names(document) else {
        return facts::ALL_TOOLS.to_owned();
    };
    if names.is_empty() {
        return "none".to_owned();
    }
    let more = names.len().saturating_sub(TOOLS);
    let names = names.into_iter().take(TOOLS).map(escape::to_markdown);
    let mut shown = names.collect::<Vec<_>>().join(", ");
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
