//! What aliases may repeat.

use super::error::{Error, ErrorKind};
use super::value::{Entry, Node, Spanned, Value};

/// How deep lists and maps may be nested.
pub const MAX_DEPTH: usize = 128;

/// What may still be copied: one for each value and one for each byte of text.
pub(super) struct Budget(usize);

impl Budget {
    /// Five times the text, and 64 KB.
    pub(super) fn for_text(text: &str) -> Self {
        Self(text.len().saturating_mul(5).saturating_add(64 * 1024))
    }

    /// Takes an amount from what is left.
    pub(super) fn spend(&mut self, amount: usize, at: usize) -> Result<(), Error> {
        match self.0.checked_sub(amount) {
            Some(left) => {
                self.0 = left;
                Ok(())
            }
            None => Err(Error::new(ErrorKind::Aliases, at)),
        }
    }

    /// Copies a value to this depth. `at` is the place of the error if there is not enough left.
    pub(super) fn copy(&mut self, node: &Node, depth: usize, at: usize) -> Result<Node, Error> {
        if depth > MAX_DEPTH {
            return Err(Error::new(ErrorKind::Depth, at));
        }
        self.spend(1, at)?;
        let value = match &node.value {
            Value::Text(text) => {
                self.spend(text.cost(), at)?;
                Value::Text(text.clone())
            }
            Value::List(items) => {
                let copies: Result<_, _> = items
                    .iter()
                    .map(|item| self.copy(item, depth + 1, at))
                    .collect();
                Value::List(copies?)
            }
            Value::Map(entries) => {
                let copies: Result<_, _> = entries
                    .iter()
                    .map(|entry| self.copy_entry(entry, depth, at))
                    .collect();
                Value::Map(copies?)
            }
            value => value.clone(),
        };
        Ok(Node {
            value,
            span: node.span.clone(),
            style: node.style,
            properties: node.properties.clone(),
        })
    }

    fn copy_entry(&mut self, entry: &Entry, depth: usize, at: usize) -> Result<Entry, Error> {
        self.spend(entry.key.value.cost(), at)?;
        Ok(Entry {
            key: Spanned {
                value: entry.key.value.clone(),
                span: entry.key.span.clone(),
            },
            key_properties: entry.key_properties.clone(),
            value: self.copy(&entry.value, depth + 1, at)?,
            merged: entry.merged.clone(),
            key_type: entry.key_type,
        })
    }
}
