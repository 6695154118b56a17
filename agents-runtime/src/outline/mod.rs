//! The outline of a prompt: views that decode, as they are asked, what the compiler packed.
//!
//! The packed form is a string of unsigned LEB128 numbers whose bytes are moved up by 32, so that most are printable and
//! short where they are written as a literal; every offset counts bytes of the prompt:
//!
//! ```text
//! count, intro_len, then for each section, in order:
//!   head    level << 3 | kind << 1 | title_is_copy    (kind: 0 heading, 1 bold line, 2 lead-in)
//!   len     bytes of the whole section; the first starts at intro_len, every other where the one before ended
//!   title   gap from the section's start, len; of a copy only len, then its bytes
//!   body    gap from the section's start to its text
//!   items   count, then for each: gap from the end of the one before (or from the text's start), len
//! ```
//!
//! A title is a copy where markup inside it leaves no slice of the prompt to point at.

mod reader;
#[cfg(test)]
mod tests;
mod view;

pub use view::{Items, ItemsIter, Section, Sections, SectionsIter};
