//! Explains why neither YAML nor Claude Code's recovery can read a front matter.
//!
//! A YAML parser notices a fault far after its cause, and in its own terms. So the text is divided into its top-level
//! fields, and one rule after another examines the first field that cannot be read on its own. A rule is right if the
//! change that it proposes makes the field readable.

mod fallback;
mod layout;
mod quote_marks;
mod quotes;
mod section;
mod slips;
#[cfg(test)]
mod tests;
mod values;

use std::cell::Cell;

use super::quote;
use super::recover::{Ends, recover};
use crate::claude_code::dialogue;
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::yaml;
use section::{FieldLines, ParseBudget, Verdict};

/// The maximum number of bytes of YAML that are read to find the fault.
const BUDGET: usize = 1024 * 1024;

/// The maximum length of a replacement.
const LONGEST_FIX: usize = 32 * 1024;

/// A change to the text.
#[derive(Clone, Debug)]
struct Edit {
    span: Span,
    text: String,
}

/// The fault that a rule suspects, and the change that would fix it.
#[derive(Clone, Debug)]
struct Proposal {
    span: Span,
    headline: String,
    label: String,
    /// What to do; empty where the author's meaning cannot be known, and the edits only show what is at fault.
    help: String,
    /// In the order of the text.
    edits: Vec<Edit>,
}

/// A rule, which proposes fixes for a section.
type Rule = for<'a> fn(&FieldLines<'a>) -> Vec<Proposal>;

/// The rules. Later ones also explain, less well, the faults of earlier ones.
const RULES: &[Rule] = &[
    layout::tab_as_indentation,
    slips::wide_space_as_indentation,
    slips::marked_key,
    slips::foreign_comment,
    slips::item_marks,
    slips::block_indicator,
    layout::no_space_after_colon,
    layout::no_colon,
    quotes::unclosed,
    quotes::text_after,
    quotes::unknown_escape,
    layout::indented_field,
    values::hyphen,
    layout::continuation_not_indented,
    values::colon_in_lines,
    values::unclosed_bracket,
    values::needs_quotes,
    layout::uneven_indentation,
];

/// Rules about lines that may be anywhere: where one of them makes all of the front matter readable, it is right.
const WHOLE_RULES: &[Rule] = &[
    slips::marked_key,
    slips::foreign_comment,
    slips::wide_space_as_indentation,
    layout::no_space_after_colon,
    layout::no_colon,
];

/// Explains why `text[yaml]`, for which the parser gave this error, cannot be read.
pub(super) fn explain(text: &str, yaml: &Span, error: &yaml::Error) -> Diagnostic {
    if let Some(fault) = fallback::without_rules(text, yaml, error) {
        return fault;
    }
    let budget = ParseBudget {
        budget: Cell::new(BUDGET),
        anchors: error.kind == yaml::ErrorKind::UnknownAlias,
    };
    if let Some(proposal) = anywhere(text, yaml, &budget) {
        return propose(text, proposal);
    }
    let mut sections = section::cut(text, yaml, &budget);
    let mut verdicts = Vec::new();
    for n in 0..sections.len() {
        let Some(section) = sections.get_mut(n) else {
            break;
        };
        let verdict = section.verdict(&budget);
        if let Verdict::Broken(error) = &verdict {
            section.noticed = error.at;
            let proposal = pasted(&sections, n, &budget).or_else(|| {
                sections
                    .get(n)
                    .and_then(|section| examine(section, error, &budget))
            });
            return proposal.map_or_else(
                || fallback::parser_says(text, yaml, error),
                |proposal| propose(text, proposal),
            );
        }
        verdicts.push(verdict);
    }
    recovery_breaks(text, &sections, &verdicts)
        .or_else(|| layout::indented_start(text, &sections).map(|proposal| propose(text, proposal)))
        .unwrap_or_else(|| fallback::parser_says(text, yaml, error))
}

/// A change that makes the front matter as a whole readable.
fn anywhere(text: &str, yaml: &Span, budget: &ParseBudget) -> Option<Proposal> {
    let whole = FieldLines::new(text, yaml.clone());
    let proposals = WHOLE_RULES.iter().flat_map(|rule| rule(&whole));
    let is_accepted = |it: &Proposal| budget.read(&whole.edited(&it.edits)).is_ok();
    proposals.take(32).find(is_accepted)
}

/// A section that is not a field, but lines of text that were pasted below a field without indentation: the fault is in
/// the field.
fn pasted(sections: &[FieldLines<'_>], n: usize, budget: &ParseBudget) -> Option<Proposal> {
    let section = sections.get(n)?;
    let (_, entry) = section.head().filter(|_| !section.is_known())?;
    let key = section.get(&entry.key);
    let is_prose = key.contains([' ', '<', '*']) || dialogue::SPEAKERS.contains(&key);
    let has_loose_lines = section
        .rows
        .iter()
        .skip(1)
        .any(|row| row.indent() == 0 && !row.is_item());
    if !is_prose && !has_loose_lines {
        return None;
    }
    let owner = sections
        .get(..n)?
        .iter()
        .rev()
        .find(|owner| owner.is_known())?;
    let mut joined = FieldLines::new(section.text, owner.span.start..section.span.end);
    joined.reach = section.reach;
    let accepted = |proposal: &Proposal| budget.read(&joined.edited(&proposal.edits)).is_ok();
    layout::continuation_not_indented(&joined)
        .into_iter()
        .find(accepted)
}

/// The first proposal of the rules that makes the section readable or, with several faults, the first one that lets
/// the parser continue after the lines that it changes.
fn examine(
    section: &FieldLines<'_>,
    error: &yaml::Error,
    budget: &ParseBudget,
) -> Option<Proposal> {
    /// The maximum number of proposals of one rule that are tried.
    const TRIES: usize = 32;
    let mut progress = None;
    for rule in RULES {
        for proposal in rule(section).into_iter().take(TRIES) {
            let Some(edit) = proposal.edits.first() else {
                continue;
            };
            // The parser read on after this place, so the fault is elsewhere.
            if edit.span.start > error.at.max(section.span.start) + section.line_rest(error.at) {
                continue;
            }
            match budget.read(&section.edited(&proposal.edits)) {
                Ok(()) => return Some(proposal),
                Err(after) if progress.is_none() => {
                    let shift = after.at.saturating_sub(FieldLines::grown(&proposal.edits));
                    if section.is_later_line(section.span.start + shift, error.at, &proposal.edits)
                    {
                        progress = Some(proposal);
                    }
                }
                Err(_) => {}
            }
        }
    }
    progress
}

/// Each field can be read on its own, but not all of them together: one relies on the recovery, and the recovery breaks
/// another.
fn recovery_breaks(
    text: &str,
    sections: &[FieldLines<'_>],
    verdicts: &[Verdict],
) -> Option<Diagnostic> {
    let (at, Verdict::Recovered(error)) = verdicts
        .iter()
        .enumerate()
        .find(|(_, verdict)| matches!(verdict, Verdict::Recovered(_)))?
    else {
        return None;
    };
    let section = sections.get(at)?;
    let spoilt = sections.iter().enumerate().find(|(other, section)| {
        let recovery = recover(text, section.span.clone(), Ends::CrLf);
        let is_broken = || yaml::parse_map(&recovery.yaml, 0..recovery.yaml.len()).is_err();
        *other != at && !recovery.lines.is_empty() && is_broken()
    });
    let line = recover(text, section.span.clone(), Ends::CrLf)
        .lines
        .into_iter()
        .next()?;
    let key = text.get(line.key.clone())?;
    let value = text.get(line.value.clone())?;
    let quoted = quote::quoted(value);
    let related = spoilt.and_then(|(_, section)| {
        let head = section.rows.iter().find(|row| row.entry.is_some())?;
        Some((
            head.content.clone(),
            "Claude Code puts this line in quotes, too, which breaks it".into(),
        ))
    });
    let span = values::offence(text, &line.value).unwrap_or(error.at..line.value.end);
    let mut diagnostic =
        Diagnostic::error(span, format!("missing quotes around the value of `{key}`"))
            .label("YAML does not read this as text")
            .replace(line.value, quoted, "put the value in quotes");
    diagnostic.related = related.into_iter().collect();
    Some(diagnostic)
}

/// Turns an accepted proposal into a diagnostic, its edits into one.
fn propose(text: &str, proposal: Proposal) -> Diagnostic {
    let Proposal {
        span,
        headline,
        label,
        help,
        edits,
    } = proposal;
    let diagnostic = Diagnostic::error(span, headline).label(label);
    let Some((first, last)) = edits.first().zip(edits.last()) else {
        return diagnostic;
    };
    let mut span = first.span.start..last.span.end;
    if text.get(span.clone()).is_some_and(|it| it.contains('\n')) && edits.len() > 1 {
        // Several lines are shown whole.
        let before = text.get(..span.start).unwrap_or_default();
        let after = text.get(span.end..).unwrap_or_default();
        span.start = before.rfind('\n').map_or(0, |at| at + 1);
        span.end += after.find(['\r', '\n']).unwrap_or(after.len());
    }
    let mut replacement = String::new();
    let mut at = span.start;
    for edit in &edits {
        replacement.push_str(text.get(at..edit.span.start).unwrap_or_default());
        replacement.push_str(&edit.text);
        at = edit.span.end;
    }
    replacement.push_str(text.get(at..span.end).unwrap_or_default());
    // A replacement of several screens does not help.
    if replacement.len() > LONGEST_FIX || help.is_empty() {
        return diagnostic;
    }
    diagnostic.replace(span, replacement, help)
}
