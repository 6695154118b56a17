//! "Did you mean …?"

/// Words longer than this are prose, not typos, and slow to compare.
const LONGEST: usize = 64;

/// Returns the word of `among` that `word` is most likely a misspelling of, or `None` if none is close.
///
/// A word that differs only in case always wins. Otherwise, as in rustc's own suggestions, a third of the letters may
/// be wrong, and one in words of fewer than three letters; a swapped pair counts as one. The first of several equally
/// close words wins, so `among` is in order of preference.
///
/// ```
/// use include_agents_reader::diagnostic::nearest;
///
/// assert_eq!(nearest("sonet", ["opus", "sonnet"]), Some("sonnet"));
/// assert_eq!(nearest("gpt-9", ["opus", "sonnet"]), None);
/// ```
pub fn nearest<'a>(word: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(word, &mut among.into_iter())
}

/// Compiled once, whatever the candidates are in.
fn nearest_of<'a>(word: &str, among: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let letters = word.chars().take(LONGEST + 1).count();
    if letters == 0 || letters > LONGEST {
        return None;
    }
    let lower = word.to_lowercase();
    let own = WordShape::of(word);
    let allowed = letters.max(3) / 3;
    let mut best: Option<(usize, &str)> = None;
    for candidate in among {
        // Only a closer word replaces the best.
        let most = best.map_or(allowed, |(least, _)| least.saturating_sub(1));
        if own.is_far(candidate, most) {
            continue;
        }
        let candidate_lower = candidate.to_lowercase();
        if candidate_lower == lower {
            return Some(candidate);
        }
        // The number of edits is at least the difference in length.
        let candidate_letters = candidate.chars().count();
        if candidate_letters.abs_diff(letters) > allowed {
            continue;
        }
        let distance = strsim::osa_distance(&lower, &candidate_lower);
        // Two single letters have nothing in common.
        let is_alike = distance <= allowed && distance < letters.max(candidate_letters);
        if is_alike && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Whether two names are the same, whatever their style: `web_fetch`, `web-fetch` and `WebFetch` are one.
pub(crate) fn same_but_for_style(one: &str, other: &str) -> bool {
    let (mut one_rest, mut other_rest) = (one.as_bytes(), other.as_bytes());
    loop {
        match (one_rest, other_rest) {
            ([b'-' | b'_' | b' ', rest @ ..], _) => one_rest = rest,
            (_, [b'-' | b'_' | b' ', rest @ ..]) => other_rest = rest,
            ([], []) => return true,
            ([0x80..=0xFF, ..], _) | (_, [0x80..=0xFF, ..]) => {
                return letters(one).eq(letters(other));
            }
            ([a, one_tail @ ..], [b, other_tail @ ..]) if a.eq_ignore_ascii_case(b) => {
                one_rest = one_tail;
                other_rest = other_tail;
            }
            _ => return false,
        }
    }
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    let letters = name.chars().filter(|c| !matches!(c, '-' | '_' | ' '));
    letters.flat_map(char::to_lowercase)
}

/// Cheap facts about a word.
struct WordShape {
    is_ascii: bool,
    len: usize,
    /// The letters of the word: a bit of the lower half for each, and one of the upper half for each that comes twice.
    ///
    /// Capitals and some other characters share the bits of lowercase letters, so words may look closer than they are.
    letters: u64,
}

impl WordShape {
    fn of(word: &str) -> Self {
        let mut letters = 0_u64;
        let mut all = 0;
        let mut rest = word.as_bytes();
        while let [byte, tail @ ..] = rest {
            let bit = 1 << (byte & 31);
            letters |= bit | (letters & bit) << 32;
            all |= byte;
            rest = tail;
        }
        Self {
            is_ascii: all < 0x80,
            len: word.len(),
            letters,
        }
    }

    /// Whether two words are certainly more than `allowed` edits apart, ignoring case.
    ///
    /// An edit adds or removes at most one letter. Computing the distance takes many times as long, and this test rules
    /// out nearly all words. For ASCII only: other letters may change their number of bytes with their case.
    fn is_far(&self, other: &str, allowed: usize) -> bool {
        if !(self.is_ascii && other.is_ascii()) {
            return false;
        }
        if self.len.abs_diff(other.len()) > allowed {
            return true;
        }
        let other = WordShape::of(other);
        let lost = (self.letters & !other.letters).count_ones() as usize;
        let gained = (other.letters & !self.letters).count_ones() as usize;
        lost > allowed || gained > allowed
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{WordShape, letters, nearest, same_but_for_style};

    const TOOLS: [&str; 5] = ["Read", "Write", "WebSearch", "WebFetch", "Bash"];

    #[test]
    fn slips_are_recognized() {
        assert_eq!(nearest("WebSerach", TOOLS), Some("WebSearch"));
        assert_eq!(nearest("Wirte", TOOLS), Some("Write"));
        assert_eq!(nearest("Raed", TOOLS), Some("Read"));
        assert_eq!(nearest("max_turns", ["maxTurns"]), Some("maxTurns"));
        assert_eq!(nearest("Sonet", ["sonnet"]), Some("sonnet"));
    }

    #[test]
    fn a_difference_in_case_alone_is_the_smallest() {
        assert_eq!(nearest("READ", ["Reads", "Read"]), Some("Read"));
        assert_eq!(nearest("reads", ["Read", "Reeds", "READS"]), Some("READS"));
    }

    #[test]
    fn what_is_not_close_is_not_suggested() {
        assert_eq!(nearest("Python", TOOLS), None);
        assert_eq!(nearest("gpt-5.4", ["opus", "sonnet", "haiku"]), None);
        assert_eq!(nearest("", TOOLS), None);
        assert_eq!(nearest("x", ["ab"]), None);
        assert_eq!(nearest("x", ["a", "xy"]), Some("xy"));
        assert_eq!(nearest(&"WebSearch".repeat(50), TOOLS), None);
    }

    #[test]
    fn the_first_of_equals_wins() {
        assert_eq!(nearest("bat", ["cat", "rat"]), Some("cat"));
        assert_eq!(nearest("bat", ["rat", "cat"]), Some("rat"));
        assert_eq!(nearest("coat", ["moats", "boat"]), Some("boat"));
    }

    #[test]
    fn letters_are_characters() {
        assert_eq!(
            nearest("größe", ["grösse", "grosse", "Größen"]),
            Some("Größen")
        );
    }

    proptest! {
        #[test]
        fn style_is_case_and_signs_between_words(one in "[abAB_éÉ\u{212A}kK -]{0,5}", other in "[abAB_éÉ\u{212A}kK -]{0,5}") {
            let is_same = letters(&one).eq(letters(&other));
            prop_assert_eq!(same_but_for_style(&one, &other), is_same);
            prop_assert!(same_but_for_style(&one, &one.to_uppercase()) || !one.is_ascii());
        }

        #[test]
        fn what_is_far_is_beyond_the_distance(one in "[a-eA-E0-2_é]{0,9}", other in "[a-eA-E0-2_é]{0,9}", allowed in 0..4_usize) {
            if WordShape::of(&one).is_far(&other, allowed) {
                let distance = strsim::osa_distance(&one.to_lowercase(), &other.to_lowercase());
                prop_assert!(distance > allowed);
            }
        }
    }
}
