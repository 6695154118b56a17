//! Pages do no harm, and show what the file contains.

use std::sync::LazyLock;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

use super::outline::Ids;
use super::{Links, agent_page, catalog_page, prompt, summary};
use crate::emit::Docs;
use crate::invocation::Invocation;
use crate::{Compiled, Environment, compile};
use include_agents_reader::catalog::{Catalog, Entry};

/// What rustdoc reads Markdown with.
const RUSTDOC: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_SMART_PUNCTUATION);

/// The headings that pages of agents have.
const HEADINGS: &[&str] = &["Examples", "Outline", "Prompt", "Front matter"];

fn compiled(folder: &std::path::Path) -> Compiled {
    let call: Invocation = syn::parse_str("\".\", allow(all)").unwrap();
    let environment = Environment {
        manifest_dir: folder.to_owned(),
        working_dir: folder.to_owned(),
        // With a build script, so that `untracked_folder` is quiet.
        variable: &|name| (name == "OUT_DIR").then(|| "target/out".to_owned()),
    };
    compile(&call, &environment)
}

/// Our own files, each made to break a page, and the corpus if it is there.
static CATALOGS: LazyLock<Vec<Catalog>> = LazyLock::new(|| {
    let hostile = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/hostile");
    let mut folders = vec![std::path::PathBuf::from(hostile)];
    folders.extend(corpus());
    folders
        .iter()
        .map(|folder| compiled(folder).checked.catalog)
        .collect()
});

/// The real agent files beside the project; prints a line if they are absent.
fn corpus() -> Option<std::path::PathBuf> {
    let shared = std::env::var_os("INCLUDE_AGENTS_SHARED").map_or_else(
        || concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared").into(),
        std::path::PathBuf::from,
    );
    let folder = shared.join("corpus");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: ../shared/corpus is absent");
    None
}

/// The links of each catalog.
static LINKS: LazyLock<Vec<Links<'static>>> = LazyLock::new(|| {
    let call: Invocation = syn::parse_str("\".\"").unwrap();
    CATALOGS
        .iter()
        .map(|catalog| Links::of(&call, catalog))
        .collect()
});

/// Every agent that could be read.
fn entries() -> impl Iterator<Item = (&'static Entry, &'static Links<'static>)> {
    LINKS.iter().flat_map(|links| {
        assert!(!links.catalog.agents.is_empty());
        let agents = links.catalog.agents.iter();
        agents
            .filter(|entry| entry.document.front_matter.is_some())
            .map(move |entry| (entry, links))
    })
}

/// Nothing but headings and links of ours, and HTML, may come out of a page that rustdoc reads.
#[test]
fn rustdoc_finds_nothing_of_a_prompt_in_a_page() {
    for (entry, links) in entries() {
        let page = agent_page(entry, links);
        let name = &entry.document.name;
        let mut heading = false;
        for event in Parser::new_ext(&page, RUSTDOC) {
            match event {
                Event::Start(Tag::Heading { .. }) => heading = true,
                Event::End(TagEnd::Heading(_)) => heading = false,
                Event::Text(text) if heading => {
                    assert!(HEADINGS.contains(&&*text), "{name}: {text}");
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let is_ours =
                        dest_url.starts_with("value@") || dest_url.starts_with("variant@");
                    assert!(is_ours, "{name}: {dest_url}");
                }
                Event::Start(Tag::Paragraph | Tag::HtmlBlock)
                | Event::End(_)
                | Event::Text(_)
                | Event::Html(_)
                | Event::InlineHtml(_)
                | Event::SoftBreak => {}
                other => panic!("{name}: {other:?}"),
            }
        }
    }
}

#[test]
fn rustdoc_finds_tables_and_links_of_ours_in_a_catalog() {
    for links in &*LINKS {
        for page in [catalog_page(links), summary(links)] {
            let mut rows = 0;
            let mut to_agents = 0;
            for event in Parser::new_ext(&page, RUSTDOC) {
                match event {
                    Event::Start(Tag::TableRow) => rows += 1,
                    Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with("value@") => {
                        to_agents += 1;
                    }
                    Event::Start(Tag::Link { dest_url, .. }) => {
                        assert_eq!(&*dest_url, "type@Agent");
                    }
                    Event::Start(Tag::CodeBlock(_) | Tag::List(_) | Tag::Image { .. })
                    | Event::Code(_) => {
                        panic!("{event:?}")
                    }
                    _ => {}
                }
            }
            assert_eq!(rows, links.catalog.agents.len());
            assert_eq!(to_agents, links.catalog.agents.len());
        }
    }
}

/// The text of a prompt is that of a plain CommonMark rendering, except for raw HTML, which a browser would run, and the
/// texts of images: our pages show both.
#[test]
fn the_text_of_a_prompt_is_complete() {
    for (entry, _) in entries() {
        let source = entry.document.prompt();
        let events = Parser::new_ext(source, prompt::OPTIONS).map(|event| match event {
            Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
            // Replaces an image's `alt`, which is not text.
            Event::Start(Tag::Image { .. }) => Event::Start(Tag::Emphasis),
            Event::End(TagEnd::Image) => Event::End(TagEnd::Emphasis),
            other => other,
        });
        let mut plain = String::new();
        html::push_html(&mut plain, events);
        let mut ours = String::new();
        prompt::write(source, &[], Ids::Own, &mut ours);
        assert_eq!(text_of(&ours), text_of(&plain), "{}", entry.document.name);
        assert!(!ours.contains(['\n', '\r']), "{}", entry.document.name);
    }
}

/// The raw text and the front matter are there byte for byte, except for carriage returns in the front matter.
#[test]
fn what_can_be_copied_is_the_file() {
    for (entry, links) in entries() {
        let document = &entry.document;
        let page = agent_page(entry, links);
        let copied = |language: &str| {
            let start = format!("<pre class=\"language-{language}\"><code>");
            let (_, rest) = page.split_once(&start)?;
            let (text, _) = rest.split_once("</code>")?;
            Some(decode(text))
        };
        if document.prompt().is_empty() {
            assert_eq!(copied("markdown"), None);
        } else {
            assert_eq!(copied("markdown").as_deref(), Some(document.prompt()));
        }
        let yaml = copied("yaml").unwrap();
        assert!(yaml.starts_with("---\n") && yaml.contains("---"), "{yaml}");
        assert!(document.source.text.replace('\r', "").contains(&yaml));
    }
}

/// Each line of the table of contents leads somewhere.
#[test]
fn every_section_has_its_anchor() {
    for (entry, links) in entries() {
        let page = agent_page(entry, links);
        for index in 1..=entry.document.outline.sections.len() {
            let link = page.matches(&format!("\"#ia-{index}\"")).count();
            let anchor = page.matches(&format!("id=\"ia-{index}\"")).count();
            assert_eq!((link, anchor), (1, 1), "{}", entry.document.name);
        }
    }
}

/// Where agents have no constants, their pages are on one page: no two sections share an id, and links lead to their own.
#[test]
fn sections_of_agents_on_one_page_have_ids_of_their_own() {
    let call: Invocation = syn::parse_str("\".\", constants = false").unwrap();
    for catalog in &*CATALOGS {
        let links = Links::of(&call, catalog);
        let mut ids = std::collections::BTreeSet::new();
        let mut sections = 0;
        for entry in &catalog.agents {
            let page = super::variant_docs(entry, &links, "");
            for rest in page.split("<span id=\"").skip(1) {
                let (id, _) = rest.split_once('"').unwrap();
                assert_eq!(page.matches(&format!("\"#{id}\"")).count(), 1, "{id}");
                assert!(ids.insert(id.to_owned()), "{id}");
            }
            sections += entry.document.outline.sections.len();
        }
        assert_eq!(ids.len(), sections);
    }
}

/// A label before the first heading is shown below it, and the highest level is the first.
#[test]
fn labels_before_the_first_heading_are_shown_below_it() {
    let mut found = Vec::new();
    for (entry, links) in entries() {
        if entry.document.name == "code-reviewer" {
            let page = agent_page(entry, links);
            let items = page.split("<li class=\"ia-l").skip(1);
            found = items.map(|item| item[..1].to_owned()).collect();
            break;
        }
    }
    assert_eq!(found, ["2", "1"]);
}

/// What is opened is closed, in order: no tag of a page swallows what follows.
#[test]
fn tags_are_balanced() {
    const VOID: &[&str] = &["br", "hr", "input"];
    for (entry, links) in entries() {
        let page = agent_page(entry, links);
        let mut open = Vec::new();
        for (index, _) in page.match_indices('<') {
            let rest = &page[index + 1..];
            let tag = &rest[..rest.find(['>', ' ']).unwrap()];
            if let Some(closed) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(closed), "{}", entry.document.name);
            } else if !VOID.contains(&tag) {
                open.push(tag);
            }
        }
        assert!(open.is_empty(), "{}: {open:?}", entry.document.name);
    }
}

#[test]
fn links_that_a_browser_would_run_are_dead() {
    let mut out = String::new();
    prompt::write(
        "[a](javascript:x) [b](JavaScript:x) [c](data:text/html,x) [d](a.md) [e](HTTPS://x.y/\"z)",
        &[],
        Ids::Own,
        &mut out,
    );
    assert_eq!(out.matches("href").count(), 1);
    assert!(out.contains("href=\"HTTPS://x.y/&quot;z\""), "{out}");
}

#[test]
fn estimates_look_like_estimates() {
    let size = |bytes| {
        let mut out = String::new();
        super::write_size(bytes, &mut out);
        out
    };
    assert_eq!(size(3464), "3,464 bytes, about 870 tokens");
    assert_eq!(size(1_234_567), "1,234,567 bytes, about 310,000 tokens");
    assert_eq!(size(0), "0 bytes, about 0 tokens");
}

/// The text of HTML without white space, since some renderers separate blocks by it.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    decode(&text).split_whitespace().collect()
}

fn decode(html: &str) -> String {
    html.replace("&#10;", "\n")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

/// An ordinary build sees a sentence for each agent.
#[test]
fn an_ordinary_build_makes_no_page() {
    let environment = Environment {
        manifest_dir: concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures").into(),
        working_dir: std::path::PathBuf::new(),
        // With a build script, so that `untracked_folder` is quiet.
        variable: &|name| (name == "OUT_DIR").then(|| "target/out".to_owned()),
    };
    let expand = |docs| {
        let input = quote::quote!((r) "hostile", allow(all));
        crate::expand_with(input, &environment, &crate::Host::NONE, docs).to_string()
    };
    assert!(!expand(Docs::Short).contains("<div"));
    let pages = expand(Docs::Pages);
    assert!(pages.contains("<div"));
    // rust-analyzer expands them anyway, and must be able to leave them out.
    assert!(pages.starts_with("r :: __only_in_rustdoc !"));
}
