//! Finds the `<example>` tags and pairs them.

use std::ops::Range;

use super::Defect;
use super::mark::starts_with_ignoring_case;

/// The part of the description that a tag, or a pair of tags, covers.
#[derive(Debug)]
pub(super) struct Region {
    /// Includes the tags; without an end if it is not closed.
    pub(super) span: Range<usize>,
    pub(super) opening: Range<usize>,
    /// Its content; `None` for a tag without content: `<examples>`, or a closing tag without an opening one.
    pub(super) inner: Option<Range<usize>>,
    pub(super) is_closed: bool,
}

/// `<example>` or `</example>`.
struct ExampleTag {
    span: Range<usize>,
    is_closing: bool,
    /// `<examples>`: it only groups.
    is_group: bool,
}

/// The maximum length of a tag, including its attributes.
const MAX_TAG_LEN: usize = 100;

/// The regions of a description, in order and without overlap.
pub(super) fn find(description: &str, defects: &mut Vec<Defect>) -> Vec<Region> {
    let tags = tags(description);
    let partners = pair(&tags);
    let mut regions = Vec::new();
    let mut index = 0;
    while let Some(tag) = tags.get(index) {
        let partner = partners.get(index).copied().flatten();
        index += 1;
        let alone = Region {
            span: tag.span.clone(),
            opening: tag.span.clone(),
            inner: None,
            is_closed: true,
        };
        if tag.is_group {
            regions.push(alone);
        } else if tag.is_closing {
            defects.push(Defect::Unopened(tag.span.clone()));
            regions.push(alone);
        } else if let Some((last, closing)) = partner.and_then(|last| Some((last, tags.get(last)?)))
        {
            let inside = tags.get(index..last).unwrap_or_default();
            let nested = inside
                .iter()
                .filter(|inner| !inner.is_closing && !inner.is_group);
            defects.extend(nested.map(|inner| Defect::Nested(inner.span.clone())));
            regions.push(Region {
                span: tag.span.start..closing.span.end,
                inner: Some(tag.span.end..closing.span.start),
                ..alone
            });
            index = last + 1;
        } else {
            let end = tags
                .get(index)
                .map_or(description.len(), |next| next.span.start);
            regions.push(Region {
                inner: Some(tag.span.end..end),
                is_closed: false,
                ..alone
            });
        }
    }
    regions
}

fn tags(description: &str) -> Vec<ExampleTag> {
    description
        .match_indices('<')
        // In backticks, the tag is quoted, not used.
        .filter(|&(start, _)| {
            !description
                .get(..start)
                .is_some_and(|before| before.ends_with('`'))
        })
        .filter_map(|(start, _)| tag(description.get(start..)?, start))
        .collect()
}

fn tag(text: &str, start: usize) -> Option<ExampleTag> {
    let inner = text.strip_prefix('<')?;
    let is_closing = inner.starts_with('/');
    let name = inner.strip_prefix('/').unwrap_or(inner);
    if !starts_with_ignoring_case(name, "example") {
        return None;
    }
    let rest = name.get("example".len()..)?;
    let is_group = rest.starts_with(['s', 'S']);
    let rest = if is_group { rest.get(1..)? } else { rest };
    let attributes = rest
        .bytes()
        .take(MAX_TAG_LEN)
        .position(|byte| matches!(byte, b'>' | b'<' | b'\n'))?;
    let is_tag = rest.get(attributes..)?.starts_with('>')
        && (attributes == 0 || rest.starts_with([' ', '/']));
    let len = text.len() - rest.len() + attributes + 1;
    is_tag.then(|| ExampleTag {
        span: start..start + len,
        is_closing,
        is_group,
    })
}

/// For each opening tag, the index of its closing tag. Tags pair like brackets.
fn pair(tags: &[ExampleTag]) -> Vec<Option<usize>> {
    let mut partners = vec![None; tags.len()];
    let mut open = Vec::new();
    for (index, tag) in tags.iter().enumerate() {
        if tag.is_group {
            continue;
        }
        if !tag.is_closing {
            open.push(index);
        } else if let Some(partner) = open
            .pop()
            .and_then(|opening: usize| partners.get_mut(opening))
        {
            *partner = Some(index);
        }
    }
    partners
}
