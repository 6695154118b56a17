//! The parts of each agent's code that are prepared before the rest.

use proc_macro2::Literal;

use super::docs;
use super::head::{self, PackedTexts};
use super::raw::{self, Raw};
use super::text::Texts;
use crate::host::Tokenize;
use include_agents_reader::catalog::{Catalog, Entry};
use include_agents_reader::{outline, parallel};

/// The parts of an agent's code.
pub(super) struct Draft<'a> {
    pub(super) prepared: Prepared<'a>,
    /// The text that is in no file, if it can be a raw literal.
    pub(super) literal: Option<Literal>,
    /// The short docs, of its variant and its constant.
    pub(super) docs: Literal,
}

/// What threads can prepare: tokens cannot leave theirs.
pub(super) struct Prepared<'a> {
    /// The short docs.
    pub(super) summary: String,
    /// The packed outline.
    pub(super) outline: Vec<u8>,
    /// The definition, if all of its texts are parts of one.
    pub(super) embedded: Option<PackedTexts>,
    raw: Option<Raw<'a>>,
}

/// Prepares every agent of a catalog, in its order.
pub(super) fn draft<'a>(catalog: &'a Catalog, tokenize: &Tokenize<'_>) -> Vec<Draft<'a>> {
    let entries: Vec<&'a Entry> = catalog.agents.iter().collect();
    let prepared = parallel::map(entries, |_, entry| {
        let document = &entry.document;
        let outline = outline::pack::pack(&document.outline);
        Prepared {
            summary: docs::summarize(document),
            embedded: head::embed(document, &outline),
            outline,
            raw: Texts::of(document).in_no_file().and_then(Raw::of),
        }
    });
    let literals = raw::literals(prepared.iter().map(|it| it.raw), tokenize);
    let summaries = prepared.iter().map(|it| Raw::of([&it.summary, ""]));
    let docs = raw::literals(summaries, tokenize);
    let drafts = prepared.into_iter().zip(literals.into_iter().zip(docs));
    let drafts = drafts.map(|(prepared, (literal, docs))| Draft {
        docs: docs.unwrap_or_else(|| Literal::string(&prepared.summary)),
        prepared,
        literal,
    });
    drafts.collect()
}
