//! The folder of skills that a call names: which skills the agents may name.

use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Subject, nearest};
use crate::order;
use crate::source::{misspelled, slashed};

/// The file that makes a folder a skill.
const FILE: &str = "SKILL.md";

/// The skills in a folder: its folders with a `SKILL.md`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Skills {
    /// The folder, as the call names it.
    pub folder: String,
    /// In order.
    names: Vec<String>,
    /// Folders without a `SKILL.md`, in order.
    incomplete: Vec<String>,
    /// The folder and those in it: where a new file could be a skill.
    pub folders: Vec<PathBuf>,
    /// Every `SKILL.md`.
    pub files: Vec<PathBuf>,
}

impl Skills {
    /// Reads the folder `written`, which is relative to `base`.
    ///
    /// # Errors
    ///
    /// If there is no such folder, or it cannot be read.
    pub fn read(written: &str, base: &Path) -> Result<Skills, Box<Diagnostic>> {
        let path = base.join(written);
        let fault = |headline: String| Box::new(Diagnostic::error_about(Subject::Skills, headline));
        if written.trim().is_empty() {
            return Err(Box::new(
                fault("empty path".to_owned()).help("name the folder of the skills"),
            ));
        }
        if !path.exists() {
            return Err(Box::new(missing(
                *fault(format!("`{written}` does not exist")),
                &path,
                base,
            )));
        }
        let entries = fs::read_dir(&path)
            .map_err(|_| fault(format!("`{written}` is not a folder that can be read")))?;
        let mut skills = Skills {
            folder: written.trim_end_matches('/').to_owned(),
            folders: vec![path],
            ..Skills::default()
        };
        for entry in entries.flatten() {
            let (folder, name) = (entry.path(), entry.file_name());
            let Some(name) = name.to_str().filter(|_| folder.is_dir()) else {
                continue;
            };
            let file = folder.join(FILE);
            if file.is_file() {
                skills.names.push(name.to_owned());
                skills.files.push(file);
            } else {
                skills.incomplete.push(name.to_owned());
            }
            skills.folders.push(folder);
        }
        order::sort(&mut skills.folders);
        order::sort(&mut skills.files);
        order::sort(&mut skills.names);
        order::sort(&mut skills.incomplete);
        Ok(skills)
    }

    /// Whether there is a skill of that name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        has(&self.names, name)
    }

    /// Whether there is a folder of that name without a `SKILL.md`.
    #[must_use]
    pub fn is_incomplete(&self, name: &str) -> bool {
        has(&self.incomplete, name)
    }

    /// The skill whose name is closest to this one, if one is close.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.names.iter().map(String::as_str))
    }
}

fn has(names: &[String], name: &str) -> bool {
    names.binary_search_by(|it| it.as_str().cmp(name)).is_ok()
}

/// Suggests what a folder that does not exist was meant as.
fn missing(fault: Diagnostic, path: &Path, base: &Path) -> Diagnostic {
    let fault = fault.note("the folder of the skills is relative to that of the crate");
    match misspelled(path, Path::is_dir) {
        Some(near) => {
            let near = near.strip_prefix(base).unwrap_or(&near);
            fault.help(format!("did you mean `{}`?", slashed(near)))
        }
        None => fault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_with_the_file_are_skills() {
        let base = tempfile::tempdir().unwrap();
        for folder in ["skills/review", "skills/deploy", "skills/draft"] {
            fs::create_dir_all(base.path().join(folder)).unwrap();
        }
        for file in [
            "review/SKILL.md",
            "deploy/SKILL.md",
            "draft/skill.txt",
            "notes.md",
        ] {
            fs::write(base.path().join("skills").join(file), "").unwrap();
        }
        let skills = Skills::read("skills/", base.path()).unwrap();
        assert_eq!(skills.folder, "skills");
        assert!(skills.has("review") && skills.has("deploy"));
        assert!(!skills.has("draft") && skills.is_incomplete("draft"));
        assert_eq!(skills.nearest("reviw"), Some("review"));
        assert_eq!((skills.folders.len(), skills.files.len()), (4, 2));

        let error = |written: &str| Skills::read(written, base.path()).unwrap_err();
        assert_eq!(error("skils").headline, "`skils` does not exist");
        assert_eq!(error("skils").helps[0].message, "did you mean `skills`?");
        assert_eq!(
            error("skills/notes.md").headline,
            "`skills/notes.md` is not a folder that can be read"
        );
        assert_eq!(error("").headline, "empty path");
    }
}
