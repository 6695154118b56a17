//! Text that is safe to display.
//!
//! `compile_error!` prints parts of files to a terminal. Escape sequences could rewrite the output, bidirectional
//! controls could reorder it, and zero-width characters would leave the carets pointing at nothing. So each of them is
//! replaced by something visible.

use std::fmt::Write as _;

use crate::invisible::is_invisible;

/// How wide a tab is drawn.
const TAB: &str = "    ";

/// Returns `text` on one line, with every invisible character replaced by a visible one.
///
/// ```
/// use include_agents_reader::diagnostic::visible;
///
/// assert_eq!(visible("a\u{202e}b\nc\u{1b}"), "a<U+202E>b c␛");
/// ```
#[must_use]
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    draw_each(text, &mut shown, |before, c, shown| match c {
        '\n' => shown.push(' '),
        '\r' => {}
        _ => draw(before, c, shown),
    });
    shown
}

/// Appends a text in which nothing but single characters is drawn.
pub(super) fn draw_all(text: &str, out: &mut String) {
    draw_each(text, out, draw);
}

/// Copies what is drawn as it is, and calls `draw_one` for each other character, with the one before.
fn draw_each(text: &str, out: &mut String, draw_one: impl Fn(Option<char>, char, &mut String)) {
    let mut before = None;
    let mut rest = text;
    loop {
        let (plain, others) = rest
            .split_at_checked(plain_start(rest, rest.len()))
            .unwrap_or_default();
        out.push_str(plain);
        before = plain.chars().next_back().or(before);
        let mut characters = others.chars();
        let Some(c) = characters.next() else {
            return;
        };
        draw_one(before, c, out);
        before = Some(c);
        rest = characters.as_str();
    }
}

/// How many characters, `most` at most, a text begins with that are one byte, one column, and drawn as they are.
pub(super) fn plain_start(text: &str, most: usize) -> usize {
    let mut len = 0;
    let mut rest = text.as_bytes();
    while let [b' '..=b'~', tail @ ..] = rest
        && len < most
    {
        len += 1;
        rest = tail;
    }
    len
}

/// The same of a text's end.
pub(super) fn plain_end(text: &str, most: usize) -> usize {
    let mut len = 0;
    let mut rest = text.as_bytes();
    while let [head @ .., b' '..=b'~'] = rest
        && len < most
    {
        len += 1;
        rest = head;
    }
    len
}

/// Like [`visible`], but keeps line feeds.
pub(super) fn visible_lines(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(visible).collect();
    lines.join("\n")
}

/// Appends the drawing of `c`, which follows `before`, to `out`.
fn draw(before: Option<char>, c: char, out: &mut String) {
    match c {
        '\t' => out.push_str(TAB),
        '\0'..='\u{1f}' => out.push(control_picture(c)),
        '\u{7f}' => out.push('\u{2421}'),
        _ if joins(c) => {
            // Part of an emoji or of a script that needs it, unless there is nothing to join.
            if before.is_none_or(|b| b.is_ascii_alphabetic() || b.is_whitespace() || joins(b)) {
                escape(c, out);
            } else if c != '\u{200d}' {
                // The renderer leaves the joiner out: terminals disagree about the width of the joined character.
                out.push(c);
            }
        }
        _ if is_invisible(c) => escape(c, out),
        _ => out.push(c),
    }
}

/// About how many columns [`draw`] takes for `c`; used only to decide where a long line is cut.
pub(super) fn columns(c: char) -> usize {
    match c {
        '\t' => TAB.len(),
        _ if joins(c) || is_invisible(c) => "<U+0000>".len(),
        // From the first wide block of Unicode on, most characters are wide.
        '\u{1100}'.. => 2,
        _ => 1,
    }
}

fn escape(c: char, out: &mut String) {
    // Writing to a `String` cannot fail.
    let _ = write!(out, "<U+{:04X}>", u32::from(c));
}

/// The picture that Unicode has for a C0 control, `␀` to `␟`.
fn control_picture(c: char) -> char {
    char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Zero-width joiners and the variation selectors for text and emoji: invisible, yet common in ordinary text.
fn joins(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::{columns, draw, plain_end, plain_start, visible, visible_lines};

    #[test]
    fn plain_characters_are_drawn_as_they_are() {
        for c in '\0'..='\u{2ff}' {
            let text = c.to_string();
            let mut drawn = String::new();
            draw(Some('a'), c, &mut drawn);
            let is_plain = plain_start(&text, 9) == 1;
            assert_eq!(plain_end(&text, 9) == 1, is_plain);
            assert!(!is_plain || drawn == text && columns(c) == 1, "{c:?}");
        }
        assert_eq!((plain_start("abé", 9), plain_end("éab", 9)), (2, 2));
        assert_eq!((plain_start("abc", 2), plain_end("abc", 2)), (2, 2));
        assert_eq!((plain_start("", 2), plain_end("", 2)), (0, 0));
    }

    #[test]
    fn controls_are_drawn() {
        assert_eq!(visible("\0\u{1b}[31m\u{7f}\u{85}"), "␀␛[31m␡<U+0085>");
        assert_eq!(visible("a\tb\r\nc"), "a    b c");
        assert_eq!(visible_lines("a\r\nb\u{b}"), "a\nb␋");
    }

    #[test]
    fn hidden_characters_are_named() {
        assert_eq!(visible("\u{202e}a\u{2069}"), "<U+202E>a<U+2069>");
        assert_eq!(visible("\u{e0041}\u{feff}"), "<U+E0041><U+FEFF>");
        assert_eq!(visible("ab\u{200d}c"), "ab<U+200D>c");
    }

    #[test]
    fn ordinary_text_stays() {
        assert_eq!(visible("naïve 日本 e\u{301} 🦀"), "naïve 日本 e\u{301} 🦀");
        assert_eq!(
            visible("⚠\u{fe0f} 1\u{fe0f}\u{20e3}"),
            "⚠\u{fe0f} 1\u{fe0f}\u{20e3}"
        );
        assert_eq!(visible("👩\u{200d}💻"), "👩💻");
    }
}
