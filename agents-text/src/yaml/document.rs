//! Documents, and their directives: the lines with a `%` before a document.

use super::error::{Error, ErrorKind, fail};
use super::node::Around;
use super::parse::Parser;
use super::token::TokenKind;
use super::value::Node;

fn is_white(c: char) -> bool {
    matches!(c, ' ' | '\t')
}

fn is_text(c: char) -> bool {
    c > ' ' && c != '\u{7F}'
}

impl Parser<'_> {
    /// Reads a document, from its directives to the token after it.
    pub(super) fn document(&mut self) -> Result<Node, Error> {
        self.anchors.clear();
        self.scanner.tag_handles.clear();
        let mut directives = 0;
        let mut versions = 0;
        while self.token().is(TokenKind::Directive) {
            directives += 1;
            versions += usize::from(self.directive()?);
            if versions > 1 {
                return fail(ErrorKind::Directive, self.token().start);
            }
            self.next()?;
        }
        self.marker_line = None;
        if self.token().is(TokenKind::DocumentStart) {
            self.marker_line = Some(self.token().line);
            self.next()?;
        } else if directives > 0 {
            return fail(ErrorKind::Directive, self.token().start);
        }
        let root = self.node(Around::default())?;
        self.document_end()?;
        Ok(root)
    }

    /// Reads what may follow a document.
    pub(super) fn document_end(&mut self) -> Result<(), Error> {
        match self.token().kind {
            TokenKind::End | TokenKind::DocumentStart => Ok(()),
            TokenKind::DocumentEnd => {
                let mut line = self.token().line;
                self.next()?;
                while self.token().is(TokenKind::DocumentEnd) {
                    line = self.token().line;
                    self.next()?;
                }
                if self.token().line == line && !self.token().is(TokenKind::End) {
                    return self.unexpected();
                }
                Ok(())
            }
            _ => self.unexpected(),
        }
    }

    /// Steps over a directive, whose `%` is the current token, and tells whether it is `%YAML`.
    pub(super) fn directive(&mut self) -> Result<bool, Error> {
        let token = self.token();
        let rest = self.scanner.slice(token.end..self.scanner.bytes.len());
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let after = |name| {
            line.strip_prefix(name)
                .filter(|rest: &&str| rest.starts_with(is_white))
        };
        let tail = if let Some(version) = after("YAML") {
            skip_version(version)
        } else if let Some(tag) = after("TAG") {
            self.tag_directive(token.end + line.len() - tag.len(), token.end + line.len())
        } else {
            // Any other name is reserved, with whatever follows it.
            let is_valid =
                line.starts_with(is_text) && line.chars().all(|c| is_text(c) || is_white(c));
            is_valid.then_some("")
        };
        let is_at_end = |tail: &str| {
            let comment = tail.trim_start_matches(is_white);
            comment.is_empty() || comment.len() < tail.len() && comment.starts_with('#')
        };
        if token.indent != 0 || !tail.is_some_and(is_at_end) {
            return fail(ErrorKind::Directive, token.start);
        }
        self.scanner.at = token.end + line.len();
        Ok(line.starts_with("YAML") && after("YAML").is_some())
    }

    /// Reads the handle and the prefix of a `%TAG` directive, and returns what follows them.
    fn tag_directive(&mut self, at: usize, end: usize) -> Option<&str> {
        let scanner = &mut self.scanner;
        let line = scanner.slice(at..end);
        let handle = line.trim_start_matches(is_white).strip_prefix('!')?;
        let prefix = if handle.starts_with(is_white) {
            handle
        } else if let Some(prefix) = handle.strip_prefix('!') {
            prefix
        } else {
            let at = end - handle.len();
            let word = scanner.word(at);
            let name = scanner.slice(at..word);
            let prefix = handle.get(name.len()..)?.strip_prefix('!')?;
            if name.is_empty() {
                return None;
            }
            scanner.tag_handles.push(name);
            prefix
        };
        let start = prefix.trim_start_matches(is_white);
        if start.len() == prefix.len() {
            return None;
        }
        let at = end - start.len();
        let from = if start.starts_with('!') {
            at + 1
        } else {
            let first = scanner.tag_chars(at, false);
            if first == at {
                return None;
            }
            first
        };
        let tail = scanner.tag_chars(from, true);
        Some(scanner.slice(tail..end))
    }
}

/// Steps over the `1.2` of `%YAML 1.2`.
fn skip_version(version: &str) -> Option<&str> {
    let digits = |text| {
        let text: &str = text;
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        (rest.len() < text.len()).then_some(rest)
    };
    digits(digits(version.trim_start_matches(is_white))?.strip_prefix('.')?)
}
