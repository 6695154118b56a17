//! Lines of a body that should be front matter.

use crate::claude_code::fields::CONFUSIONS;
use crate::options::FileOptions;
use crate::span::Span;

/// Lines of keys and values.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct KeyBlock<'a> {
    /// The keys that Claude Code or the call knows, and where they are.
    pub known: Vec<(Span, &'a str)>,
    /// From the first line to the last, without a `---` on either side.
    pub span: Span,
    /// Where a `---` opens it, if one does.
    pub open: Option<Span>,
    /// Whether a `---` closes it.
    pub is_closed: bool,
}

/// No front matter of a real agent has more lines than this.
const MOST_LINES: usize = 256;

/// The block of keys that begins at the first nonblank line from `from` on, if there is one.
///
/// It ends at a line `---`. Without such a line it is a paragraph in which every line has a known key.
pub(crate) fn find<'a>(text: &'a str, from: usize, options: &FileOptions) -> Option<KeyBlock<'a>> {
    let mut known = Vec::new();
    let mut open = None;
    let mut span: Option<Span> = None;
    // Whether it is a block without a closing line, so far.
    let mut only_known = true;
    let mut paragraph = None;
    let mut at = from;
    for line in text.get(from..)?.split_inclusive('\n').take(MOST_LINES) {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        let end = start + line.len();
        if line == "---" {
            match span {
                Some(span) if !known.is_empty() => {
                    return Some(KeyBlock {
                        known,
                        span,
                        open,
                        is_closed: true,
                    });
                }
                None if open.is_none() => open = Some(start..end),
                _ => return None,
            }
        } else if line.is_empty() {
            if only_known && open.is_none() && paragraph.is_none() {
                paragraph = span.clone().map(|span| (span, known.clone()));
            }
        } else if let Some(key) = key_of(line) {
            if is_known(key, options) {
                known.push((start..start + key.len(), key));
            } else {
                only_known = false;
            }
            span = Some(span.map_or(start, |span| span.start)..end);
        } else if let Some(span) = &mut span
            && line.starts_with([' ', '\t', '#', '-'])
        {
            only_known &= !line.starts_with('#');
            span.end = end;
        } else {
            only_known = false;
            break;
        }
    }
    if at == text.len() && only_known && open.is_none() && paragraph.is_none() {
        paragraph = span.map(|span| (span, known));
    }
    let (span, known) = paragraph?;
    Some(KeyBlock {
        known,
        span,
        open: None,
        is_closed: false,
    })
}

/// The key that an unindented line begins with.
fn key_of(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(':')?;
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.chars().all(is_word);
    (is_key && (value.is_empty() || value.starts_with([' ', '\t']))).then_some(key)
}

fn is_known(key: &str, options: &FileOptions) -> bool {
    options.field(key).is_some()
        || options.declares(key)
        || options.is_params(key)
        || CONFUSIONS
            .iter()
            .any(|(word, _)| *word == key && key.len() > 2)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::options::FileOptions;

    /// The known keys of the block at the start of a text, and whether it is closed.
    fn keys(text: &str) -> Option<(Vec<&str>, bool)> {
        let block = find(text, 0, &FileOptions::default())?;
        let keys = block.known.into_iter().map(|(span, key)| {
            assert_eq!(&text[span], key);
            key
        });
        Some((keys.collect(), block.is_closed))
    }

    #[test]
    fn blocks_are_found() {
        assert_eq!(
            keys("tools: Read\nown: x\nmodel: opus\n---\n"),
            Some((vec!["tools", "model"], true))
        );
        assert_eq!(
            keys("\n---\n\ntools:\n- Read\n  - Grep\n# x\n---"),
            Some((vec!["tools"], true))
        );
        assert_eq!(
            keys("tools: Read\nmodel: opus\n\nYou review.\n"),
            Some((vec!["tools", "model"], false))
        );
        assert_eq!(keys("tools: Read"), Some((vec!["tools"], false)));
    }

    #[test]
    fn prose_is_not_a_block() {
        for text in [
            "",
            "You review.\n---\n",
            "---\n\nYou review.\n\n---\n",
            "Note: be brief.\n---\n",
            "Goal: x\n\nmodel: y\n\nYou review",
            "tools: Read\nBe brief.\n",
            "# tools: Read\n---\n",
            "- tools: Read\n---\n",
            "---\n---\n",
        ] {
            assert_eq!(keys(text), None, "{text:?}");
        }
    }
}
