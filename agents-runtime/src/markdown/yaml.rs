//! The YAML of a front matter.
//!
//! Texts are plain where nothing in them could be misread, blocks where they have lines, and otherwise quoted; what
//! is nested is in flow style. All of it is written through [`Fenceless`].

use core::fmt::{self, Display, Write};

use crate::value::{is_unprintable, write_quoted};
use crate::{Map, Value};

/// The entries of a front matter, one after the other.
pub(super) struct FrontMatter<W> {
    out: Fenceless<W>,
}

impl<W: Write> FrontMatter<W> {
    pub(super) const fn new(out: W) -> Self {
        Self {
            out: Fenceless { out, hyphens: 0 },
        }
    }

    /// An entry whose value is a text.
    pub(super) fn text(&mut self, key: &str, text: &str) -> fmt::Result {
        self.key(key)?;
        if is_plain(text) {
            writeln!(self.out, " {text}")
        } else if is_block(text) {
            self.block(text)
        } else {
            self.out.write_char(' ')?;
            write_quoted(&mut self.out, text)?;
            self.out.write_char('\n')
        }
    }

    /// An entry whose value is a list of texts that are [plain](is_plain), separated by commas.
    pub(super) fn plain_list<'a>(
        &mut self,
        key: &str,
        texts: impl Iterator<Item = &'a str>,
    ) -> fmt::Result {
        self.key(key)?;
        for (index, text) in texts.enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(self.out, "{comma} {text}")?;
        }
        self.out.write_char('\n')
    }

    /// An entry whose value reads as it prints.
    pub(super) fn raw(&mut self, key: &str, value: impl Display) -> fmt::Result {
        self.key(key)?;
        writeln!(self.out, " {value}")
    }

    /// An entry whose value is a sequence.
    pub(super) fn sequence<'a>(
        &mut self,
        key: &str,
        items: impl Iterator<Item = Flow<'a>>,
    ) -> fmt::Result {
        self.key(key)?;
        self.out.write_char(' ')?;
        write_sequence(&mut self.out, items)?;
        self.out.write_char('\n')
    }

    /// An entry whose value is a mapping of these entries.
    pub(super) fn mapping<'a>(
        &mut self,
        key: &str,
        entries: impl Iterator<Item = (&'a str, Value<'a>)>,
    ) -> fmt::Result {
        self.key(key)?;
        self.out.write_char(' ')?;
        write_mapping(&mut self.out, entries)?;
        self.out.write_char('\n')
    }

    /// An entry whose value is a mapping; nothing, where that is empty.
    pub(super) fn map(&mut self, key: &str, map: Map<'_>) -> fmt::Result {
        if map.is_empty() {
            return Ok(());
        }
        self.value(key, Value::Map(map))
    }

    /// An entry of any value.
    pub(super) fn value(&mut self, key: &str, value: Value<'_>) -> fmt::Result {
        match value {
            Value::Str(text) => self.text(key, text),
            value => self.raw(key, Flow::Value(value)),
        }
    }

    fn key(&mut self, key: &str) -> fmt::Result {
        if key.len() > LONGEST_KEY {
            self.out.write_str("? ")?;
            write_quoted(&mut self.out, key)?;
            self.out.write_char('\n')?;
        } else if is_plain_key(key) {
            self.out.write_str(key)?;
        } else {
            write_quoted(&mut self.out, key)?;
        }
        self.out.write_char(':')
    }

    fn block(&mut self, text: &str) -> fmt::Result {
        // `-` drops the line feed at the end, which without it is part of the text.
        let (lines, header) = match text.strip_suffix('\n') {
            Some(lines) => (lines, "|"),
            None => (text, "|-"),
        };
        writeln!(self.out, " {header}")?;
        for line in lines.split('\n') {
            let indentation = if line.is_empty() { "" } else { "  " };
            writeln!(self.out, "{indentation}{line}")?;
        }
        Ok(())
    }
}

/// A value in flow style: JSON, but for very long keys and the numbers that JSON does not know.
pub(super) enum Flow<'a> {
    Text(&'a str),
    Value(Value<'a>),
    /// A mapping of one entry.
    Entry(&'a str, Map<'a>),
}

impl Display for Flow<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Text(text) | Self::Value(Value::Str(text)) => write_quoted(f, text),
            Self::Value(Value::List(values)) => write_sequence(f, values.iter().map(Flow::Value)),
            Self::Value(Value::Map(map)) => write_mapping(f, map.unique()),
            Self::Value(scalar) => scalar.fmt(f),
            Self::Entry(key, map) => write_mapping(f, [(key, Value::Map(map))].into_iter()),
        }
    }
}

fn write_sequence<'a>(f: &mut impl Write, items: impl Iterator<Item = Flow<'a>>) -> fmt::Result {
    f.write_char('[')?;
    for (index, item) in items.enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        write!(f, "{comma}{item}")?;
    }
    f.write_char(']')
}

fn write_mapping<'a>(
    f: &mut impl Write,
    entries: impl Iterator<Item = (&'a str, Value<'a>)>,
) -> fmt::Result {
    f.write_char('{')?;
    let entries = entries.filter(|(key, value)| !is_merge(key, *value));
    for (index, (key, value)) in entries.enumerate() {
        f.write_str(if index == 0 { "" } else { ", " })?;
        f.write_str(if key.len() > LONGEST_KEY { "? " } else { "" })?;
        write_quoted(f, key)?;
        write!(f, ": {}", Flow::Value(value))?;
    }
    f.write_char('}')
}

/// Whether Claude Code would merge the value into the mapping around it, however the key is quoted.
pub(super) fn is_merge(key: &str, value: Value<'_>) -> bool {
    key == "<<" && matches!(value, Value::List(_) | Value::Map(_))
}

/// In bytes. A key without a `?` in front of it may take 1024 characters, of which an escape takes six.
const LONGEST_KEY: usize = 160;

/// Words that are not text in YAML 1.1 or 1.2, in any case.
const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

/// Whether a text of one line reads as itself without quotes. It has to begin with a letter: neither numbers and
/// dates nor any indicator of YAML do.
pub(super) fn is_plain(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && !text.ends_with(|last: char| last == ':' || last.is_whitespace())
        && ![": ", " #", FENCE].iter().any(|part| text.contains(part))
        && !text.contains(is_unprintable)
        && !WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether a key reads as itself without quotes.
fn is_plain_key(key: &str) -> bool {
    is_plain(key)
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

/// Whether a text reads as itself in lines that are indented. Spaces at the end of a line are seen by no one and
/// removed by many an editor, so they are better quoted; space at the start would need an indentation indicator.
fn is_block(text: &str) -> bool {
    text.contains('\n')
        && !text.starts_with([' ', '\n'])
        && !text.ends_with("\n\n")
        && ![" \n", FENCE].iter().any(|part| text.contains(part))
        && !text.ends_with(' ')
        && !text.contains(|character| character != '\n' && is_unprintable(character))
}

const FENCE: &str = "---";

/// Writes every third of successive hyphens as an escape. Where there are three, a text is being quoted: texts with
/// three are not written in any other way, and there are no three outside of texts.
struct Fenceless<W> {
    out: W,
    hyphens: u8,
}

impl<W: Write> Write for Fenceless<W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut written = 0;
        for (at, byte) in text.bytes().enumerate() {
            self.hyphens = if byte == b'-' { self.hyphens + 1 } else { 0 };
            if self.hyphens == 3 {
                self.out
                    .write_str(text.get(written..at).unwrap_or_default())?;
                self.out.write_str("\\u002d")?;
                self.hyphens = 0;
                written = at + 1;
            }
        }
        self.out.write_str(text.get(written..).unwrap_or_default())
    }
}
