//! How many slips of the fingers lie between two words.

/// The Damerau–Levenshtein distance: how many letters have to be put in, taken out, changed, or exchanged with their
/// neighbour, where others may be put between the two.
///
/// Written for build-time code, which runs unoptimised: there a general one, with tables that grow and hash, took ten
/// times as long.
pub(super) fn distance(one: &[char], other: &[char]) -> usize {
    let mut rows: Vec<Vec<usize>> = Vec::with_capacity(one.len() + 1);
    rows.push((0..=other.len()).collect());
    // For each letter of `other`, how much of `one` there is up to where it stood last; zero where it did not.
    let mut last_rows = vec![0; other.len()];
    let mut letters = one;
    while let [letter, tail @ ..] = letters {
        let row = next_row(&rows, *letter, other, &mut last_rows);
        rows.push(row);
        letters = tail;
    }
    rows.last().and_then(|row| row.last()).copied().unwrap_or(0)
}

/// The distances from the beginning of `one` that ends in `letter` to each beginning of `other`.
fn next_row(
    rows: &[Vec<usize>],
    letter: char,
    other: &[char],
    last_rows: &mut [usize],
) -> Vec<usize> {
    let number = rows.len();
    let mut row = vec![number; other.len() + 1];
    let mut above: &[usize] = rows.last().map_or(&[], Vec::as_slice);
    let (mut others, mut last_rows): (&[char], &mut [usize]) = (other, last_rows);
    let mut cells: &mut [usize] = &mut row;
    let mut column = 0;
    // Up to where in `other` the letter of this row stood last.
    let mut last_column = 0;
    while let (
        [diagonal, above_tail @ ..],
        [other_letter, others_tail @ ..],
        [last_row, last_rows_tail @ ..],
        [left, cells_tail @ ..],
    ) = (above, others, last_rows, cells)
        && let ([up, ..], [cell, ..]) = (above_tail, &mut *cells_tail)
    {
        column += 1;
        let is_same = letter == *other_letter;
        let mut least = if is_same { *diagonal } else { *diagonal + 1 };
        if *up < least {
            least = *up + 1;
        }
        if *left < least {
            least = *left + 1;
        }
        if *last_row > 0 && last_column > 0 {
            // Both letters come again the other way round; what stands between them is put in or taken out.
            let exchanged = rows
                .get(*last_row - 1)
                .and_then(|row| row.get(last_column - 1));
            let between = (number - *last_row - 1) + (column - last_column - 1);
            if let Some(before) = exchanged
                && before + between + 1 < least
            {
                least = before + between + 1;
            }
        }
        if is_same {
            last_column = column;
            *last_row = number;
        }
        *cell = least;
        (above, others, last_rows, cells) = (above_tail, others_tail, last_rows_tail, cells_tail);
    }
    row
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::distance;

    fn between(one: &str, other: &str) -> usize {
        let letters = |word: &str| word.chars().collect::<Vec<char>>();
        distance(&letters(one), &letters(other))
    }

    #[test]
    fn each_slip_counts_once() {
        assert_eq!(between("read", "read"), 0);
        assert_eq!(between("read", "raed"), 1);
        assert_eq!(between("read", "red"), 1);
        assert_eq!(between("read", "bread"), 1);
        assert_eq!(between("read", "reed"), 1);
        assert_eq!(between("ca", "abc"), 2, "exchanged, with a letter between");
        assert_eq!(between("", "abc"), 3);
        assert_eq!(between("abc", ""), 3);
        assert_eq!(between("", ""), 0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn it_is_what_strsim_finds(one in "[abcé]{0,8}|[a-f]{0,12}", other in "[abcé]{0,8}|[a-f]{0,12}") {
            prop_assert_eq!(between(&one, &other), strsim::damerau_levenshtein(&one, &other));
        }
    }
}
