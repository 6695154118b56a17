//! Scalars in single and double quotes.

use super::error::{Error, ErrorKind, fail, fail_inside};
use super::scan::Scanner;
use super::text::Decoder;
use super::token::{Quotes, Scalar, ScalarText, Token, TokenKind};

impl Scanner<'_> {
    pub(super) fn single_quoted(&mut self) -> Result<Token, Error> {
        self.quoted(Quotes::Single, b'\'')
    }

    pub(super) fn double_quoted(&mut self) -> Result<Token, Error> {
        self.quoted(Quotes::Double, b'"')
    }

    fn quoted(&mut self, quotes: Quotes, quote: u8) -> Result<Token, Error> {
        let opening = self.token(TokenKind::Scalar(quotes), 1);
        let mut decoder = Decoder::default();
        loop {
            self.quoted_run(quote, &mut decoder);
            match self.here() {
                0 => return fail(ErrorKind::UnclosedQuote, opening.start),
                b'\n' | b'\r' => self.quoted_line_end(opening.start, &mut decoder)?,
                b'\\' => self.escape(opening.start, &mut decoder)?,
                b'\'' if quote == b'\'' && self.byte(self.at + 1) == b'\'' => {
                    decoder.put("'", self.at..self.at + 2);
                    self.at += 2;
                }
                // The run stops nowhere else.
                _ => break,
            }
        }
        let inside = opening.end..self.at;
        self.at += 1;
        self.scalar = Some(Scalar {
            text: ScalarText::Decoded(decoder.finish(inside)),
            multiline: self.line != opening.line,
            tag: None,
        });
        Ok(Token {
            end: self.at,
            ..opening
        })
    }

    /// Copies what stands for itself. White space at the end of a line does not.
    fn quoted_run(&mut self, quote: u8, decoder: &mut Decoder) {
        let start = self.at;
        let mut end = start;
        let mut at = start;
        let mut rest = self.bytes.get(start..).unwrap_or_default();
        while let [byte, tail @ ..] = rest {
            match byte {
                b' ' | b'\t' => {
                    at += 1;
                    rest = tail;
                    continue;
                }
                b'\n' | b'\r' => break,
                b'\\' if quote == b'"' => {
                    end = at;
                    break;
                }
                _ if *byte == quote => {
                    end = at;
                    break;
                }
                _ => {}
            }
            at += 1;
            end = at;
            rest = tail;
        }
        decoder.copy(self.slice(start..end), start);
        self.at = at;
    }

    /// Folds line endings and the white space around them.
    ///
    /// Of `\r\n`, each byte counts as a line ending here, so that there is one more than it seems.
    fn quoted_line_end(&mut self, quote: usize, decoder: &mut Decoder) -> Result<(), Error> {
        let mut start = self.at;
        while start > self.line_start && matches!(self.byte(start - 1), b' ' | b'\t') {
            start -= 1;
        }
        self.break_line();
        match self.fold_lines() {
            0 => decoder.put(" ", start..self.at),
            breaks => decoder.put_line_feeds(breaks, start..self.at),
        }
        self.check_quoted_line(quote)
    }

    /// Whether a quoted text may go on with this line.
    fn check_quoted_line(&self, quote: usize) -> Result<(), Error> {
        if self.here() == 0 {
            // The fault is in the quote that is not closed.
            return Ok(());
        }
        if self
            .blocks
            .last()
            .is_some_and(|&block| self.indent <= block)
        {
            return fail_inside(ErrorKind::QuotedLineNotIndented, self.at, quote);
        }
        if self.at_line_start()
            && matches!(
                self.bytes.get(self.at..).unwrap_or_default(),
                [b'-', b'-', b'-', b' ' | b'\t' | b'\n' | b'\r', ..]
                    | [b'.', b'.', b'.', b' ' | b'\t' | b'\n' | b'\r', ..]
            )
        {
            return fail_inside(ErrorKind::MarkerInQuotes, self.at, quote);
        }
        Ok(())
    }

    /// Decodes an escape sequence.
    fn escape(&mut self, quote: usize, decoder: &mut Decoder) -> Result<(), Error> {
        let start = self.at;
        let simple = match self.byte(start + 1) {
            b'\n' | b'\r' => {
                self.at += 1;
                self.break_line();
                let breaks = self.fold_lines();
                decoder.put_line_feeds(breaks, start..self.at);
                return self.check_quoted_line(quote);
            }
            b'x' => return self.code_point(2, decoder),
            b'u' => return self.code_point(4, decoder),
            b'U' => return self.code_point(8, decoder),
            b' ' => " ",
            b'\t' | b't' => "\t",
            b'0' => "\0",
            b'a' => "\u{7}",
            b'b' => "\u{8}",
            b'n' => "\n",
            b'v' => "\u{B}",
            b'f' => "\u{C}",
            b'r' => "\r",
            b'e' => "\u{1B}",
            b'"' => "\"",
            b'/' => "/",
            b'\\' => "\\",
            b'N' => "\u{85}",
            b'_' => "\u{A0}",
            b'L' => "\u{2028}",
            b'P' => "\u{2029}",
            0 => return fail(ErrorKind::UnclosedQuote, quote),
            _ => return fail(ErrorKind::UnknownEscape, start),
        };
        self.at += 2;
        decoder.put(simple, start..self.at);
        Ok(())
    }

    /// Decodes `\x41`, `\u0041`, `\U00000041`, and a pair of surrogates as in JSON.
    fn code_point(&mut self, digits: usize, decoder: &mut Decoder) -> Result<(), Error> {
        let start = self.at;
        let invalid = Err(Error::new(ErrorKind::InvalidEscape, start));
        let mut end = start + 2 + digits;
        let Some(mut code) = self.hex(start + 2, end) else {
            return invalid;
        };
        if digits == 4 && (0xD800..0xDC00).contains(&code) {
            if self.byte(end) != b'\\' || self.byte(end + 1) != b'u' {
                return invalid;
            }
            match self.hex(end + 2, end + 6) {
                Some(low @ 0xDC00..0xE000) => {
                    code = 0x1_0000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                }
                _ => return invalid,
            }
            end += 6;
        }
        let Some(c) = char::from_u32(code) else {
            return invalid;
        };
        self.at = end;
        decoder.put(c.encode_utf8(&mut [0; 4]), start..end);
        Ok(())
    }

    fn hex(&self, start: usize, end: usize) -> Option<u32> {
        let digits = self.text.get(start..end)?;
        // `from_str_radix` would take a sign.
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        u32::from_str_radix(digits, 16).ok()
    }
}
