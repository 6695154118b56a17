//! Pages: what `cargo doc` shows of a catalog and of each agent.
//!
//! They are generated only for rustdoc: `include_agents!` calls one macro under `#[cfg(doc)]` and another one under
//! `#[cfg(not(doc))]`, and rustc does not expand what it strips.
//!
//! **Text from a file is HTML, our links are Markdown.** A prompt is rewritten, event by event, to an HTML block without
//! a line ending ([`prompt`]). Only a blank line ends such a block, so rustdoc never reads it as Markdown: no prompt can
//! produce a doctest, a heading or an intra-doc link. Printing Markdown would need escapes for each of these. Links
//! between agents are intra-doc links, so they also work where the enum is re-exported, and where constants are private.
//!
//! **Scripts are optional.** The filter of [`catalog`] and the copy button of [`agent`] are scripts inside the pages, since
//! rustdoc cannot add files of a crate. They need no network, and without scripts only these two are missing.

mod agent;
pub(crate) mod alias;
mod catalog;
mod dialogue;
mod facts;
mod links;
mod outline;
mod prompt;
#[cfg(test)]
mod tests;

pub(crate) use agent::{agent_page, variant_docs};
pub(crate) use catalog::{catalog_page, summary};
pub(crate) use links::Links;

use std::fmt::Write as _;

/// Writes a script, which rustdoc passes on unchanged. A blank line would end its HTML block.
fn write_script(source: &str, out: &mut String) {
    out.push_str("<script>");
    let lines = source.lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with("//")) {
        out.push_str(line);
        out.push('\n');
    }
    out.push_str("</script>");
}

/// The bytes of a prompt, with an estimate of its tokens: four bytes to one, which is right for English prose within
/// about a quarter.
fn write_size(bytes: usize, out: &mut String) {
    let _ = write!(
        out,
        "{} bytes, about {} tokens",
        grouped(bytes),
        grouped(round(bytes / 4))
    );
}

/// A number, rounded to two digits: an estimate should not look exact.
fn round(number: usize) -> usize {
    let mut unit = 1;
    while number / unit >= 100 {
        unit *= 10;
    }
    (number + unit / 2) / unit * unit
}

/// A number with commas between groups of three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
