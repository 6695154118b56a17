//! Reads the front matter of an agent file as Claude Code does, and says where everything in it is.
//!
//! [`split`](split::split) finds it in the file, [`parse`] reads it, with Claude Code's recovery where it is not valid
//! YAML, and [`FrontMatter::span`] maps what was read back to the file.
//!
//! ```
//! use include_agents_reader::front_matter::{Part, parse, split::{Split, split}};
//! use include_agents_reader::source::Limits;
//!
//! let text = "---\nname: reviewer\ntools: [Read, Grep]\n---\nYou review.\n";
//! let Split::Parts(parts) = split(text) else { panic!() };
//! let front_matter = parse(text, parts.yaml, Limits::DEFAULT.front_matter_bytes).unwrap();
//! assert_eq!(front_matter.entries[1].0, "tools");
//! assert_eq!(&text[front_matter.span(text, &[1, 1], &Part::Value)], "Grep");
//! ```

pub mod align;
mod explain;

pub mod locate;
mod plain;
pub mod quote;
pub mod recover;
pub mod split;
#[cfg(test)]
mod tests;
pub mod yaml;

use std::sync::OnceLock;

pub use crate::claude_code::js;
use crate::diagnostic::Diagnostic;
use crate::source::Limits;
use crate::span::Span;
use locate::{Kind, Node};
use recover::{Ends, recover};
use yaml::{ErrorKind, Value};

/// A front matter that was read.
#[derive(Clone, Debug)]
pub struct FrontMatter {
    /// The fields in the order of the file, duplicates included; for Claude Code, the last one of a name counts.
    pub entries: Vec<(String, Value)>,
    /// The lines that Claude Code's recovery rewrites. Empty when the front matter is valid YAML.
    pub recovered: Vec<RecoveredLine>,
    /// The recovery succeeds only if `\r\n` is taken for a line end. Claude Code does not do so and drops the agent.
    pub crlf_recovery: bool,
    /// Where the YAML is in the file.
    yaml: Span,
    /// Where its parts are. Found out when first asked for, which most files never do.
    tree: OnceLock<Option<Node>>,
}

/// A line whose value the recovery puts into quotes.
#[derive(Clone, Debug, PartialEq)]
pub struct RecoveredLine {
    /// The whole line without its line end.
    pub span: Span,
    /// The key.
    pub key: String,
    /// The value, which Claude Code takes literally, blanks at its end included.
    pub value: Span,
    /// What the line's value is in YAML, if it is valid by itself. In a file that needs no recovery Claude Code would
    /// have seen this.
    pub alone: Option<Value>,
}

impl RecoveredLine {
    fn new(text: &str, line: recover::Line) -> Self {
        Self {
            key: text.get(line.key).unwrap_or_default().to_owned(),
            alone: yaml::read_value(text.get(line.value.clone()).unwrap_or_default()),
            span: line.span,
            value: line.value,
        }
    }

    /// The line as valid YAML with the value that Claude Code sees, ready to paste.
    #[must_use]
    pub fn fixed(&self, text: &str) -> String {
        format!(
            "{}: {}",
            self.key,
            quote::scalar(text.get(self.value.clone()).unwrap_or_default())
        )
    }

    /// Whether the recovery, which another line made necessary, changes the value of a line that is valid by
    /// itself: `tools: [Read, Write]` becomes the text `[Read, Write]`, and `model: sonnet # fast` keeps its comment.
    #[must_use]
    pub fn changes_value(&self, text: &str) -> bool {
        self.alone
            .as_ref()
            .is_some_and(|alone| alone.as_str() != text.get(self.value.clone()))
    }
}

/// Which part of an entry or item is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its key.
    Key,
    /// Its value, quotes and brackets included.
    Value,
    /// A range of bytes of its value's text.
    Text(Span),
}

/// Reads `text[yaml]` as Claude Code does: as YAML, and if it is none, once more after the [recovery](mod@recover).
///
/// `limit` is the size in bytes beyond which it is not read at all.
///
/// # Errors
///
/// When Claude Code cannot read it either, or it is longer than `limit`.
pub fn parse(text: &str, yaml: Span, limit: usize) -> Result<FrontMatter, Box<Diagnostic>> {
    let source = text.get(yaml.clone()).unwrap_or_default();
    if source.len() > limit {
        return Err(Box::new(oversized(text, &yaml, limit)));
    }
    let error = match yaml::read(source) {
        Ok(entries) => return Ok(FrontMatter::new(entries, Vec::new(), false, yaml)),
        Err(error) => error,
    };
    // These limits are ours: Claude Code may read it, and not as the recovery would.
    if matches!(error.kind, ErrorKind::Aliases | ErrorKind::Depth) {
        return Err(Box::new(explain::explain(text, &yaml, &error)));
    }
    // Once more with the recovery, for Claude Code, and then for those whose editor writes CRLF.
    for (ends, crlf) in [(Ends::Client, false), (Ends::CrLf, true)] {
        if crlf && !source.contains("\r\n") {
            continue;
        }
        let recovery = recover(text, yaml.clone(), ends);
        if recovery.changes()
            && let Ok(entries) = yaml::read(&recovery.yaml)
        {
            let lines = recovery
                .lines
                .into_iter()
                .map(|line| RecoveredLine::new(text, line))
                .collect();
            return Ok(FrontMatter::new(entries, lines, crlf, yaml));
        }
    }
    Err(Box::new(explain::explain(text, &yaml, &error)))
}

/// A front matter beyond the limit.
fn oversized(text: &str, yaml: &Span, limit: usize) -> Diagnostic {
    let first = text
        .get(yaml.clone())
        .unwrap_or_default()
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end();
    Diagnostic::error(
        yaml.start..yaml.start + first.len(),
        format!(
            "the front matter has {} bytes, and at most {limit} are read",
            yaml.len()
        ),
    )
    .label("it starts here")
    .note(format!(
        "text of this size most likely belongs into the body, below the closing `---`; {}",
        Limits::how_to_raise(
            "front_matter_bytes",
            u64::try_from(yaml.len()).unwrap_or(u64::MAX)
        ),
    ))
}

impl FrontMatter {
    fn new(
        entries: Vec<(String, Value)>,
        recovered: Vec<RecoveredLine>,
        crlf_recovery: bool,
        yaml: Span,
    ) -> Self {
        Self {
            entries,
            recovered,
            crlf_recovery,
            yaml,
            tree: OnceLock::new(),
        }
    }

    /// The value that counts for Claude Code: the last one of this name.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.entries
            .iter()
            .rev()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    /// The index of the entry of that key, the last one winning.
    #[must_use]
    pub fn entry_of(&self, key: &str) -> Option<usize> {
        self.entries.iter().rposition(|(name, _)| name == key)
    }

    /// Where a part of the entry or item at `path` is in the file. The path has the number of the entry at each
    /// depth, and so can name each of two duplicates.
    ///
    /// Where the place is unknown, the span is that of the nearest thing around it: of the whole scalar, list, map,
    /// or front matter.
    #[must_use]
    pub fn span(&self, text: &str, path: &[usize], part: &Part) -> Span {
        let Some(root) = self.tree(text) else {
            return self.whole(text);
        };
        let Some((last, outer)) = path.split_last() else {
            return self.whole(text);
        };
        // The root is no `Value`, so the first step is a step of its own.
        let mut place = Place {
            node: root,
            entries: Some(&self.entries),
            value: None,
        };
        for &index in outer {
            match place.step(index) {
                Some((_, inner)) => place = inner,
                None => return place.node.span.clone(),
            }
        }
        let Some((key, place)) = place.step(*last) else {
            return place.node.span.clone();
        };
        match part {
            Part::Key => key.unwrap_or(place.node).span.clone(),
            Part::Value => place.node.span.clone(),
            Part::Text(range) => {
                let value = place.value.and_then(Value::as_str);
                let aligned = value.and_then(|value| align::align(text, place.node, value, range));
                aligned.unwrap_or_else(|| place.node.span.clone())
            }
        }
    }

    /// The comments that have a line to themselves, from the `#` to the end of the line.
    #[must_use]
    pub fn comments(&self, text: &str) -> Vec<Span> {
        let has_any = text
            .get(self.yaml.clone())
            .unwrap_or_default()
            .contains('#');
        if has_any {
            locate::comments(text, self.yaml.clone(), self.tree(text))
        } else {
            Vec::new()
        }
    }

    /// The front matter without the white space around it.
    fn whole(&self, text: &str) -> Span {
        js::trim(text, self.yaml.clone())
    }

    fn tree(&self, text: &str) -> Option<&Node> {
        let raw = |line: &RecoveredLine| recover::Line {
            span: line.span.clone(),
            key: line.span.start..line.span.start + line.key.len(),
            value: line.value.clone(),
        };
        let locate = || {
            let raw: Vec<recover::Line> = self.recovered.iter().map(raw).collect();
            locate::locate(text, self.yaml.clone(), &raw)
        };
        self.tree.get_or_init(locate).as_ref()
    }
}

/// A node and what was read there.
struct Place<'a> {
    node: &'a Node,
    /// The entries of the root.
    entries: Option<&'a [(String, Value)]>,
    value: Option<&'a Value>,
}

impl<'a> Place<'a> {
    /// The entry or item of this number: its key's node, and its value. `None` where the node and what was read have
    /// different shapes.
    fn step(&self, index: usize) -> Option<(Option<&'a Node>, Place<'a>)> {
        let inner = |node, value| Place {
            node,
            entries: None,
            value: Some(value),
        };
        match (&self.node.kind, self.value) {
            (Kind::List(nodes), Some(Value::List(values))) if nodes.len() == values.len() => {
                Some((None, inner(nodes.get(index)?, values.get(index)?)))
            }
            (Kind::Map(nodes), value) => {
                let entries = match value {
                    Some(Value::Map(entries)) => entries,
                    _ => self.entries?,
                };
                if nodes.len() != entries.len() {
                    return None;
                }
                let (key, node) = nodes.get(index)?;
                Some((Some(key), inner(node, &entries.get(index)?.1)))
            }
            _ => None,
        }
    }
}
