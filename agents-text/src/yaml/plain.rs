//! Scalars without quotes: where they end, and what they mean.

use super::scan::Scanner;
use super::text::Decoder;
use super::token::{Quotes, Scalar, ScalarText, Tag, Token, TokenKind};

impl Scanner<'_> {
    /// Scans a scalar without quotes.
    ///
    /// It ends at `: `, at ` #`, at a bracket or comma in brackets, at a marker between documents, and at a line that is
    /// not indented deeper than the block around it. White space around line endings is folded.
    pub(super) fn plain(&mut self, tag: Option<Tag>) -> Token {
        let start = self.at;
        let (line, indent) = (self.line, self.indent);
        let mut decoder: Option<Decoder> = None;
        // The end of the text so far, and the first byte of the current line's part of it.
        let mut end = start;
        let mut from = start;
        let mut multiline = false;
        loop {
            let run = self.plain_run();
            if run > from {
                if let Some(decoder) = &mut decoder {
                    decoder.copy(self.slice(from..run), from);
                }
                multiline |= self.line != line;
                end = run;
            }
            if !matches!(self.here(), b'\n' | b'\r') {
                break;
            }
            self.break_any_line();
            let breaks = self.fold_lines();
            let ends = self
                .blocks
                .last()
                .is_some_and(|&block| self.indent <= block);
            if ends || self.here() == 0 || self.plain_ends_here() {
                break;
            }
            let decoder = decoder.get_or_insert_with(|| {
                let mut decoder = Decoder::default();
                decoder.copy(self.slice(start..end), start);
                decoder
            });
            if breaks == 0 {
                decoder.put(" ", end..self.at);
            } else {
                decoder.put_line_feeds(breaks, end..self.at);
            }
            from = self.at;
        }
        let text = match decoder {
            Some(decoder) => ScalarText::Decoded(decoder.finish(start..end)),
            None => ScalarText::Verbatim(start..end),
        };
        self.scalar = Some(Scalar {
            text,
            multiline,
            tag,
        });
        Token {
            kind: TokenKind::Scalar(Quotes::Plain),
            start,
            end,
            indent,
            line,
        }
    }

    /// Whether the scalar ends here, at the first byte of one of its lines that is not white space.
    fn plain_ends_here(&self) -> bool {
        let next = self.byte(self.at + 1);
        match self.here() {
            b'-' | b'.' => self.at_marker(),
            b'#' => true,
            b':' => {
                matches!(next, 0 | b' ' | b'\t' | b'\n' | b'\r')
                    || self.context.is_flow() && matches!(next, b',' | b'[' | b']' | b'{' | b'}')
            }
            b',' | b'[' | b']' | b'{' | b'}' => self.context.is_flow(),
            _ => false,
        }
    }

    /// Steps to the end of the line or of the scalar, and returns the end of what belongs to it, without white space.
    fn plain_run(&mut self) -> usize {
        let in_flow = self.context.is_flow();
        let mut end = self.at;
        let mut is_after_white = false;
        let mut rest = self.bytes.get(self.at..).unwrap_or_default();
        // The first byte was looked at before, and belongs to the scalar.
        if let [first, tail @ ..] = rest
            && !matches!(first, b'\n' | b'\r')
        {
            rest = tail;
            end += 1;
        }
        let mut at = end;
        while let [byte, tail @ ..] = rest {
            match byte {
                b'\n' | b'\r' => break,
                b' ' | b'\t' => {
                    is_after_white = true;
                    at += 1;
                    rest = tail;
                    continue;
                }
                b'#' if is_after_white => break,
                b':' => match tail {
                    [] | [b' ' | b'\t' | b'\n' | b'\r', ..] => break,
                    [b',' | b'[' | b']' | b'{' | b'}', ..] if in_flow => break,
                    _ => {}
                },
                b',' | b'[' | b']' | b'{' | b'}' if in_flow => break,
                _ => {}
            }
            is_after_white = false;
            at += 1;
            end = at;
            rest = tail;
        }
        self.at = at;
        end
    }
}

/// What a scalar without quotes means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    Null,
    Bool(bool),
    Number(f64),
    Text,
}

/// Tells what a scalar without quotes means, by the core schema of YAML 1.2.
///
/// ```text
/// 007 → 7    0x1F → 31    0o17 → 15    1e3 → 1000    0b1, 1_000, yes, 2024-01-01 → text
/// ```
pub(super) fn meaning(text: &str, tag: Option<Tag>) -> Meaning {
    let meaning = untagged_meaning(text);
    let fits = match tag {
        None => true,
        Some(Tag::Bool) => matches!(meaning, Meaning::Bool(_)),
        Some(Tag::Number) => matches!(meaning, Meaning::Number(_)),
        Some(Tag::Null) => matches!(meaning, Meaning::Null),
        Some(Tag::NonSpecific | Tag::Str | Tag::Other) => false,
    };
    if fits { meaning } else { Meaning::Text }
}

fn untagged_meaning(text: &str) -> Meaning {
    match text.as_bytes() {
        [b'0'..=b'9' | b'+' | b'-' | b'.', ..] => {
            number(text).map_or(Meaning::Text, Meaning::Number)
        }
        [b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'~', ..] => match text {
            "null" | "Null" | "NULL" | "~" => Meaning::Null,
            "true" | "True" | "TRUE" => Meaning::Bool(true),
            "false" | "False" | "FALSE" => Meaning::Bool(false),
            _ => Meaning::Text,
        },
        _ => Meaning::Text,
    }
}

fn number(text: &str) -> Option<f64> {
    if matches!(text, ".nan" | ".NaN" | ".NAN") {
        return Some(f64::NAN);
    }
    let (negative, body) = match text.as_bytes() {
        [b'-', ..] => (true, text.get(1..)?),
        [b'+', ..] => (false, text.get(1..)?),
        _ => (false, text),
    };
    let value = match body.as_bytes() {
        [b'.', b'i' | b'I', ..] if matches!(body, ".inf" | ".Inf" | ".INF") => f64::INFINITY,
        [b'0', b'x', ..] => radix(body.get(2..)?, 16)?,
        [b'0', b'o', ..] => radix(body.get(2..)?, 8)?,
        _ if is_decimal(body.as_bytes()) => body.parse().ok()?,
        _ => return None,
    };
    Some(if negative { -value } else { value })
}

#[allow(
    clippy::cast_precision_loss,
    reason = "numbers of Claude Code are floats; this is what it sees"
)]
fn radix(digits: &str, radix: u32) -> Option<f64> {
    // `from_str_radix` would take a sign.
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    u64::from_str_radix(digits, radix)
        .ok()
        .map(|value| value as f64)
}

/// Matches `(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`.
fn is_decimal(text: &[u8]) -> bool {
    let (whole, rest) = skip_digits(text);
    let (fraction, rest) = match rest {
        [b'.', rest @ ..] => skip_digits(rest),
        _ => (0, rest),
    };
    if whole + fraction == 0 {
        return false;
    }
    match rest {
        [] => true,
        [b'e' | b'E', b'-' | b'+', rest @ ..] | [b'e' | b'E', rest @ ..] => {
            let (digits, rest) = skip_digits(rest);
            digits > 0 && rest.is_empty()
        }
        _ => false,
    }
}

fn skip_digits(text: &[u8]) -> (usize, &[u8]) {
    let mut rest = text;
    while let [b'0'..=b'9', tail @ ..] = rest {
        rest = tail;
    }
    (text.len() - rest.len(), rest)
}
