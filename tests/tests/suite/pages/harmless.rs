//! Foreign Markdown does no harm to the docs it is in, and costs nothing where no docs are made.
//!
//! That its text is complete, and that rustdoc's Markdown parser finds nothing in it, is tested next to the code:
//! `agents-compiler/src/pages/tests.rs`.

use include_agents_tests::sandbox::{Output, is_there};

use super::gallery::{GALLERY, STRICT};

#[test]
fn no_prompt_becomes_a_doctest() {
    let run = GALLERY.sandbox.cargo(&["test", "--doc"]).succeed();
    assert!(run.stdout.contains("running 0 tests"), "{run}");
}

#[test]
fn headings_of_a_page_are_ours() {
    let page =
        std::fs::read_to_string(GALLERY.page("gallery/hostile/constant.FENCES.html")).unwrap();
    let mut ids: Vec<&str> = page
        .split("<h3 id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    ids.sort_unstable();
    assert_eq!(ids, ["front-matter", "outline", "prompt"]);
}

#[test]
fn the_docs_of_the_author_come_first() {
    let page = std::fs::read_to_string(GALLERY.page("gallery/hostile/enum.Agent.html")).unwrap();
    let authors = page.find("What its author wrote.").unwrap();
    let table = page.find("<div class=\"ia ia-catalog\"").unwrap();
    assert!(authors < table);
    assert!(!page.contains("agents in"));
}

#[test]
fn links_lead_to_pages_that_are_there() {
    for (page, expected) in [
        ("gallery/hostile/enum.Agent.html", "constant.FENCES.html"),
        ("gallery/hostile/constant.FENCES.html", "constant.HTML.html"),
        ("gallery/index.html", "hostile/constant.FENCES.html"),
        (
            "gallery/bare/enum.First.html",
            "enum.First.html#variant.Fences",
        ),
        (
            "include_agents/index.html",
            "catalog/constant.CLOUDFLARE_RUST_EXPERT.html",
        ),
    ] {
        let path = GALLERY.page(page);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(
            text.contains(&format!("href=\"{expected}\"")),
            "{page}: {expected}"
        );
        let file = expected.split('#').next().unwrap();
        assert!(path.with_file_name(file).is_file(), "{page}: {expected}");
    }
    // Of a catalog in a private module only the enum has a page. The tour looks at what such links look like.
    let page = std::fs::read_to_string(GALLERY.page("gallery/enum.Expert.html")).unwrap();
    assert!(page.contains("<a href=\"value@FENCES\">fences</a>"));
}

#[test]
fn rustdoc_has_nothing_to_say_on_nightly_either() {
    if !is_there("rustup", &["run", "nightly", "rustdoc", "--version"]) {
        return;
    }
    let _: Output = GALLERY
        .sandbox
        .cargo_of("nightly", &["doc", "--no-deps"])
        .arguments(&["-p", "gallery", "-p", "include-agents"])
        .env("RUSTDOCFLAGS", format!("{STRICT} --cfg docsrs"))
        .succeed();
}
