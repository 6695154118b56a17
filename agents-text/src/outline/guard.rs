//! Rejects the few prompts on which a Markdown parser would take disproportionate time or memory.
//!
//! pulldown-cmark 0.13 is linear in everything we measured (emphasis, links, code spans, tables, HTML; one line of
//! 5 MB of any of them) with two exceptions: it matches every line against all open containers, and a line without
//! a marker ("lazy continuation") leaves all of them open; and its tree takes about 64 bytes for each piece of markup.
//! Both are bounded before the parser is called, since its constructor builds the block structure.

use super::OutlineError;

/// The greatest product of nesting depth and number of lines that is read.
///
/// At about 6 ns for each line of each container this is half a second. It admits a list nested 1,000-fold over
/// 80,000 lines; the longest of 3,401 real prompts has about 2,000 lines.
pub const MAX_NESTED_LINES: usize = 80_000_000;

/// The greatest number of bytes that can be markup: line endings, and ASCII punctuation that means something in
/// Markdown.
///
/// It bounds the parser's tree to about 100 MB; the longest of 3,401 real prompts (84 KB) has a few thousand.
pub const MAX_MARKUP_BYTES: usize = 1_000_000;

/// Bounds the work that reading `prompt` can take.
pub(super) fn check(prompt: &str) -> Result<(), OutlineError> {
    // A line of `k` bytes is in at most `2 k` containers (a tab is four columns), and every other line has a byte.
    if prompt.len().saturating_mul(prompt.len()) / 2 <= MAX_NESTED_LINES {
        return Ok(());
    }
    // At opt-level 0, as in builds, counting takes a tenth of the time of parsing.
    let can_be_too_much = prompt.len() > MAX_MARKUP_BYTES;
    let mut start = 0;
    let mut lines = 0_usize;
    let mut markup = 0_usize;
    let mut markers = 0_usize;
    let mut deepest = (0_usize, 0..0);
    for line in prompt
        .split_inclusive('\n')
        .flat_map(|line| line.split_inclusive('\r'))
    {
        let span = start..start + line.len();
        start = span.end;
        lines += 1;
        if can_be_too_much {
            markup += line.bytes().filter(|&byte| is_markup(byte)).count();
            if markup > MAX_MARKUP_BYTES {
                return Err(OutlineError::TooMuchMarkup(span));
            }
        }
        let prefix = ContainerPrefix::read(line);
        markers += prefix.markers;
        // Indentation can only continue containers that earlier markers opened, and each takes two columns.
        let depth = markers.min(prefix.columns / 2 + prefix.markers);
        if depth > deepest.0 {
            deepest = (depth, span);
        }
    }
    if deepest.0.saturating_mul(lines) > MAX_NESTED_LINES {
        return Err(OutlineError::TooDeeplyNested(deepest.1));
    }
    Ok(())
}

fn is_markup(byte: u8) -> bool {
    matches!(
        byte,
        b'\n'
            | b'!'
            | b'&'
            | b'*'
            | b'+'
            | b'-'
            | b'<'
            | b'>'
            | b'['
            | b'\\'
            | b']'
            | b'_'
            | b'`'
            | b'|'
            | b'~'
    )
}

/// What a line begins with that can open or continue containers.
#[derive(Default)]
struct ContainerPrefix {
    /// List markers and quote marks, at most: `- - -` counts as three although it may be a rule.
    markers: usize,
    /// Columns of white space, a tab as four.
    columns: usize,
}

impl ContainerPrefix {
    fn read(line: &str) -> Self {
        let mut prefix = Self::default();
        let mut rest = line.as_bytes();
        loop {
            match rest {
                [b' ', tail @ ..] => {
                    prefix.columns += 1;
                    rest = tail;
                }
                [b'\t', tail @ ..] => {
                    prefix.columns += 4;
                    rest = tail;
                }
                _ => {
                    let Some(tail) = after_marker(rest) else {
                        return prefix;
                    };
                    prefix.markers += 1;
                    rest = tail;
                }
            }
        }
    }
}

/// What follows the list marker, quote mark or footnote label that `rest` begins with.
fn after_marker(rest: &[u8]) -> Option<&[u8]> {
    match rest {
        [b'>', tail @ ..] => Some(tail),
        [b'-' | b'*' | b'+', tail @ ..] => space_or_end(tail).then_some(tail),
        [b'[', b'^', ..] => {
            let end = rest.windows(2).position(|pair| pair == b"]:")?;
            rest.get(end + 2..)
        }
        _ => {
            let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            match rest.get(digits..)? {
                [b'.' | b')', tail @ ..] if digits > 0 => space_or_end(tail).then_some(tail),
                _ => None,
            }
        }
    }
}

fn space_or_end(rest: &[u8]) -> bool {
    matches!(rest.first(), None | Some(b' ' | b'\t' | b'\n' | b'\r'))
}
