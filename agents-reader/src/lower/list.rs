use std::ops::Range;

/// The parts of a comma separated list, trimmed, empty ones left out, as ranges of `text`.
///
/// A comma inside parentheses belongs to the reference: `Agent(a, b)` is one.
pub(super) fn split_list(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    for (at, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                push_trimmed(text, start..at, &mut parts);
                start = at + 1;
            }
            _ => {}
        }
    }
    push_trimmed(text, start..text.len(), &mut parts);
    parts
}

fn push_trimmed(text: &str, range: Range<usize>, parts: &mut Vec<Range<usize>>) {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let trimmed = part.trim();
    if !trimmed.is_empty() {
        parts.push(start..start + trimmed.len());
    }
}

#[cfg(test)]
mod tests {
    use super::split_list;

    fn parts(text: &str) -> Vec<&str> {
        split_list(text)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn commas_in_parentheses_do_not_separate() {
        assert_eq!(
            parts("Read, Agent(a, b),Bash(git:*) "),
            ["Read", "Agent(a, b)", "Bash(git:*)"]
        );
    }

    #[test]
    fn blanks_and_empty_parts_are_left_out() {
        assert_eq!(parts(" , Read,,\n Write ,"), ["Read", "Write"]);
        assert_eq!(parts(""), [""; 0]);
    }

    #[test]
    fn unbalanced_parentheses_end_with_the_text() {
        assert_eq!(parts("Bash(git, Read"), ["Bash(git, Read"]);
        assert_eq!(parts("Bash), Read"), ["Bash)", "Read"]);
    }
}
