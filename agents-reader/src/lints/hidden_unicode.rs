//! `hidden_unicode`: A reviewer approves the text that is shown, and the model reads the text that is there.

use std::ops::Range;

use crate::at::Place;
use crate::bytes::find_unusual;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lint::{Declaration, Level, Lint};
use crate::options::FileOptions;
use crate::report::Report;
use crate::rule::Rule;

pub(crate) const LINT: Lint = Lint::new(&Declaration {
    name: "hidden_unicode",
    level: Level::Deny,
    by_likeness: true,
    summary: "characters that a reviewer cannot see",
    reason: "A reviewer approves the text that is shown, the model reads the text that is there. Nothing \
              invisible may stand between the two.",
});

pub(super) const RULE: Rule = Rule::Document(check);

#[cfg(any(test, feature = "explain"))]
pub(super) const SAMPLE: super::Sample = super::Sample::new(
    "",
    "---\nname: reviewer\ndescription: Reviews pull requests.\n---\n\nYou review pull\u{200B} requests.\n",
    "---
name: reviewer
description: Reviews pull requests.
---

You review pull requests.
",
);

fn check(document: &Document, _: &FileOptions, report: &mut Report<'_>) {
    let agent = &document.agent;
    for (what, field) in [("name", &agent.name), ("description", &agent.description)] {
        if let Some(field) = field
            && let Some(hidden) = find_hidden(&field.value)
        {
            report_hidden(
                Diagnostic::at(&field.at.text(hidden.range.clone()), hidden.headline(what)),
                &hidden,
                report,
            );
        }
    }
    if let Some(hidden) = find_hidden(document.prompt()) {
        let span = document
            .prompt
            .in_file(&document.source.text, &hidden.range);
        let diagnostic = Diagnostic::span(span, hidden.headline("prompt"));
        report_hidden(diagnostic, &hidden, report);
    }
}

fn report_hidden(mut diagnostic: Diagnostic<Place>, hidden: &Hidden, report: &mut Report<'_>) {
    diagnostic = diagnostic
        .label("a reviewer does not see this, the model does")
        .note("the client sends it to the model as it is")
        .help("delete it; where it is meant, describe it in words");
    if hidden.others > 0 {
        diagnostic = diagnostic.note(format!(
            "there are {} more of this kind in the same text",
            hidden.others
        ));
    }
    report.lint(LINT, diagnostic);
}

struct Hidden {
    range: Range<usize>,
    first: char,
    others: usize,
}

impl Hidden {
    fn headline(&self, what: &str) -> String {
        format!(
            "the {what} holds the invisible character U+{:04X} ({})",
            u32::from(self.first),
            describe(self.first)
        )
    }
}

/// The first run of hidden characters, and how many follow elsewhere.
///
/// Only what is no printable ASCII is looked at character by character.
fn find_hidden(text: &str) -> Option<Hidden> {
    let mut found: Option<Hidden> = None;
    let mut before = None;
    // Tags belong into flags, behind the black one.
    let mut in_flag = false;
    let mut end = 0;
    while let Some(at) = find_unusual(text, end) {
        let mut characters = text.get(at..)?.chars();
        let character = characters.next()?;
        if at > end {
            // Printable ASCII stands between: it joins nothing, and ends a flag.
            (before, in_flag) = (None, false);
        }
        end = at + character.len_utf8();
        let is_tag = matches!(character, '\u{E0020}'..='\u{E007F}');
        in_flag = character == '\u{1F3F4}' || (in_flag && is_tag);
        if is_hidden(character) {
            let is_meant =
                (is_tag && in_flag) || joins_letters(before, character, characters.next());
            match &mut found {
                _ if is_meant => {}
                None => {
                    found = Some(Hidden {
                        range: at..end,
                        first: character,
                        others: 0,
                    });
                }
                Some(hidden) if hidden.range.end == at => hidden.range.end = end,
                Some(hidden) => hidden.others += 1,
            }
        }
        before = Some(character);
    }
    found
}

fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
        || (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
}

/// Joiners belong into emoji and into words of scripts that join.
fn joins_letters(before: Option<char>, character: char, after: Option<char>) -> bool {
    let visible = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && !is_hidden(c));
    matches!(character, '\u{200C}' | '\u{200D}') && visible(before) && visible(after)
}

fn describe(character: char) -> &'static str {
    match character {
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "a bidirectional control",
        '\u{200E}' | '\u{200F}' | '\u{061C}' => "a direction mark",
        '\u{200B}' => "a zero-width space",
        '\u{200C}' => "a zero-width non-joiner",
        '\u{200D}' => "a zero-width joiner",
        '\u{FEFF}' => "a byte order mark inside the text",
        '\u{00AD}' => "a soft hyphen",
        '\u{E0000}'..='\u{E007F}' => "a tag character",
        '\u{E0100}'..='\u{E01EF}' => "a variation selector",
        _ if character.is_control() => "a control character",
        _ => "shown as nothing",
    }
}

#[cfg(test)]
mod tests {
    use super::find_hidden;

    #[test]
    fn hidden_characters_are_found_and_emoji_are_not() {
        let hidden = |text: &str| find_hidden(text).map(|hidden| hidden.range);
        assert_eq!(hidden("a\u{202E}b"), Some(1..4));
        assert_eq!(hidden("a\u{E0041}\u{E0042}"), Some(1..9));
        assert_eq!(hidden("zero\u{200B}width"), Some(4..7));
        assert_eq!(hidden("a\u{200D}b"), Some(1..4));
        assert_eq!(hidden("👩\u{200D}💻 ❤\u{FE0F}"), None);
        assert_eq!(hidden("🏴\u{E0067}\u{E0062}\u{E007F}"), None);
        assert_eq!(hidden("ordinary — text"), None);
        assert_eq!(hidden("ordinary\r\n\ttext"), None);
        assert_eq!(hidden("a\0b"), Some(1..2));
        assert_eq!(hidden("a\u{1B}[2K"), Some(1..2));
        assert_eq!(hidden("a\u{7F}"), Some(1..2));
        assert_eq!(hidden("a\u{1B}b\n— c"), Some(1..2));
        assert_eq!(hidden("é\nb\u{200B}\n"), Some(4..7));
    }
}
