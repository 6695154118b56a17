//! Macros that generated code calls. Exported macros are at the root of the crate, wherever they are written.

/// The items that [`include_agents!`] generates for rustdoc, each with the condition once more.
///
/// rust-analyzer ignores the condition on a call inside a function, and would see every item twice.
#[doc(hidden)]
#[macro_export]
macro_rules! __only_in_rustdoc {
    ($($item:item)*) => {
        $(#[cfg(doc)] $item)*
    };
}

/// Fails if the folders of a catalog have changed since the build.
///
/// It calls no trait method: in the user's module, no trait may be in scope.
#[doc(hidden)]
#[macro_export]
macro_rules! __stale_check {
    ($std:ident, $core:ident, $remedy:literal, [$($listing:expr),*]) => {{
        const LISTINGS: &[(&$core::str, &[&$core::str])] = &[$($listing),*];
        let $core::Some(manifest) = $std::env::var_os("CARGO_MANIFEST_DIR") else { return };
        let manifest = $std::path::Path::new(&manifest);
        // A test may run where the sources are not: in a container, or out of an archive.
        if !manifest.is_dir() {
            return;
        }
        for (folder, known) in LISTINGS {
            let folder = manifest.join(folder);
            let mut names = $std::vec::Vec::new();
            if let $core::Ok(entries) = $std::fs::read_dir(&folder) {
                for entry in entries {
                    let $core::Ok(entry) = entry else { continue };
                    let name = entry.file_name().to_string_lossy().into_owned();
                    let counts = $std::path::Path::is_dir(&entry.path()) || name.ends_with(".md");
                    if counts && !name.starts_with('.') {
                        names.push(name);
                    }
                }
            }
            names.sort();
            let mut changes = $std::vec::Vec::new();
            for name in &names {
                if !known.contains(&name.as_str()) {
                    changes.push($std::format!("`{}` was added", folder.join(name).display()));
                }
            }
            for name in *known {
                if !names.contains(&$std::format!("{name}")) {
                    changes.push($std::format!("`{}` was removed", folder.join(name).display()));
                }
            }
            $std::assert!(
                changes.is_empty(),
                "{} after this crate was built: touch the file that calls `include_agents!`; to have cargo see \
                 new files by itself, add a `build.rs` with `{}`",
                changes.join(" and "),
                $remedy,
            );
        }
    }};
}
