//! Characters that a reviewer cannot see and a model reads, and where they belong into a text nevertheless.

use crate::bytes::find_unusual;
use crate::span::Span;

/// Characters without a shape of their own: a run of them, on one line.
#[derive(Debug, PartialEq, Eq)]
pub struct Run {
    /// Where they are.
    pub span: Span,
    /// The first of them.
    pub first: char,
}

/// The runs of invisible characters that do not belong where they are, in order.
///
/// It takes time in proportion to the text. Only what is not printable ASCII is looked at character by character.
///
/// ```
/// let runs = include_agents_text::invisible::find("Read\u{200B} it.");
/// assert_eq!((runs[0].span.clone(), runs[0].first), (4..7, '\u{200B}'));
/// ```
#[must_use]
pub fn find(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    // A byte order mark is part of the encoding where a file begins.
    let mut end = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    // The two characters before; printable ASCII counts as its last character.
    let mut before: Option<char> = None;
    while let Some(at) = find_unusual(text, end) {
        let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            break;
        };
        if at > end {
            before = text.get(..at).and_then(|text| text.chars().next_back());
        }
        end = at + character.len_utf8();
        if character == BLACK_FLAG {
            end += flag_len(text.get(end..).unwrap_or_default());
        } else if is_invisible(character) && !belongs(text, at, before, character, end) {
            match runs.last_mut() {
                Some(run) if run.span.end == at => run.span.end = end,
                _ => runs.push(Run {
                    span: at..end,
                    first: character,
                }),
            }
        }
        before = Some(character);
    }
    runs
}

/// What begins the flags of England, Scotland and Wales.
const BLACK_FLAG: char = '\u{1F3F4}';

/// The length in bytes of the tags after a black flag: a short code of a region, and a mark at its end.
fn flag_len(rest: &str) -> usize {
    let is_code = |c: &char| matches!(c, '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}');
    let code = rest.chars().take(8).take_while(is_code).count();
    let tags = rest.chars().nth(code);
    if (3..=7).contains(&code) && tags == Some('\u{E007F}') {
        (code + 1) * '\u{E007F}'.len_utf8()
    } else {
        0
    }
}

/// Whether a character is shown as nothing, or moves others.
///
/// ```
/// use include_agents_text::invisible::is_invisible;
///
/// assert!(is_invisible('\u{200B}') && !is_invisible(' '));
/// ```
#[must_use]
pub fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{13430}'..='\u{1343F}' | '\u{16FE4}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D159}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
        || (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
}

/// What such a character is, with its article.
///
/// ```
/// assert_eq!(include_agents_text::invisible::describe('\u{200B}'), "a zero-width space");
/// ```
#[must_use]
pub fn describe(character: char) -> &'static str {
    match character {
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "a bidirectional control",
        '\u{200E}' | '\u{200F}' | '\u{061C}' => "a direction mark",
        '\u{200B}' => "a zero-width space",
        '\u{200C}' => "a zero-width non-joiner",
        '\u{200D}' => "a zero-width joiner",
        '\u{2028}' | '\u{2029}' => "a line or paragraph separator",
        '\u{FEFF}' => "a byte order mark inside the text",
        '\u{AD}' => "a soft hyphen",
        '\u{E0000}'..='\u{E007F}' => "a tag character",
        '\u{FE00}'..='\u{FE0F}' | '\u{180B}'..='\u{180D}' | '\u{E0100}'..='\u{E01EF}' => {
            "a variation selector"
        }
        _ if character.is_control() => "a control character",
        _ => "a character without a shape",
    }
}

/// Whether an invisible character belongs where it is.
fn belongs(text: &str, at: usize, before: Option<char>, character: char, end: usize) -> bool {
    let after = text.get(end..).and_then(|rest| rest.chars().next());
    match character {
        // Joiners belong into emoji and into words of scripts that join.
        '\u{200C}' | '\u{200D}' => {
            let joins = |c: Option<char>| {
                c.is_some_and(|c| c == '\u{FE0F}' || (!c.is_ascii() && !is_invisible(c)))
            };
            joins(before) && joins(after)
        }
        '\u{200E}' | '\u{200F}' | '\u{61C}' => {
            let is_alone = !before.into_iter().chain(after).any(is_invisible);
            is_alone && is_beside_right_to_left(text, at, end)
        }
        // As text, or as emoji.
        '\u{FE0E}' | '\u{FE0F}' => before.is_some_and(has_emoji_variant),
        '\u{FE00}' => before.is_some_and(|c| {
            is_ideograph(c) || matches!(c, '\u{1000}'..='\u{109F}' | '\u{2190}'..='\u{2AFF}' | '\u{A840}'..='\u{A87F}')
        }),
        '\u{FE01}' | '\u{FE02}' | '\u{E0100}'..='\u{E01EF}' => before.is_some_and(is_ideograph),
        '\u{180B}'..='\u{180E}' => {
            before.is_some_and(|c| matches!(c, '\u{1800}'..='\u{18AA}' if !is_invisible(c)))
        }
        _ => false,
    }
}

fn has_emoji_variant(c: char) -> bool {
    matches!(c, '0'..='9' | '#' | '*' | '©' | '®' | '\u{203C}' | '\u{2049}' | '\u{2100}'..='\u{2BFF}'
        | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}' | '\u{1F000}'..='\u{1FAFF}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// How many characters to each side are searched for a letter.
const NEAR: usize = 32;

/// Whether a letter nearby, on the same line, is of a script that is written from right to left.
fn is_beside_right_to_left(text: &str, at: usize, end: usize) -> bool {
    let (before, after) = (text.get(..at), text.get(end..));
    let is_near = |characters: &mut dyn Iterator<Item = char>| {
        let mut near = characters.take(NEAR).take_while(|c| *c != '\n');
        near.any(is_right_to_left)
    };
    is_near(&mut before.unwrap_or_default().chars().rev())
        || is_near(&mut after.unwrap_or_default().chars())
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use super::find;

    /// Where the first run is.
    fn first(text: &str) -> Option<std::ops::Range<usize>> {
        find(text).into_iter().next().map(|run| run.span)
    }

    #[test]
    fn invisible_characters_are_found() {
        assert_eq!(first("a\u{202E}b"), Some(1..4));
        assert_eq!(first("a\u{E0041}\u{E0042}"), Some(1..9));
        assert_eq!(first("zero\u{200B}width"), Some(4..7));
        assert_eq!(first("a\u{200D}b"), Some(1..4));
        assert_eq!(first("a\0b"), Some(1..2));
        assert_eq!(first("a\u{1B}[2K"), Some(1..2));
        assert_eq!(first("a\u{7F}"), Some(1..2));
        assert_eq!(first("a\u{1B}b\n— c"), Some(1..2));
        assert_eq!(first("é\nb\u{200B}\n"), Some(4..7));
        assert_eq!(first("a\u{2800}b"), Some(1..4));
        assert_eq!(first("\u{FEFF}a\u{FEFF}"), Some(4..7));
        assert_eq!(find("a\u{200B}b\u{200B}").len(), 2);
    }

    #[test]
    fn ordinary_text_has_none() {
        assert_eq!(first("ordinary — text"), None);
        assert_eq!(first("ordinary\r\n\ttext"), None);
        assert_eq!(first("\u{FEFF}---"), None);
        assert_eq!(
            first("👩\u{200D}💻 ❤\u{FE0F}\u{200D}🔥 1\u{FE0F}\u{20E3} ⚠\u{FE0F} ™\u{FE0E}"),
            None
        );
        assert_eq!(first("می\u{200C}خواهم"), None);
        assert_eq!(first("葛\u{E0100} ∩\u{FE00} 〆"), None);
    }

    #[test]
    fn flags_are_short_and_complete() {
        let flag = "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}";
        assert_eq!(first(&format!("{flag}\u{E007F} and {flag}\u{E007F}")), None);
        assert_eq!(first(flag), Some(4..24));
        assert_eq!(
            first(&format!("{flag}{}\u{E007F}", "\u{E0061}".repeat(9))),
            Some(4..64)
        );
        assert_eq!(first("🏴\u{E0041}\u{E0042}\u{E0043}\u{E007F}"), Some(4..20));
        assert_eq!(first(&format!("{flag}\u{E007F}\u{E0061}")), Some(28..32));
    }

    #[test]
    fn variation_selectors_come_one_at_a_time() {
        assert_eq!(first("😀\u{FE0F}\u{FE01}\u{FE02}"), Some(7..13));
        assert_eq!(first("😀\u{FE01}"), Some(4..7));
        assert_eq!(first("a\u{FE0F}"), Some(1..4));
        assert_eq!(first("葛\u{E0100}\u{E0101}"), Some(7..11));
        assert_eq!(first("a\u{E0100}"), Some(1..5));
    }

    #[test]
    fn direction_marks_belong_beside_letters_of_right_to_left_scripts() {
        assert_eq!(first("שלום (C++)\u{200F} עולם"), None);
        assert_eq!(first("מדריך C\u{200E}++, 1"), None);
        assert_eq!(first("عربي\u{61C}, 5"), None);
        assert_eq!(first("Read\u{200E} it"), Some(4..7));
        assert_eq!(first("a\u{200F}\nשלום"), Some(1..4));
        assert_eq!(first("שלום\u{200F}\u{200E}\u{200F}"), Some(8..17));
        assert_eq!(first("שלום\u{202E}a"), Some(8..11));
    }
}
