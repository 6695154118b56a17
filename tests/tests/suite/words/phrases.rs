//! Lists of phrases, and the search for them.

/// The characters between the words of a phrase, in prose and in names.
const JOINTS: [char; 4] = [' ', '-', '_', ':'];

/// A phrase that no text contains, and what to write instead.
#[derive(Debug)]
pub(super) struct Phrase {
    /// The phrase in lower case.
    pub(super) words: String,
    /// What to write instead.
    pub(super) advice: String,
    /// Words before the phrase that make it right.
    unless_after: Vec<String>,
    /// Words after the phrase that make it right.
    unless_before: Vec<String>,
    starts_inside_word: bool,
    ends_inside_word: bool,
}

impl Phrase {
    /// Reads a line of the list: `(a|b) PHRASE (c|d) = ADVICE`.
    fn parse(line: &str) -> Phrase {
        let (pattern, advice) = line.split_once(" = ").expect("a phrase and its advice");
        let (unless_after, pattern) = match pattern.strip_prefix('(') {
            Some(rest) => rest.split_once(") ").expect("a closed list"),
            None => ("", pattern),
        };
        let (pattern, unless_before) = match pattern.strip_suffix(')') {
            Some(rest) => rest.split_once(" (").expect("an open list"),
            None => (pattern, ""),
        };
        let alternatives = |list: &str| list.split('|').map(str::to_owned).collect();
        Phrase {
            words: pattern.trim_matches('*').to_owned(),
            advice: advice.to_owned(),
            unless_after: alternatives(unless_after),
            unless_before: alternatives(unless_before),
            starts_inside_word: pattern.starts_with('*'),
            ends_inside_word: pattern.ends_with('*'),
        }
    }

    /// Finds the offsets of the phrase in a text in lower case.
    pub(super) fn find(&self, text: &str) -> Vec<usize> {
        text.match_indices(&self.words)
            .filter(|(at, phrase)| {
                let (before, after) = (&text[..*at], &text[at + phrase.len()..]);
                let starts = self.starts_inside_word || !before.ends_with(is_letter);
                let ends = self.ends_inside_word || !after.starts_with(is_letter);
                let last = before
                    .trim_end_matches(JOINTS)
                    .rsplit(|c| !is_letter(c))
                    .next();
                let next = after
                    .trim_start_matches(JOINTS)
                    .split(|c| !is_letter(c))
                    .next();
                let is_listed = |list: &[String], word: Option<&str>| {
                    word.is_some_and(|word| !word.is_empty() && list.iter().any(|one| one == word))
                };
                starts
                    && ends
                    && !is_listed(&self.unless_after, last)
                    && !is_listed(&self.unless_before, next)
            })
            .map(|(at, _)| at)
            .collect()
    }
}

fn is_letter(character: char) -> bool {
    character.is_alphabetic()
}

/// Reads a list of phrases.
pub(super) fn parse(list: &str) -> Vec<Phrase> {
    entries(list).map(Phrase::parse).collect()
}

/// The lines of a list that are neither empty nor comments.
pub(super) fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// A file as one line of prose in lower case, so that phrases are found across line endings.
pub(super) struct Prose {
    pub(super) text: String,
    /// The offset in `text` at which each line of the file starts.
    starts: Vec<usize>,
}

impl Prose {
    /// Joins the lines of a file, without the marks of comments, of quotes and of continued strings.
    pub(super) fn of(file: &str) -> Prose {
        let mut prose = Prose {
            text: String::with_capacity(file.len()),
            starts: Vec::new(),
        };
        for line in file.lines() {
            prose.starts.push(prose.text.len());
            let line = line.trim_start_matches([' ', '\t', '/', '!', '#', '>', '|', '=']);
            let line = line.trim_end_matches([' ', '\\']);
            // Names are prose, too.
            prose.text.push_str(&line.to_lowercase().replace('_', " "));
            prose.text.push(' ');
        }
        prose
    }

    /// The number of the line that holds an offset, counted from one.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }
}
