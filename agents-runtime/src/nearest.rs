//! "Did you mean": the most similar of some names, without allocation.

/// Names longer than this many bytes are not compared: the buffers are fixed, and a suggestion of that length
/// does not help.
const LONGEST: usize = 128;

/// One row of the distance matrix. No distance exceeds `LONGEST`, so a byte holds it.
type Row = [u8; LONGEST + 1];

/// The candidate that is most like `name`, the first of equals; none where even the best differs in more than a
/// third of the characters, which is where rustc, too, stops guessing.
pub(crate) fn nearest(
    name: &str,
    candidates: impl IntoIterator<Item = &'static str>,
) -> Option<&'static str> {
    let mut best: Option<(u8, &'static str)> = None;
    for candidate in candidates {
        let Some(distance) = distance(name.as_bytes(), candidate.as_bytes()) else {
            continue;
        };
        let longest = name.len().max(candidate.len());
        let edits = usize::from(distance);
        // Two single letters have nothing in common.
        let is_alike = edits <= longest.max(3) / 3 && edits < longest;
        if is_alike && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The number of edits (insert, delete, replace, swap two neighbors) between two names, whatever their case.
///
/// `None` where a name is too long for the buffers.
fn distance(a: &[u8], b: &[u8]) -> Option<u8> {
    if a.len() > LONGEST || b.len() > LONGEST {
        return None;
    }
    let (mut above, mut row): (Row, Row) = ([0; LONGEST + 1], [0; LONGEST + 1]);
    for (cell, count) in row.iter_mut().zip(0..) {
        *cell = count;
    }
    for (i, x) in a.iter().enumerate() {
        let second_above = above;
        above = row;
        row[0] = above[0] + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = above[j] + u8::from(!x.eq_ignore_ascii_case(y));
            row[j + 1] = replaced.min(above[j + 1] + 1).min(row[j] + 1);
            let swapped = i > 0
                && j > 0
                && x.eq_ignore_ascii_case(&b[j - 1])
                && y.eq_ignore_ascii_case(&a[i - 1]);
            if swapped {
                row[j + 1] = row[j + 1].min(second_above[j - 1] + 1);
            }
        }
    }
    Some(row[b.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edits(a: &str, b: &str) -> Option<u8> {
        assert_eq!(
            distance(a.as_bytes(), b.as_bytes()),
            distance(b.as_bytes(), a.as_bytes()),
            "{a} {b}"
        );
        distance(a.as_bytes(), b.as_bytes())
    }

    #[test]
    fn counts_every_kind_of_edit_once() {
        assert_eq!(edits("", ""), Some(0));
        assert_eq!(edits("", "abc"), Some(3));
        assert_eq!(edits("kitten", "sitting"), Some(3));
        assert_eq!(edits("plan", "plna"), Some(1));
        assert_eq!(edits("Plan", "pLAN"), Some(0));
        assert_eq!(edits("ca", "abc"), Some(3));
    }

    #[test]
    fn the_longest_names_fit_and_longer_ones_are_left_out() {
        let (a, b) = ([b'a'; LONGEST], [b'b'; LONGEST]);
        assert_eq!(distance(&a, &b), Some(128));
        assert_eq!(distance(&[b'a'; LONGEST + 1], &b), None);
        assert_eq!(distance(&a, &[b'b'; LONGEST + 1]), None);
    }

    #[test]
    fn prefers_the_first_of_the_closest() {
        assert_eq!(nearest("bat", ["bath", "cat", "rat"]), Some("bath"));
        assert_eq!(
            nearest("rust-exprt", ["go-expert", "rust-expert"]),
            Some("rust-expert")
        );
        assert_eq!(
            nearest("Code Reviewer", ["code-reviewer"]),
            Some("code-reviewer")
        );
    }

    #[test]
    fn gives_up_where_nothing_is_alike() {
        assert_eq!(nearest("reviewer", ["architect", "tester"]), None);
        assert_eq!(nearest("", ["a"]), None);
        assert_eq!(nearest("x", ["a", "xy"]), Some("xy"));
        assert_eq!(nearest("", ["ab"]), None);
        assert_eq!(nearest("x", []), None);
    }
}
