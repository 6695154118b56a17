//! From bytes to text, or to the reason why they are not text.

use crate::span::Span;

/// What keeps bytes from being UTF-8.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotText {
    /// A sentence without its subject, the name of the file.
    pub(super) headline: String,
    /// The file up to the end of the faulty line, with invalid bytes replaced, and the place of the fault in it.
    pub(super) excerpt: Option<(String, Span)>,
    /// Facts about the bytes.
    pub(super) note: String,
    /// What the file probably is, for a tool that can convert it.
    pub(super) encoding: Option<&'static str>,
}

/// The byte order marks of encodings that are not UTF-8. Those of UTF-32 come first, because one begins with that
/// of UTF-16.
const FOREIGN_MARKS: [(&[u8], &str); 4] = [
    (b"\xff\xfe\0\0", "UTF-32LE"),
    (b"\0\0\xfe\xff", "UTF-32BE"),
    (b"\xff\xfe", "UTF-16LE"),
    (b"\xfe\xff", "UTF-16BE"),
];

/// What Windows-1252 has at 0x80 to 0x9F, where Latin-1 has controls. Five bytes are unused.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Decodes `bytes`.
///
/// NUL and other control characters are text, since Claude Code loads files with them; rules may report them. A byte
/// order mark stays in the text.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Box<NotText>> {
    for (mark, encoding) in FOREIGN_MARKS {
        if bytes.starts_with(mark) {
            return Err(Box::new(NotText {
                headline: format!("is {encoding}, not UTF-8"),
                excerpt: None,
                note: format!("it begins with the byte order mark of {encoding}"),
                encoding: Some(encoding),
            }));
        }
    }
    if let Some(encoding) = unmarked_utf_16(&bytes) {
        return Err(Box::new(NotText {
            headline: format!("is {encoding}, not UTF-8"),
            excerpt: None,
            note: "every other byte at its start is zero".to_owned(),
            encoding: Some(encoding),
        }));
    }
    String::from_utf8(bytes).map_err(|error| {
        let fault = error.utf8_error();
        let (at, len) = (fault.valid_up_to(), fault.error_len());
        Box::new(describe(error.as_bytes(), at, len))
    })
}

/// Recognizes UTF-16 without a mark by the zeros between the letters of `---` or the like.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => Some("UTF-16LE"),
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => Some("UTF-16BE"),
        _ => None,
    }
}

/// Describes the first place that is not UTF-8. `len` is the length of the wrong sequence, or
/// `None` if the file ends within a character.
fn describe(bytes: &[u8], at: usize, len: Option<usize>) -> NotText {
    let wrong = match len {
        Some(len) => bytes.get(at..at + len),
        None => bytes.get(at..),
    }
    .unwrap_or_default();
    let byte = wrong.first().copied().unwrap_or_default();
    let next = bytes.get(at + wrong.len()).copied();
    let (note, encoding) = match len {
        None => (
            "the file ends in the middle of a character".to_owned(),
            None,
        ),
        Some(len) if len > 1 => ("a multi-byte character is cut off here".to_owned(), None),
        Some(_) => match legacy(byte).filter(|_| next.is_none_or(|next| next.is_ascii())) {
            Some(c) => (
                format!("the byte 0x{byte:02X} is `{c}` in Windows-1252 and Latin-1"),
                Some("WINDOWS-1252"),
            ),
            None => ("this byte is not valid here in UTF-8".to_owned(), None),
        },
    };
    NotText {
        headline: format!("is not UTF-8: byte 0x{byte:02X} at offset {at}"),
        excerpt: Some(excerpt(bytes, at, wrong.len())),
        note,
        encoding,
    }
}

/// The character of a byte in the encodings that western files had before UTF-8.
fn legacy(byte: u8) -> Option<char> {
    let c = match byte {
        0x80..=0x9f => WINDOWS_1252
            .get(usize::from(byte - 0x80))
            .copied()
            .unwrap_or_default(),
        _ => char::from(byte),
    };
    (!c.is_control() && !c.is_ascii()).then_some(c)
}

/// The file up to the end of the line with the wrong bytes. What comes before them is text.
fn excerpt(bytes: &[u8], at: usize, len: usize) -> (String, Span) {
    let mut text = String::from_utf8_lossy(bytes.get(..at).unwrap_or_default()).into_owned();
    let start = text.len();
    text.push(char::REPLACEMENT_CHARACTER);
    let end = text.len();
    let rest = bytes.get(at + len..).unwrap_or_default();
    let line = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
    text.push_str(&String::from_utf8_lossy(line));
    (text, start..end)
}

#[cfg(test)]
mod tests {
    use super::{NotText, decode};

    fn refused(bytes: &[u8]) -> NotText {
        *decode(bytes.to_vec()).expect_err("not UTF-8")
    }

    #[test]
    fn text_stays_as_it_is() {
        for text in ["", "---\n", "\u{feff}---\r\n", "a\0b", "日本🦀", "\u{1b}"] {
            assert_eq!(decode(text.as_bytes().to_vec()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn utf_16_and_32_are_recognized() {
        assert_eq!(refused(b"\xff\xfe-\0-\0").encoding, Some("UTF-16LE"));
        assert_eq!(refused(b"\xfe\xff\0-\0-").encoding, Some("UTF-16BE"));
        assert_eq!(refused(b"\xff\xfe\0\0-\0\0\0").encoding, Some("UTF-32LE"));
        assert_eq!(refused(b"-\0-\0-\0\n\0").encoding, Some("UTF-16LE"));
        assert_eq!(refused(b"\0-\0-\0-\0\n").headline, "is UTF-16BE, not UTF-8");
    }

    #[test]
    fn legacy_characters_are_named() {
        let fault = refused(b"---\nname: caf\xe9\n---\n");
        assert_eq!(fault.headline, "is not UTF-8: byte 0xE9 at offset 13");
        assert!(fault.note.contains("is `é`"), "{}", fault.note);
        let (text, span) = fault.excerpt.expect("the line");
        assert_eq!(text, "---\nname: caf\u{fffd}");
        assert_eq!(text.get(span), Some("\u{fffd}"));
        assert!(refused(b"it\x92s").note.contains("is `’`"));
    }

    #[test]
    fn cut_characters_are_distinguished() {
        assert!(
            refused("日".as_bytes().get(..2).expect("two bytes"))
                .note
                .contains("the file ends")
        );
        assert!(refused(b"\xe6\x97 a").note.contains("cut off here"));
        assert!(refused(b"a\x81b").note.contains("not valid here"));
    }
}
