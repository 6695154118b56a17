//! Reads the text of files.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use super::decode::{NotText, decode};
use super::limits::Limits;
use super::{FoundFile, Source};
use crate::diagnostic::{Diagnostic, Subject};
use crate::parallel;

/// Reads one file.
///
/// # Errors
///
/// Returns an error if the file cannot be read, is larger than the limit, or is not UTF-8. The size is checked before
/// and while reading, since a file may grow, and some files have no size.
pub fn read(file: &FoundFile, limits: &Limits) -> Result<Source, Box<Diagnostic>> {
    fill(file, limits, room(file, limits)?)
}

/// Room for the bytes of a file, if it may be read.
fn room(file: &FoundFile, limits: &Limits) -> Result<Vec<u8>, Box<Diagnostic>> {
    let size = regular_size(&file.absolute).map_err(|error| unreadable(file, &error))?;
    let limit = u64::try_from(limits.file_bytes).unwrap_or(u64::MAX);
    if size > limit {
        return Err(too_large(file, size, limit));
    }
    Ok(Vec::with_capacity(
        usize::try_from(size).unwrap_or_default(),
    ))
}

/// Reads a file into this room.
fn fill(file: &FoundFile, limits: &Limits, mut bytes: Vec<u8>) -> Result<Source, Box<Diagnostic>> {
    let limit = u64::try_from(limits.file_bytes).unwrap_or(u64::MAX);
    let least = limit.saturating_add(1);
    File::open(&file.absolute)
        .and_then(|open| open.take(least).read_to_end(&mut bytes))
        .map_err(|error| unreadable(file, &error))?;
    if bytes.len() > limits.file_bytes {
        return Err(too_large(file, least, limit));
    }
    read_bytes(file, bytes)
}

/// Decodes bytes that were read already.
///
/// # Errors
///
/// Returns an error if they are not UTF-8.
pub fn read_bytes(file: &FoundFile, bytes: Vec<u8>) -> Result<Source, Box<Diagnostic>> {
    match decode(bytes) {
        Ok(text) => Ok(Source {
            file: file.clone(),
            text,
        }),
        Err(found) => Err(Box::new(not_text(file, *found))),
    }
}

/// Reads many files, on several threads if there are many; the results come in the order of the files.
///
/// This thread makes the room for all of them: rustc's allocator keeps for a thread what it had, and texts are most of what a macro
/// needs, of 1,000 agents 12 MB.
#[must_use]
pub fn read_all(files: &[FoundFile], limits: &Limits) -> Vec<Result<Source, Box<Diagnostic>>> {
    let rooms = files.iter().map(|file| (file, room(file, limits)));
    parallel::map(rooms.collect(), |_, (file, room)| fill(file, limits, room?))
}

/// The size of a file, or an error if it is no longer a regular file: opening a pipe would wait forever.
fn regular_size(path: &Path) -> io::Result<u64> {
    let metadata = fs::metadata(path)?;
    if metadata.is_file() {
        Ok(metadata.len())
    } else {
        Err(io::Error::other("it is not a regular file"))
    }
}

/// The reason for an error, without the system's error number, so that messages are the same on every platform.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

fn unreadable(file: &FoundFile, error: &io::Error) -> Box<Diagnostic> {
    let message = format!("cannot read `{}`: {}", file.root_relative, reason(error));
    Box::new(Diagnostic::error_about(subject(file), message))
}

fn too_large(file: &FoundFile, size: u64, limit: u64) -> Box<Diagnostic> {
    let message = format!("`{}` is too large", file.root_relative);
    let fault = Diagnostic::error_about(subject(file), message)
        .note(format!(
            "it has at least {size} bytes; the limit is {limit}"
        ))
        .help(Limits::how_to_raise("file_bytes", size));
    Box::new(fault)
}

fn subject(file: &FoundFile) -> Subject {
    Subject::path(file.root, file.display.as_str())
}

fn not_text(file: &FoundFile, found: NotText) -> Diagnostic {
    let (text, span) = found.excerpt.unzip();
    let subject = Subject::Path {
        root: file.root,
        display: file.display.clone(),
        text,
    };
    let mut fault = Diagnostic::error_about(
        subject,
        format!("`{}` {}", file.root_relative, found.headline),
    )
    .note(found.note);
    fault.span = span.unwrap_or_default();
    match found.encoding {
        Some(encoding) => fault.help(format!(
            "save the file as UTF-8, or convert it: `iconv -f {encoding} -t UTF-8`"
        )),
        None => fault.help("save the file as UTF-8"),
    }
}
