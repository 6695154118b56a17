//! Paths as text: without `.` and `..`, relative to one another, with `/` between the parts.
//!
//! Nothing here accesses the file system.

use std::path::{Component, Path, PathBuf};

/// `path` without `.`, and with each `..` taken off the folder before it.
pub(super) fn cleaned(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => match clean.components().next_back() {
                Some(Component::Normal(_)) => {
                    clean.pop();
                }
                Some(Component::RootDir | Component::Prefix(_)) => {}
                _ => clean.push(part),
            },
            _ => clean.push(part),
        }
    }
    clean
}

/// The path from the folder `base` to `path`, both clean and absolute, or `None` if they are on different drives.
pub(super) fn relative(path: &Path, base: &Path) -> Option<PathBuf> {
    let (shared, way) = split(path, base);
    (shared > 0).then_some(way)
}

/// `path` for messages: relative to `base`, unless the two have nothing but the root in common.
pub(super) fn displayed(path: &Path, base: &Path) -> String {
    let named = path
        .components()
        .take_while(|part| !matches!(part, Component::Normal(_)))
        .count();
    let (shared, way) = split(path, base);
    if shared > named {
        slashed(&way)
    } else {
        slashed(path)
    }
}

/// The number of leading parts that `path` and `base` share, and the path from `base` to `path`.
fn split(path: &Path, base: &Path) -> (usize, PathBuf) {
    let shared = path
        .components()
        .zip(base.components())
        .take_while(|(a, b)| a == b)
        .count();
    let up = base.components().skip(shared).map(|_| Component::ParentDir);
    let down = path.components().skip(shared);
    let way: PathBuf = up.chain(down).collect();
    if way.as_os_str().is_empty() {
        (shared, PathBuf::from("."))
    } else {
        (shared, way)
    }
}

/// A path as text with `/`, whatever the platform; what is not Unicode is replaced.
pub(crate) fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        text.into_owned()
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{cleaned, displayed, relative};

    #[test]
    fn dots_are_resolved() {
        for (path, clean) in [
            ("/a/./b/../c", "/a/c"),
            ("/../a", "/a"),
            ("/a/b/", "/a/b"),
            ("../a/..", ".."),
            ("/a//b", "/a/b"),
        ] {
            assert_eq!(cleaned(Path::new(path)), PathBuf::from(clean), "{path}");
        }
    }

    #[test]
    fn ways_lead_up_and_down() {
        let way = |path: &str, base: &str| relative(Path::new(path), Path::new(base));
        assert_eq!(way("/w/c/a/x.md", "/w/c"), Some("a/x.md".into()));
        assert_eq!(way("/w/x.md", "/w/c"), Some("../x.md".into()));
        assert_eq!(way("/v/x.md", "/w/c"), Some("../../v/x.md".into()));
        assert_eq!(way("/w", "/w"), Some(".".into()));
    }

    #[test]
    fn messages_show_foreign_paths_whole() {
        let shown = |path: &str, base: &str| displayed(Path::new(path), Path::new(base));
        assert_eq!(shown("/w/c/x.md", "/w"), "c/x.md");
        assert_eq!(shown("/w/v/x.md", "/w/c"), "../v/x.md");
        assert_eq!(shown("/registry/c/x.md", "/home/w"), "/registry/c/x.md");
    }
}
