//! A walk through the pages, as a reader would take it.

use std::path::PathBuf;

use serde_json::json;

use super::browser::Browser;
use super::gallery::{GALLERY, Gallery};

/// The themes of rustdoc.
const THEMES: &[&str] = &["light", "dark", "ayu"];

/// A desk and a telephone.
const WIDTHS: &[u32] = &[1280, 390];

/// Elements that pages are made of; any other one would be a live piece of a prompt.
const ELEMENTS: &str = "A B BLOCKQUOTE BR CODE DEL DETAILS DIV EM HR INPUT LI NAV OL P PRE SMALL SPAN STRONG STYLE \
                        SUMMARY TABLE TBODY TD TH THEAD TR UL BUTTON";

/// The scripts of the pages, which are there without their comments and blank lines.
const SCRIPTS: [&str; 2] = [
    include_str!("../../../../agents-compiler/src/pages/copy.js"),
    include_str!("../../../../agents-compiler/src/pages/filter.js"),
];

#[test]
fn a_reader_finds_an_agent_and_reads_it() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    search(&mut browser, &GALLERY);
    walk(&mut browser, &GALLERY);
    pass_by(&mut browser, &GALLERY);
    unfold(&mut browser, &GALLERY);
    filter(&mut browser, &GALLERY);
    copy(&mut browser, &GALLERY);
    without_scripts(&mut browser, &GALLERY);
}

#[test]
fn every_page_is_harmless_and_looks_right() {
    let Some(mut browser) = Browser::start() else {
        return;
    };
    for page in pages(&GALLERY) {
        browser.open(&url(&GALLERY, &page));
        open_all(&mut browser);
        nothing_is_live(&mut browser, &page);
        looks_right(&mut browser, &page);
    }
}

fn url(gallery: &Gallery, page: &str) -> String {
    format!("file://{}", gallery.page(page).display())
}

/// Every hostile page, the catalogs, and some of the real agents: the longest pages, since most can go wrong there.
fn pages(gallery: &Gallery) -> Vec<String> {
    let mut pages: Vec<String> = [
        "gallery/index.html",
        "gallery/enum.Expert.html",
        "gallery/bare/enum.First.html",
        "gallery/team/enum.Agent.html",
        "gallery/team/constant.RELEASE_MANAGER.html",
        "include_agents/guide/index.html",
        "include_agents/index.html",
        "include_agents/catalog/enum.Agent.html",
        "include_agents/catalog/constant.CLOUDFLARE_RUST_EXPERT.html",
        "include_agents/catalog/constant.CLOUDFLARE_BACKEND_EXPERT.html",
    ]
    .map(str::to_owned)
    .into();
    pages.extend(html_files(gallery, "gallery/hostile", usize::MAX));
    if gallery.has_corpus {
        pages.extend(html_files(gallery, "gallery/corpus", 12));
    }
    pages
}

/// The greatest files of a folder of the docs.
fn html_files(gallery: &Gallery, folder: &str, count: usize) -> Vec<String> {
    let mut files: Vec<(u64, String)> = std::fs::read_dir(gallery.page(folder))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| {
            entry
                .path()
                .extension()
                .is_some_and(|extension| extension == "html")
        })
        .map(|entry| {
            (
                entry.metadata().unwrap().len(),
                entry.file_name().into_string().unwrap(),
            )
        })
        .collect();
    files.sort();
    let files = files.into_iter().rev().take(count);
    files.map(|(_, name)| format!("{folder}/{name}")).collect()
}

/// rustdoc's search finds agents by the name in the file, by tool, model and color.
fn search(browser: &mut Browser, gallery: &Gallery) {
    for (root, words, page) in [
        (
            "include_agents",
            "cloudflare-rust-expert",
            "CLOUDFLARE_RUST_EXPERT",
        ),
        (
            "include_agents",
            "cloudflare rust expert",
            "CLOUDFLARE_RUST_EXPERT",
        ),
        ("include_agents", "model:sonnet", "CLOUDFLARE_RUST_EXPERT"),
        ("include_agents", "color:orange", "CLOUDFLARE_RUST_EXPERT"),
        ("gallery", "code review", "CODE_REVIEWER"),
        ("gallery", "tool:Bash", "MARKDOWN"),
        ("gallery", "tool:mcp__github__get_issue", "FENCES"),
        ("gallery", "model:opus", "MARKDOWN"),
    ] {
        let query = words.replace(' ', "%20");
        browser.open(&url(gallery, &format!("{root}/index.html?search={query}")));
        browser.until(&format!(
            "[...document.querySelectorAll('#search .search-results a')].some(link => link.href.includes('/constant.{page}.html'))"
        ));
    }
}

/// From the front page to an agent, to one that it delegates to, and back.
fn walk(browser: &mut Browser, gallery: &Gallery) {
    browser.open(&url(gallery, "gallery/index.html"));
    for (step, arrived) in [
        (
            ".ia-catalog a[href='hostile/constant.HTML.html']",
            "/hostile/constant.HTML.html",
        ),
        (
            ".ia-facts a[href='constant.FENCES.html']",
            "/hostile/constant.FENCES.html",
        ),
        (
            ".ia-facts a[href='enum.Agent.html#variant.Fences']",
            "/hostile/enum.Agent.html#variant.Fences",
        ),
        (
            ".ia-catalog a[href='constant.MARKDOWN.html']",
            "/hostile/constant.MARKDOWN.html",
        ),
    ] {
        browser.click(step);
        browser.until(&format!("location.href.endsWith('{arrived}')"));
        browser.settle();
    }
    for arrived in [
        "enum.Agent.html#variant.Fences",
        "constant.FENCES.html",
        "constant.HTML.html",
    ] {
        // Later, because the page that has to answer is gone once it has gone back.
        browser.eval("void setTimeout(() => history.back())");
        browser.until(&format!("location.href.endsWith('{arrived}')"));
        browser.settle();
    }
}

/// Where a name leads nowhere, because only the enum is public, it looks like text.
fn pass_by(browser: &mut Browser, gallery: &Gallery) {
    browser.open(&url(gallery, "gallery/enum.Expert.html"));
    let style = browser.eval(
        "(link => [getComputedStyle(link).pointerEvents, getComputedStyle(link).color === getComputedStyle(link.parentElement).color])
         (document.querySelector('.ia-catalog td a'))",
    );
    assert_eq!(style, json!(["none", true]));
}

/// The prompt is folded away, and opens at a click: on itself, or on a line of the outline.
fn unfold(browser: &mut Browser, gallery: &Gallery) {
    let page = url(
        gallery,
        "include_agents/catalog/constant.CLOUDFLARE_RUST_EXPERT.html",
    );
    browser.resize(1280);
    browser.open(&page);
    keep_picture(browser, "agent-page", "folded", 1280);
    let visible =
        |selector: &str| format!("document.querySelector('{selector}').checkVisibility()");
    assert_eq!(browser.eval(&visible(".ia-text")), false);
    browser.click(".ia-prompt > summary");
    browser.until(&visible(".ia-text"));
    assert_eq!(browser.eval(&visible(".ia-raw pre")), false);
    browser.click(".ia-raw > summary");
    browser.until(&visible(".ia-raw pre"));
    browser.until(
        "document.querySelector('.ia-raw pre').innerText.startsWith('You are a senior Cloudflare')",
    );

    browser.open(&page);
    browser.click(".ia-contents a[href='#ia-3']");
    browser.until(&visible(".ia-text"));
    browser.until(
        "(top => top >= 0 && top < innerHeight)(document.getElementById('ia-3').getBoundingClientRect().top)",
    );
}

/// The filter of a catalog: by words, model, tool and group, each with what is left of the tables.
fn filter(browser: &mut Browser, gallery: &Gallery) {
    browser.resize(1280);
    browser.open(&url(gallery, "gallery/hostile/enum.Agent.html"));
    let shown = "[...document.querySelectorAll('.ia-catalog tbody tr')].filter(row => row.checkVisibility())
        .map(row => row.cells[0].textContent.trim())";
    let all = browser.eval(shown);
    assert_eq!(
        all,
        json!([
            "fences",
            "code-reviewer",
            "crlf",
            "deep",
            "html",
            "markdown"
        ])
    );
    for (field, value, rows, count) in [
        (
            "input",
            "DOCTESTS bring",
            json!(["fences"]),
            "1 of 6 agents",
        ),
        ("input", "no such words", json!([]), "0 of 6 agents"),
        ("input", "", all.clone(), "6 agents"),
        (
            "select[aria-label='Any model']",
            "opus",
            json!(["markdown"]),
            "1 of 6 agents",
        ),
        (
            "select[aria-label='Any model']",
            "",
            all.clone(),
            "6 agents",
        ),
        // Those that list it, and those that inherit everything.
        (
            "select[aria-label='Any tool']",
            "Grep",
            json!(["fences", "code-reviewer", "deep", "markdown"]),
            "4 of 6 agents",
        ),
        ("select[aria-label='Any tool']", "", all.clone(), "6 agents"),
        (
            "select[aria-label='Any group']",
            "Fences & more",
            json!(["fences"]),
            "1 of 6 agents",
        ),
    ] {
        enter(browser, field, value);
        assert_eq!(browser.eval(shown), rows, "{field} {value}");
        let found = browser.eval("document.querySelector('.ia-filter output').value");
        assert_eq!(found, count, "{field} {value}");
    }
    // The heading of a group without rows is gone, too.
    let headings = "[...document.querySelectorAll('.docblock h2, .docblock h3')].filter(e => e.checkVisibility()).length";
    assert_eq!(browser.eval(headings), 1);

    // By folders, with one group gone.
    browser.open(&url(gallery, "gallery/team/enum.Agent.html"));
    keep_picture(browser, "catalog", "whole", 1280);
    enter(browser, "input", "change");
    enter(browser, "select[aria-label='Any tool']", "Grep");
    let found = json!(["code-reviewer", "security-auditor"]);
    assert_eq!(browser.eval(shown), found);
    keep_picture(browser, "catalog", "filtered", 1280);
    browser.resize(390);
    keep_picture(browser, "catalog", "filtered", 390);
}

/// Enters a value as a reader does.
fn enter(browser: &mut Browser, field: &str, value: &str) {
    let (field, value) = (json!(format!(".ia-filter {field}")), json!(value));
    browser.eval(&format!(
        "(field => {{ field.value = {value}; field.dispatchEvent(new Event('input', {{ bubbles: true }})); }})
         (document.querySelector({field}))"
    ));
}

/// The button puts the prompt, and nothing else, into the clipboard.
fn copy(browser: &mut Browser, gallery: &Gallery) {
    browser.resize(1280);
    browser.open(&url(
        gallery,
        "include_agents/catalog/constant.CLOUDFLARE_RUST_EXPERT.html",
    ));
    // What a page writes there is not to be read without a person's permission.
    browser.eval("navigator.clipboard.writeText = async text => { window.copied = text; }");
    browser.click(".ia-copy");
    browser.until("document.querySelector('.ia-copy').textContent === 'Copied'");
    let copied = browser.eval("copied");
    let file = include_str!("../../../../agents/catalog/cloudflare-rust-expert.md");
    let (_, prompt) = file.split_once("\n---\n").unwrap();
    assert_eq!(copied, prompt.trim());
    // Where the clipboard is closed to pages, a selection is copied.
    browser.eval(
        "navigator.clipboard.writeText = () => Promise.reject();
         document.addEventListener('copy', () => { window.selected = document.activeElement.value; })",
    );
    browser.until("document.querySelector('.ia-copy').textContent === 'Copy prompt'");
    browser.click(".ia-copy");
    browser.until("window.selected");
    assert_eq!(browser.eval("selected"), prompt.trim());
}

/// Where scripts do not run, every row and the prompt are there, and nothing that does not work.
fn without_scripts(browser: &mut Browser, gallery: &Gallery) {
    browser.run_scripts(false);
    for (page, there, count) in [
        ("gallery/hostile/enum.Agent.html", ".ia-catalog tbody tr", 6),
        ("gallery/hostile/constant.FENCES.html", ".ia-raw code", 1),
    ] {
        browser.open_bare(&url(gallery, page));
        assert_eq!(browser.count(there), count, "{page}");
        assert_eq!(browser.count(".ia-filter *, .ia-copy"), 0, "{page}");
    }
    browser.run_scripts(true);
}

fn open_all(browser: &mut Browser) {
    browser.eval("for (const details of document.querySelectorAll('details')) details.open = true");
}

/// Nothing of a file became an element, an attribute, a script, a style or a request.
fn nothing_is_live(browser: &mut Browser, page: &str) {
    assert_ne!(browser.eval("document.title"), "owned", "{page}");
    let scripts = json!(SCRIPTS.map(|script| {
        let lines = script.lines().map(str::trim);
        let code = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
        code.flat_map(|line| [line, "\n"]).collect::<String>()
    }));
    let strange = browser.eval(&format!(
        "const known = new Set('{ELEMENTS}'.split(' '));
         const scripts = new Set({scripts});
         [...document.querySelectorAll('.ia *')]
             .filter(e => !e.closest('.ia-filter') && !(e.tagName === 'SCRIPT' && scripts.has(e.textContent)))
             .filter(e => !known.has(e.tagName)
                 || [...e.attributes].some(a => a.name.startsWith('on'))
                 || e.id && !/^ia(-\\d+)+$/.test(e.id) && e.tagName !== 'BUTTON'
                 || e.href && !/^(https?|mailto|file|value@):?/.test(e.href))
             .map(e => e.outerHTML.slice(0, 200))"
    ));
    assert_eq!(strange, json!([]), "{page}");
    let foreign = browser.eval(
        "performance.getEntriesByType('resource').map(r => r.name).filter(name => !name.startsWith('file:'))",
    );
    assert_eq!(foreign, json!([]), "{page}");
    // A piece that closed one of our elements would have moved rustdoc's own out of its place.
    let in_place = "document.querySelectorAll('#main-content').length === 1
         && [...document.querySelectorAll('.ia')].every(e => e.closest('.docblock'))";
    assert_eq!(browser.eval(in_place), true, "{page}");
}

/// No text runs out of the page, and all of it can be read, in every theme.
fn looks_right(browser: &mut Browser, page: &str) {
    for &width in WIDTHS {
        browser.resize(width);
        let out = browser.eval(OUT_OF_PAGE);
        assert_eq!(out, json!([]), "{page} at {width} pixels");
        for &theme in THEMES {
            browser.eval(&format!(
                "document.documentElement.dataset.theme = '{theme}'"
            ));
            let faint = browser.eval(FAINT);
            assert_eq!(faint, json!([]), "{page} in {theme}");
            keep_picture(browser, page, theme, width);
        }
    }
}

/// Where `INCLUDE_AGENTS_PICTURES` names a folder, pictures of all pages are put there, to be looked at.
fn keep_picture(browser: &mut Browser, page: &str, theme: &str, width: u32) {
    if let Some(folder) = std::env::var_os("INCLUDE_AGENTS_PICTURES") {
        let name = page.trim_end_matches(".html").replace('/', ".");
        let file = PathBuf::from(folder).join(format!("{name}-{theme}-{width}.png"));
        // The one that the README shows ends with its table.
        let height = if theme == "filtered" { 860 } else { 4000 };
        browser.photograph(&file, height);
    }
}

/// What sticks out of the page to the right, and is not inside something that scrolls by itself.
const OUT_OF_PAGE: &str = "
(() => {
    const scrolls = e => e && (/auto|scroll|hidden/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
    const out = [...document.querySelectorAll('.ia, .ia *')]
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !scrolls(e.parentElement))
        .map(e => e.outerHTML.slice(0, 200));
    if (document.documentElement.scrollWidth > innerWidth) out.push('the page scrolls');
    return out;
})()";

/// Texts whose contrast is below 4.5, what the WCAG ask for (level AA).
const FAINT: &str = "
(() => {
    const parse = text => (text.match(/[\\d.]+/g) || []).map(Number);
    const light = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map(c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
        return .2126 * x + .7152 * y + .0722 * z;
    };
    const ground = e => {
        for (; e; e = e.parentElement) {
            const color = parse(getComputedStyle(e).backgroundColor);
            if (color.length === 3 || color[3] === 1) return color;
        }
        return [255, 255, 255];
    };
    const says = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    return [...document.querySelectorAll('.ia, .ia *')]
        .filter(e => !/STYLE|SCRIPT|BUTTON/.test(e.tagName) && says(e))
        .map(e => {
            const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((a, b) => b - a);
            return [(a + .05) / (b + .05), e.outerHTML.slice(0, 160)];
        })
        .filter(([contrast]) => contrast < 4.5);
})()";
