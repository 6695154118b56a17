//! Scalars below a `|` or `>`.

use super::error::{Error, ErrorKind, fail};
use super::scan::Scanner;
use super::text::{Decoder, Text};
use super::token::{Quotes, Scalar, ScalarText, Token, TokenKind};

/// What becomes of the line endings at the end of a block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chomp {
    /// `|-`: none is left.
    Strip,
    /// `|`: one is left.
    Clip,
    /// `|+`: all are left.
    Keep,
}

/// A block that is being read.
struct Block {
    decoder: Decoder,
    folded: bool,
    /// Line endings since the last text.
    breaks: usize,
    /// The end of the last text.
    end: usize,
    /// The last line with text began with white space beyond the indentation, and so does this one. Line endings beside
    /// such lines are not folded.
    was_deeper: bool,
    is_deeper: bool,
}

impl Scanner<'_> {
    pub(super) fn block_scalar(&mut self) -> Result<Token, Error> {
        let folded = self.here() == b'>';
        let quotes = if folded {
            Quotes::Folded
        } else {
            Quotes::Literal
        };
        let token = self.token(TokenKind::Scalar(quotes), 1);
        let (digit, chomp) = self.block_header()?;
        let header_end = self.at;
        let mut block = Block {
            decoder: Decoder::default(),
            folded,
            breaks: 0,
            end: header_end,
            was_deeper: false,
            is_deeper: false,
        };
        if self.here() != 0 {
            self.break_any_line();
            self.refuse_tab()?;
            let digit = digit.map(|digit| self.blocks.last().copied().unwrap_or(0) + digit);
            if let Some(indent) = self.block_start(digit, &mut block)? {
                self.block_body(indent, &mut block)?;
            }
        }
        let text_end = block.end;
        let text = block.finish(chomp, self);
        self.scalar = Some(Scalar {
            text: ScalarText::Decoded(text),
            multiline: true,
            tag: None,
        });
        Ok(Token {
            end: text_end,
            ..token
        })
    }

    /// Reads what follows the `|` or `>` on its line, and stops at the end of the line.
    fn block_header(&mut self) -> Result<(Option<usize>, Chomp), Error> {
        let mut digit = None;
        let mut chomp = None;
        loop {
            match self.here() {
                0 | b'\n' | b'\r' => return Ok((digit, chomp.unwrap_or(Chomp::Clip))),
                byte @ b'1'..=b'9' if digit.is_none() => digit = Some(usize::from(byte - b'0')),
                b'-' if chomp.is_none() => chomp = Some(Chomp::Strip),
                b'+' if chomp.is_none() => chomp = Some(Chomp::Keep),
                b' ' | b'\t' => {
                    self.skip_white();
                    if self.here() == b'#' {
                        self.skip_comment();
                    }
                    continue;
                }
                _ => return fail(ErrorKind::BlockHeader, self.at),
            }
            self.at += 1;
        }
    }

    /// A line of a block must not begin with a tab.
    fn refuse_tab(&self) -> Result<(), Error> {
        if self.here() == b'\t' {
            fail(ErrorKind::Tab, self.at)
        } else {
            Ok(())
        }
    }

    /// Steps over the empty lines at the start of a block and the indentation of its first line, and returns that
    /// indentation; `None` at the end of the YAML.
    fn block_start(
        &mut self,
        digit: Option<usize>,
        block: &mut Block,
    ) -> Result<Option<usize>, Error> {
        let mut deepest = (0, self.at);
        let mut is_indented = false;
        loop {
            match self.here() {
                0 => {
                    // White space on a last line without a line ending counts as an empty line.
                    block.breaks += usize::from(is_indented);
                    return Ok(None);
                }
                b'\n' | b'\r' => {
                    self.break_any_line();
                    self.refuse_tab()?;
                    block.breaks += 1;
                    is_indented = false;
                }
                b' ' => {
                    let spaces = self.skip_at_most(digit.unwrap_or(usize::MAX));
                    self.indent = spaces;
                    if let Some(digit) = digit {
                        is_indented |= spaces >= digit;
                        if !matches!(self.here(), 0 | b'\n' | b'\r') {
                            break;
                        }
                    } else {
                        is_indented = true;
                        if spaces > deepest.0 {
                            deepest = (spaces, self.at);
                        }
                    }
                }
                _ => break,
            }
        }
        let indent = digit.unwrap_or(self.indent);
        block.is_deeper = matches!(self.here(), b' ' | b'\t');
        if self.here() == b'\t' {
            self.tab = true;
        }
        let is_inside = self.indent >= self.least_indent(indent) && !self.at_marker();
        if digit.is_none() && is_inside && deepest.0 > indent {
            return fail(ErrorKind::BlockIndentation, deepest.1);
        }
        Ok(Some(indent))
    }

    /// The indentation that a line of a block needs at least.
    fn least_indent(&self, indent: usize) -> usize {
        self.blocks
            .last()
            .map_or(indent, |&block| indent.max(block + 1))
    }

    fn skip_at_most(&mut self, most: usize) -> usize {
        let start = self.at;
        while self.at - start < most && self.here() == b' ' {
            self.at += 1;
        }
        self.at - start
    }

    /// Reads the lines of a block, up to the first one that does not belong to it.
    fn block_body(&mut self, indent: usize, block: &mut Block) -> Result<(), Error> {
        let least = self.least_indent(indent);
        loop {
            match self.here() {
                0 => return Ok(()),
                b'\n' | b'\r' => {}
                _ => {
                    if self.indent < least || self.at_marker() {
                        return Ok(());
                    }
                    let start = self.at;
                    self.at = self.line_end();
                    block.add(self.slice(start..self.at), start);
                    if self.here() == 0 {
                        return Ok(());
                    }
                }
            }
            self.break_any_line();
            block.breaks += 1;
            while matches!(self.here(), b'\n' | b'\r') {
                self.break_any_line();
                block.breaks += 1;
                self.refuse_tab()?;
            }
            if self.here() == b' ' {
                self.indent = self.skip_at_most(indent);
            }
            block.is_deeper = matches!(self.here(), b' ' | b'\t');
            if self.here() == b'\t' {
                self.tab = true;
            }
        }
    }
}

impl Block {
    /// Adds the text of a line.
    fn add(&mut self, line: &str, at: usize) {
        let is_folded =
            self.folded && !self.decoder.is_empty() && !self.was_deeper && !self.is_deeper;
        match self.breaks {
            1 if is_folded => self.decoder.put(" ", self.end..at),
            breaks if is_folded => self
                .decoder
                .put_line_feeds(breaks.saturating_sub(1), self.end..at),
            breaks => self.decoder.put_line_feeds(breaks, self.end..at),
        }
        self.decoder.copy(line, at);
        self.end = at + line.len();
        self.breaks = 0;
        self.was_deeper = self.is_deeper;
    }

    fn finish(mut self, chomp: Chomp, scanner: &Scanner<'_>) -> Text {
        let is_empty = self.decoder.is_empty();
        let count = match chomp {
            Chomp::Strip => 0,
            Chomp::Clip => usize::from(!is_empty),
            // A last line without a line ending has one all the same.
            Chomp::Keep => self.breaks.max(usize::from(!is_empty)),
        };
        let end = self.end;
        let length = match (scanner.byte(end), scanner.byte(end + 1)) {
            (b'\r', b'\n') => 2,
            (b'\r' | b'\n', _) => 1,
            _ => 0,
        };
        let source = match chomp {
            Chomp::Keep => end..scanner.at.max(end),
            _ => end..end + length,
        };
        self.decoder.put_line_feeds(count, source);
        self.decoder.finish(end..end)
    }
}
