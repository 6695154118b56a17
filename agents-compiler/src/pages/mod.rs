//! Pages: what `cargo doc` shows of a catalog and of each agent.
//!
//! They are made only where rustdoc runs: `include_agents!` calls one macro under `#[cfg(doc)]` and another one under
//! `#[cfg(not(doc))]`, and what is stripped is not expanded.
//!
//! **Foreign text is HTML, links of ours are Markdown.** A prompt is rewritten, event by event, to an HTML block
//! without a single line end ([`prompt`]). Since only a blank line ends such a block, rustdoc never reads it as
//! Markdown: no doctest, no heading of rustdoc's outline and no intra-doc link can come out of it, whatever it holds.
//! A Markdown printer would have to get each of these right by escaping. Links between agents, on the other hand, are
//! intra-doc links, so that they hold where the enum is re-exported elsewhere, and where the constants are private.
//!
//! **Scripts only add.** Two scripts of ours, [`catalog`]'s filter and [`agent`]'s copy button, are part of the pages,
//! since rustdoc has no place for files of a crate. They need no network. Where scripts are off, nothing is missing but
//! these two.

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

/// Writes a script, which rustdoc passes on as it stands: one HTML block, which a blank line would end.
fn write_script(source: &str, out: &mut String) {
    out.push_str("<script>");
    let lines = source.lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with("//")) {
        out.push_str(line);
        out.push('\n');
    }
    out.push_str("</script>");
}

/// Bytes of a prompt, with an estimate of the tokens: four bytes to one, which is right for English prose within a
/// quarter or so.
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
