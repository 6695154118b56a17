//! Partials: texts that several prompts share. `{{> tone.md}}` in a prompt is the text of that file.

mod errors;
mod expand;
mod reference;
#[cfg(test)]
mod tests;

pub use expand::{Expanded, Place};

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Subject, nearest};
use crate::front_matter::js;
use crate::source::{FoundFile, Limits, Source};
use crate::span::Span;
use expand::Builder;
use reference::{Found, Reference};

/// How deeply partials may refer to partials.
const DEPTH: usize = 32;

/// The maximum number of parts that a text is put together from.
const PIECES: usize = 16_384;

/// The files of the folder of partials, and their texts.
///
/// ```
/// use include_agents_reader::partials::Partials;
/// use include_agents_reader::source::{Limits, Source};
///
/// let tone = Source::in_memory("shared/tone.md", "Be brief.\n");
/// let partials = Partials::new("shared", vec![(tone.file.clone(), Ok(tone))], Limits::default());
/// assert!(partials.is_set());
/// assert!(!Partials::default().is_set(), "without the option, `{{>` means nothing");
/// ```
#[derive(Debug, Default)]
pub struct Partials {
    /// The folder as the call names it; empty without the option.
    folder: String,
    files: Vec<Partial>,
    by_name: HashMap<String, usize>,
    /// The length that no text with its partials may exceed.
    most_bytes: usize,
    /// The number of files that are counted before the partials.
    first: usize,
}

/// A file of the folder of partials.
#[derive(Debug)]
struct Partial {
    file: FoundFile,
    source: Result<Source, Box<Diagnostic>>,
    /// Its text with the partials in it. `None` while it is being put together, which is how circles are noticed.
    text: Option<Expanded>,
    diagnostics: Vec<Diagnostic>,
}

impl Partials {
    /// The partials of a folder, of which these files were found.
    #[must_use]
    pub fn new(
        folder: &str,
        files: Vec<(FoundFile, Result<Source, Box<Diagnostic>>)>,
        limits: Limits,
    ) -> Partials {
        let by_name = files.iter().enumerate();
        let by_name = by_name.map(|(index, (file, _))| (file.root_relative.clone(), index));
        Partials {
            folder: folder.to_owned(),
            by_name: by_name.collect(),
            files: files
                .into_iter()
                .map(|(file, source)| Partial {
                    file,
                    source,
                    text: None,
                    diagnostics: Vec::new(),
                })
                .collect(),
            most_bytes: limits.file_bytes,
            first: 0,
        }
    }

    /// Whether the call names a folder of partials.
    #[must_use]
    pub fn is_set(&self) -> bool {
        !self.folder.is_empty()
    }

    /// Puts the text of each partial together. In diagnostics, the files are counted from `first`.
    pub(crate) fn resolve(&mut self, first: usize) {
        self.first = first;
        let mut done = vec![false; self.files.len()];
        for index in 0..self.files.len() {
            self.resolve_one(index, &mut Vec::new(), &mut done);
        }
    }

    fn resolve_one(&mut self, index: usize, path: &mut Vec<usize>, done: &mut [bool]) {
        if done.get(index) != Some(&false) {
            return;
        }
        let Some(source) = self.source(index).map(str::to_owned) else {
            return;
        };
        path.push(index);
        let file = self.first + index;
        let body = body(&source);
        let mut builder = Builder::new(file, &source, body.clone());
        let mut diagnostics = Vec::new();
        for found in reference::find(&source, body) {
            let (reference, target) = match self.check(&found) {
                Ok(found) => found,
                Err(diagnostic) => {
                    diagnostics.push(*diagnostic);
                    continue;
                }
            };
            if let Some(start) = path.iter().position(|index| *index == target) {
                let circle = path.iter().skip(start).chain([&target]);
                let names: Vec<&str> = circle.map(|index| self.name(*index)).collect();
                diagnostics.push(errors::circle(&reference, &names));
            } else if path.len() > DEPTH {
                diagnostics.push(errors::too_deep(&reference, DEPTH));
            } else {
                self.resolve_one(target, path, done);
                diagnostics.extend(self.insert(&mut builder, &reference, target));
            }
        }
        path.pop();
        let subject = |it: Diagnostic| it.about(Subject::File(file));
        if let Some(partial) = self.files.get_mut(index) {
            partial.text = Some(builder.finish());
            partial.diagnostics = diagnostics.into_iter().map(subject).collect();
        }
        if let Some(done) = done.get_mut(index) {
            *done = true;
        }
    }

    /// The body of an agent file with its partials, unless it refers to none, and what is wrong with the references.
    pub(crate) fn expand(
        &self,
        file: usize,
        source: &str,
        body: Span,
    ) -> (Option<Expanded>, Vec<Diagnostic>) {
        let text = source.get(body.clone()).unwrap_or_default();
        // Most prompts refer to none.
        if !self.is_set() || !reference::is_in(text) {
            return (None, Vec::new());
        }
        let mut builder = Builder::new(file, source, body.clone());
        let mut diagnostics = Vec::new();
        for found in reference::find(source, body) {
            match self.check(&found) {
                Ok((reference, target)) => {
                    diagnostics.extend(self.insert(&mut builder, &reference, target));
                }
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
        (Some(builder.finish()), diagnostics)
    }

    /// The partial of a reference, or what is wrong with the reference.
    fn check(&self, found: &Found) -> Result<(Reference, usize), Box<Diagnostic>> {
        let reference = match found {
            Found::Reference(reference) => reference,
            Found::Unclosed(span) => return Err(Box::new(errors::unclosed(span.clone()))),
        };
        let Some(name) = reference.in_folder() else {
            return Err(Box::new(errors::outside(reference, &self.folder)));
        };
        match self.by_name.get(&name) {
            Some(index) => Ok((reference.clone(), *index)),
            None if name.is_empty() => Err(Box::new(errors::unnamed(reference))),
            None => {
                let with_extension = format!("{name}.md");
                let near = match self.by_name.get_key_value(&with_extension) {
                    Some((name, _)) => Some(name.as_str()),
                    None => nearest(
                        &name,
                        self.files.iter().map(|it| it.file.root_relative.as_str()),
                    ),
                };
                Err(Box::new(errors::unknown(reference, &self.folder, near)))
            }
        }
    }

    /// Puts the text of a partial in place of a reference to it.
    fn insert(
        &self,
        builder: &mut Builder<'_>,
        reference: &Reference,
        target: usize,
    ) -> Option<Diagnostic> {
        builder.uses(target);
        let text = self.files.get(target)?.text.as_ref()?;
        if builder.len_with(reference, text) > self.most_bytes {
            return Some(errors::too_long(reference, self.most_bytes));
        }
        if builder.pieces() + text.pieces() > PIECES {
            return Some(errors::too_many(reference));
        }
        builder.insert(reference.span.clone(), text);
        None
    }

    fn name(&self, index: usize) -> &str {
        self.files
            .get(index)
            .map_or("", |partial| partial.file.root_relative.as_str())
    }

    /// The text of the file of a partial, if it could be read.
    fn source(&self, index: usize) -> Option<&str> {
        let source = self.files.get(index)?.source.as_ref().ok()?;
        Some(&source.text)
    }

    /// The partials that these refer to, directly or not, and these themselves.
    pub(crate) fn with_nested(&self, direct: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let mut is_used = vec![false; self.files.len()];
        let mut open: Vec<usize> = direct.into_iter().collect();
        while let Some(index) = open.pop() {
            let Some(used @ false) = is_used.get_mut(index) else {
                continue;
            };
            *used = true;
            let text = self.files.get(index).and_then(|it| it.text.as_ref());
            open.extend(text.map_or(&[][..], Expanded::uses));
        }
        let indices = is_used.iter().enumerate();
        indices
            .filter(|(_, used)| **used)
            .map(|(index, _)| index)
            .collect()
    }

    /// Takes the partials apart: the file of each, with its text, or why it could not be read, and the diagnostics about
    /// references in it.
    pub(crate) fn into_files(
        self,
    ) -> impl Iterator<Item = (FoundFile, Result<Source, Box<Diagnostic>>, Vec<Diagnostic>)> {
        let files = self.files.into_iter();
        files.map(|partial| (partial.file, partial.source, partial.diagnostics))
    }
}

/// The text of a partial in its file: without a byte order mark, and without white space around it.
fn body(text: &str) -> Span {
    let start = text.len() - text.trim_start_matches(is_outside).len();
    let end = text.trim_end_matches(is_outside).len();
    start..end.max(start)
}

fn is_outside(character: char) -> bool {
    js::is_space(character)
}
