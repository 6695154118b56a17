//! The language of everything that a person reads: no phrase of `tests/fixtures/words.txt` is in any source.

mod phrases;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use include_agents_tests::sandbox::workspace_root;
use phrases::{Phrase, Prose};

/// The files with text for people.
const EXTENSIONS: &[&str] = &[
    "rs", "md", "stderr", "txt", "snap", "toml", "css", "js", "yml",
];

/// A place that needs a phrase: `PATH: PHRASE: REASON`. A path that ends in `/` is a folder, and `*` is every phrase.
struct Exception<'a> {
    line: &'a str,
    path: &'a str,
    phrase: &'a str,
}

impl<'a> Exception<'a> {
    fn parse(line: &'a str) -> Exception<'a> {
        let mut parts = line.splitn(3, ": ");
        let mut part = || parts.next().expect("`PATH: PHRASE: REASON`");
        let (path, phrase) = (part(), part());
        assert!(part().len() > 5, "a reason: {line}");
        Exception { line, path, phrase }
    }

    fn covers(&self, path: &str, phrase: &str) -> bool {
        let is_here = path == self.path || self.path.ends_with('/') && path.starts_with(self.path);
        is_here && (self.phrase == "*" || self.phrase == phrase)
    }
}

fn list(name: &str) -> String {
    fs::read_to_string(workspace_root().join("tests/fixtures").join(name)).expect("the list exists")
}

/// Calls `visit` with the path and the text of each source below a folder, in the order of their names.
fn for_each_source(folder: &Path, visit: &mut dyn FnMut(&str, &str)) {
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("the folder can be listed").path())
        .collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().expect("a name").to_string_lossy();
        if path.is_symlink() || name == "target" || name.starts_with('.') && name != ".github" {
            continue;
        }
        if path.is_dir() {
            for_each_source(&path, visit);
        } else if path.extension().is_some_and(|extension| {
            EXTENSIONS
                .iter()
                .any(|known| extension.eq_ignore_ascii_case(known))
        }) && let Ok(text) = fs::read_to_string(&path)
        {
            let shown = path
                .strip_prefix(workspace_root())
                .expect("below the workspace");
            visit(&shown.to_string_lossy().replace('\\', "/"), &text);
        }
    }
}

/// Each place of a phrase in a text: line number, phrase, advice.
fn search<'a>(phrases: &'a [Phrase], text: &str) -> Vec<(usize, &'a str, &'a str)> {
    let prose = Prose::of(text);
    let mut found: Vec<_> = phrases
        .iter()
        .flat_map(|phrase| {
            let places = phrase.find(&prose.text).into_iter();
            let lines = places.map(|at| prose.line(at)).collect::<Vec<_>>();
            lines
                .into_iter()
                .map(|line| (line, &phrase.words[..], &phrase.advice[..]))
        })
        .collect();
    found.sort_unstable();
    found
}

#[test]
fn every_text_reads_as_plain_english() {
    let (words, allowed) = (list("words.txt"), list("words-allowed.txt"));
    let phrases = phrases::parse(&words);
    assert!(phrases.len() > 80, "{}", phrases.len());
    let exceptions: Vec<Exception<'_>> = phrases::entries(&allowed).map(Exception::parse).collect();

    let (mut files, mut problems, mut used) = (0, Vec::new(), BTreeSet::new());
    for_each_source(workspace_root(), &mut |path, text| {
        files += 1;
        for (line, phrase, advice) in search(&phrases, text) {
            let covering = exceptions.iter().filter(|one| one.covers(path, phrase));
            let covering: Vec<&str> = covering.map(|one| one.line).collect();
            used.extend(covering.iter().copied());
            if covering.is_empty() {
                problems.push(format!("{path}:{line}: `{phrase}`: write {advice}"));
            }
        }
    });
    assert!(files > 500, "only {files} files were searched");
    let unused = exceptions.iter().map(|one| one.line);
    let unused: Vec<&str> = unused.filter(|line| !used.contains(line)).collect();
    assert!(
        problems.is_empty() && unused.is_empty(),
        "{} phrases to reword:\n{}\nexceptions that nothing needs: {unused:#?}",
        problems.len(),
        problems.join("\n")
    );
}

#[test]
fn planted_phrases_are_found() {
    let phrases = phrases::parse(&list("words.txt"));
    let found = |text: &str| {
        let found = search(&phrases, text).into_iter();
        found
            .map(|(line, phrase, _)| format!("{line} {phrase}"))
            .collect::<Vec<_>>()
    };
    let planted = "//! What the\n//! client ignores in \\\n    silence.\nfn unoptimised() {}\nfn letter_case() {}\n";
    assert_eq!(
        found(planted),
        [
            "1 the client",
            "2 in silence",
            "4 unoptimis",
            "5 letter case"
        ]
    );
    assert_eq!(found("A blank, and two blanks."), ["1 blank", "1 blanks"]);
    assert_eq!(found("A note is no agent."), ["1 is no"]);
    let fine =
        "There is no file after a blank line. A standard bystander; it is nominal.\nLICENSE\n";
    assert_eq!(found(fine), [""; 0]);
}
