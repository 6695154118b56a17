//! What the name of a file says about it.

use std::ffi::OsStr;
use std::path::Path;

/// The extension of agent files.
const EXTENSION: &str = "md";

/// Documents of most repositories; compared case-insensitively.
const DOCUMENTS: [&str; 25] = [
    "agents",
    "authors",
    "changelog",
    "changes",
    "claude",
    "code_of_conduct",
    "code-of-conduct",
    "contributing",
    "contributors",
    "copying",
    "credits",
    "gemini",
    "governance",
    "history",
    "index",
    "licence",
    "license",
    "maintainers",
    "notice",
    "quickstart",
    "readme",
    "roadmap",
    "security",
    "support",
    "todo",
];

/// Documents that often exist in several languages or variants, such as `README.zh-CN.md` or `LICENSE-MIT.md`.
const DOCUMENTS_WITH_VARIANTS: [&str; 5] =
    ["changelog", "contributing", "licence", "license", "readme"];

/// How the extension of a file compares with that of agent files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extension {
    /// `.md`.
    Md,
    /// `.md` in another case, such as `.MD`, which Claude Code does not find.
    MdInOtherCase,
    /// Any other extension, or none.
    Other,
}

/// The kind of a path's extension.
pub(super) fn extension(path: &Path) -> Extension {
    match path.extension() {
        Some(extension) if extension == EXTENSION => Extension::Md,
        Some(extension) if extension.eq_ignore_ascii_case(EXTENSION) => Extension::MdInOtherCase,
        _ => Extension::Other,
    }
}

/// The folders in which version control keeps its own files.
const VERSION_CONTROL: [&str; 5] = [".bzr", ".git", ".hg", ".jj", ".svn"];

/// Whether the name of a file hides it: it begins with a dot.
///
/// Such files belong to tools. An editor creates the lock `.#reviewer.md`, a dangling link, next to an open file, and
/// macOS writes `._reviewer.md` on some disks. If they were read, opening a file could break the build.
pub(super) fn is_hidden_file(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Whether a folder belongs to version control. Other folders that begin with a dot are searched, since agents are in
/// `.claude/agents`.
pub(super) fn is_version_control(name: &OsStr) -> bool {
    VERSION_CONTROL.iter().any(|own| name == *own)
}

/// Whether a file has the name of a documentation file.
pub(super) fn is_conventional_doc(path: &Path) -> bool {
    let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else {
        return false;
    };
    let stem = stem.to_ascii_lowercase();
    DOCUMENTS.contains(&stem.as_str())
        || DOCUMENTS_WITH_VARIANTS.iter().any(|document| {
            stem.strip_prefix(document)
                .and_then(|rest| rest.strip_prefix(['.', '-', '_']))
                .is_some_and(is_variant)
        })
}

/// Whether the end of a name is a language or a license: `zh`, `zh-cn`, `mit`, `apache-2.0`. A word such as `writer`
/// is an agent's task, and an agent without front matter must be reported.
fn is_variant(end: &str) -> bool {
    let mut parts = end.split(['.', '-', '_']);
    let is_short = |part: &str| (1..=4).contains(&part.len());
    let is_language = end.len() <= 7 && parts.all(is_short);
    is_language || end.starts_with("apache")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Extension, extension, is_conventional_doc};

    #[test]
    fn documents_are_recognized_in_any_case() {
        for name in [
            "README.md",
            "readme.md",
            "CHANGELOG.md",
            "CLAUDE.md",
            "AGENTS.md",
            "License.md",
            "CONTRIBUTING.md",
            "CODE_OF_CONDUCT.md",
            "README.zh-CN.md",
            "README_EN.md",
            "LICENSE-MIT.md",
            "LICENSE-APACHE-2.0.md",
        ] {
            assert!(is_conventional_doc(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn agents_are_not_documents() {
        for name in [
            "reviewer.md",
            "security-auditor.md",
            "readme-writer.md",
            "readme-translator.md",
            "changelog-generator.md",
            "license_checker.md",
            "agent.md",
        ] {
            assert!(!is_conventional_doc(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn the_case_of_the_extension_matters() {
        assert_eq!(extension(Path::new("a.md")), Extension::Md);
        assert_eq!(extension(Path::new("a.Md")), Extension::MdInOtherCase);
        assert_eq!(extension(Path::new("a.mdx")), Extension::Other);
        assert_eq!(extension(Path::new(".md")), Extension::Other);
        assert_eq!(extension(Path::new("md")), Extension::Other);
    }
}
