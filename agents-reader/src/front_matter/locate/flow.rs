//! What stands on a line: scalars, aliases, and collections in brackets.

use super::{DEPTH, Kind, Located, Lost, Node, Scanner, Style};

impl Scanner<'_> {
    /// A node that is no block collection and no block scalar; `parent` is `None` inside brackets.
    pub(super) fn flow_node(&mut self, parent: Option<isize>) -> Located {
        match self.peek(0) {
            Some(b'"' | b'\'') => self.quoted(),
            Some(b'[' | b'{') => self.collection(),
            Some(b'*') => Ok(self.alias(parent)),
            _ => Ok(self.plain(parent)),
        }
    }

    fn alias(&mut self, parent: Option<isize>) -> Node {
        let start = self.at;
        while !(self.is_blank(0) || parent.is_none() && self.is_flow_end()) {
            self.at += 1;
        }
        Self::scalar(start..self.at, Style::Alias)
    }

    fn is_flow_end(&self) -> bool {
        matches!(self.peek(0), Some(b',' | b']' | b'}'))
    }

    fn collection(&mut self) -> Located {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(Lost);
        }
        let start = self.at;
        let is_list = self.is(b'[');
        self.at += 1;
        let mut items = Vec::new();
        let mut entries = Vec::new();
        loop {
            self.skip_trivia();
            match self.peek(0).ok_or(Lost)? {
                b']' | b'}' => break,
                b',' => self.at += 1,
                _ => {
                    let (key, value) = self.entry()?;
                    match value {
                        None if is_list => items.push(key),
                        Some(value) if is_list => items.push(pair(key, value)),
                        None => {
                            let end = key.span.end;
                            entries.push((key, Self::scalar(end..end, Style::Empty)));
                        }
                        Some(value) => entries.push((key, value)),
                    }
                }
            }
        }
        self.at += 1;
        self.depth -= 1;
        let kind = if is_list {
            Kind::List(items)
        } else {
            Kind::Map(entries)
        };
        Ok(Node {
            span: start..self.at,
            style: Style::Flow,
            kind,
        })
    }

    /// An item, or a key and its value.
    fn entry(&mut self) -> Result<(Node, Option<Node>), Lost> {
        let start = self.at;
        // Inside brackets, `?` and `:` need no white space behind them at the start of an entry.
        let explicit = self.is(b'?');
        if explicit {
            self.at += 1;
            self.skip_trivia();
        }
        let key = self.flow_value()?;
        self.skip_trivia();
        let value = if self.is(b':') {
            self.at += 1;
            self.skip_trivia();
            Some(self.flow_value()?)
        } else if explicit {
            Some(Self::scalar(key.span.end..key.span.end, Style::Empty))
        } else {
            None
        };
        // Nothing was there: something stands here that no valid text has.
        if self.at == start {
            Err(Lost)
        } else {
            Ok((key, value))
        }
    }

    /// A node with its properties, or nothing.
    fn flow_value(&mut self) -> Located {
        let origin = self.at;
        while matches!(self.peek(0), Some(b'&' | b'!')) {
            while !self.is_blank(0) && !self.is_flow_end() {
                self.at += 1;
            }
            self.skip_trivia();
        }
        if self.is_flow_end() || self.is(b':') {
            return Ok(Self::scalar(origin..origin, Style::Empty));
        }
        self.flow_node(None)
    }
}

/// `[a: b]`: a map of a single entry.
fn pair(key: Node, value: Node) -> Node {
    let span = key.span.start..value.span.end.max(key.span.end);
    Node {
        span,
        style: Style::Flow,
        kind: Kind::Map(vec![(key, value)]),
    }
}
