//! Anchors, aliases and tags.

use super::error::{Error, ErrorKind, fail};
use super::scan::Scanner;
use super::token::{Tag, Token, TokenKind};

impl Scanner<'_> {
    /// An anchor or an alias.
    pub(super) fn name(&mut self, kind: TokenKind) -> Result<Token, Error> {
        let start = self.at;
        let mut rest = self.bytes.get(start + 1..).unwrap_or_default();
        while let [byte, tail @ ..] = rest {
            if matches!(byte, 0..=b' ' | b',' | b'[' | b']' | b'{' | b'}' | 0x7F) {
                break;
            }
            rest = tail;
        }
        let end = self.bytes.len() - rest.len();
        let ends = match rest {
            [] | [b' ' | b'\t' | b'\n' | b'\r', ..] => true,
            [b',' | b'[' | b']' | b'{' | b'}', ..] => self.context.is_flow(),
            _ => false,
        };
        if end == start + 1 || !ends {
            return fail(ErrorKind::Property, start);
        }
        Ok(self.token(kind, end - start))
    }

    pub(super) fn tag(&mut self) -> Result<Token, Error> {
        let start = self.at;
        let invalid = |at| fail(ErrorKind::Property, at);
        let (kind, end) = match self.byte(start + 1) {
            0 | b' ' | b'\t' | b'\n' | b'\r' => (Tag::NonSpecific, start + 1),
            b'<' => {
                let local = usize::from(self.byte(start + 2) == b'!');
                let from = start + 2 + local;
                let mut end = from;
                if local == 0 {
                    end = self.tag_chars(from, false);
                    if end == from {
                        return invalid(start);
                    }
                }
                end = self.tag_chars(end, true);
                if self.byte(end) != b'>' {
                    return invalid(start);
                }
                (Tag::Other, end + 1)
            }
            b'!' => {
                let end = self.tag_chars(start + 2, false);
                let ends = match self.byte(end) {
                    0 | b' ' | b'\t' | b'\n' | b'\r' => true,
                    b',' | b'[' | b']' | b'{' | b'}' => self.context.is_flow(),
                    _ => false,
                };
                if end == start + 2 || !ends {
                    return invalid(start);
                }
                (known_tag(self.slice(start + 2..end)), end)
            }
            _ => {
                let word = self.word(start + 1);
                if word == start + 1 {
                    return invalid(start);
                }
                if self.byte(word) == b'!' {
                    if !self.tag_handles.contains(&self.slice(start + 1..word)) {
                        return fail(ErrorKind::UnknownTagHandle, start);
                    }
                    let end = self.tag_chars(word + 1, false);
                    if end == word + 1 {
                        return invalid(start);
                    }
                    (Tag::Other, end)
                } else {
                    let end = self.tag_chars(word, false);
                    (known_tag(self.slice(start + 1..end)), end)
                }
            }
        };
        Ok(self.token(TokenKind::Tag(kind), end - start))
    }

    /// The end of the letters, digits and hyphens from here on.
    pub(super) fn word(&self, from: usize) -> usize {
        let mut at = from;
        while self.byte(at).is_ascii_alphanumeric() || self.byte(at) == b'-' {
            at += 1;
        }
        at
    }

    /// The end of what a tag, or a whole URI, may consist of.
    pub(super) fn tag_chars(&self, from: usize, uri: bool) -> usize {
        let mut at = from;
        loop {
            at += match self.byte(at) {
                b'0'..=b'9'
                | b'A'..=b'Z'
                | b'a'..=b'z'
                | b'-'
                | b'#'
                | b';'
                | b'/'
                | b'?'
                | b':'
                | b'@'
                | b'&'
                | b'='
                | b'+'
                | b'$'
                | b'_'
                | b'.'
                | b'~'
                | b'*'
                | b'\''
                | b'('
                | b')' => 1,
                b',' | b'!' | b'[' | b']' if uri => 1,
                b'%' if self.byte(at + 1).is_ascii_hexdigit()
                    && self.byte(at + 2).is_ascii_hexdigit() =>
                {
                    3
                }
                _ => return at,
            };
        }
    }
}

fn known_tag(name: &str) -> Tag {
    match name {
        "bool" => Tag::Bool,
        "int" | "float" => Tag::Number,
        "null" => Tag::Null,
        "str" => Tag::Str,
        _ => Tag::Other,
    }
}
