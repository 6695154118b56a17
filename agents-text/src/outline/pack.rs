//! Packs an outline into bytes that a `const fn` of the runtime can read.
//!
//! All numbers are unsigned LEB128, of which each byte is moved up by 32 (see [`write`]); offsets are bytes of the prompt and, except
//! for the first, relative, because small numbers are short. An outline begins with the number of sections and the length
//! of the introduction; then follows each section:
//!
//! | number | meaning |
//! |---|---|
//! | head | `level << 3 \| kind << 1 \| title_is_copy`; kind 0 is a heading, 1 a bold line, 2 a lead-in |
//! | length | of the section, which starts where the one before, or the introduction, ended |
//! | title | its gap from the section's start, then its length; of a copy, its length and then its bytes |
//! | body | its gap from the section's start |
//! | items | their number, then for each its gap from the end of the one before (from the body for the first) and its length |
//!
//! A title that is not a slice of the prompt is a copy. The rest of the prompt after the last section is the conclusion.

use super::{Kind, Outline, Section, Title};

/// Packs an outline.
#[must_use]
pub fn pack(outline: &Outline) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&mut bytes, outline.sections.len());
    write(&mut bytes, outline.introduction.len());
    for section in &outline.sections {
        write_section(&mut bytes, section);
    }
    bytes
}

fn write_section(bytes: &mut Vec<u8>, section: &Section) {
    let start = section.span.start;
    let kind = match section.kind {
        Kind::Heading => 0,
        Kind::Bold => 1,
        Kind::LeadIn => 2,
    };
    let title_is_copy = matches!(section.title, Title::Text(_));
    write(
        bytes,
        usize::from(section.level) << 3 | kind << 1 | usize::from(title_is_copy),
    );
    write(bytes, section.span.len());
    match &section.title {
        Title::Span(span) => {
            write(bytes, span.start.saturating_sub(start));
            write(bytes, span.len());
        }
        Title::Text(text) => {
            write(bytes, text.len());
            bytes.extend(text.as_bytes());
        }
    }
    write(bytes, section.body.saturating_sub(start));
    write(bytes, section.items.len());
    let mut at = section.body;
    for item in &section.items {
        write(bytes, item.start.saturating_sub(at));
        write(bytes, item.len());
        at = item.end;
    }
}

/// Appends a number as unsigned LEB128: seven bits a byte, lowest first, the high bit set on all but the last.
///
/// The seven bits count from 32 on, round to 31: most numbers are less than 95, and so most bytes are printable. In the
/// literal that rustc reads, such a byte is one character instead of four.
fn write(bytes: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = u8::try_from(((number & 0x7f) + 0x20) & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return;
        }
        bytes.push(low | 0x80);
    }
}
