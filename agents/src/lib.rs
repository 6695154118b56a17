//! AI agent files, compiled into typed Rust: a malformed agent is a compile error.
//!
//! ```
//! include_agents::include_agents!("catalog");
//!
//! assert_eq!(Agent::CloudflareRustExpert.name(), "cloudflare-rust-expert");
//! assert_eq!(Agent::from_name("cloudflare-rust-expert"), Some(Agent::CloudflareRustExpert));
//! assert!(CLOUDFLARE_RUST_EXPERT.prompt().starts_with("You are a senior Cloudflare platform engineer"));
//!
//! // Everything is known when the crate is built, so a rule of the house is one line.
//! const _: () = assert!(Agent::CloudflareRustExpert.model().is_some());
//! ```

#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    all(doc, feature = "catalog"),
    doc = "\n# The bundled catalogue\n",
    doc = crate::summary!(catalog::Agent in "catalog")
)]

// Doctests see it, too.
#[cfg(any(doc, doctest))]
pub mod guide;

pub use include_agents_runtime::*;

/// The bundled catalogue: two agents, and a living example of what `cargo doc` makes of agent files.
///
/// ```
/// use include_agents::catalog::{Agent, CLOUDFLARE_RUST_EXPERT};
///
/// assert_eq!(Agent::CloudflareRustExpert.definition(), CLOUDFLARE_RUST_EXPERT);
/// ```
#[cfg(feature = "catalog")]
pub mod catalog {
    crate::include_agents!("catalog");
}

/// Compiles every agent file of a folder into this crate.
///
/// The folder is relative to the crate's `Cargo.toml` and is read with its sub-folders.
#[macro_export]
macro_rules! include_agents {
    ($($call:tt)*) => {
        $crate::__private::include_agents! { ($crate) $($call)* }
    };
}

/// A rule of the house: fails the build where an agent of a catalogue breaks it, and names all that do.
///
/// The rule is an expression of the type `bool` in const context. Without a message, the rule itself is the message.
///
/// ```
/// include_agents::include_agents!("catalog");
///
/// include_agents::assert_all!(Agent, |agent| agent.model().is_some(), "every agent states a model");
/// include_agents::assert_all!(Agent, |agent| !agent.prompt().is_empty());
/// ```
///
/// ```compile_fail,E0080
/// # include_agents::include_agents!("catalog");
/// include_agents::assert_all!(Agent, |agent| !agent.tools().allows("Bash"), "no agent runs commands");
/// ```
#[macro_export]
macro_rules! assert_all {
    ($catalogue:ty, |$agent:ident| $rule:expr $(,)?) => {
        $crate::assert_all!(
            $catalogue,
            |$agent| $rule,
            $crate::__private::stringify!($rule)
        );
    };
    ($catalogue:ty, |$agent:ident| $rule:expr, $message:expr $(,)?) => {
        const _: () = {
            const fn __holds($agent: $catalogue) -> $crate::__private::bool {
                $rule
            }
            let mut broken = $crate::__private::Broken::rule($message);
            let mut index = 0;
            while index < <$catalogue>::ALL.len() {
                let agent = <$catalogue>::ALL[index];
                if !__holds(agent) {
                    broken.push(agent.name());
                }
                index += 1;
            }
            if let $crate::__private::Some(message) = broken.message() {
                $crate::__private::panic!("{}", message)
            }
        };
    };
}

/// The agents of a folder as a table, for the front page of a crate.
///
/// It takes what [`include_agents!`] takes, or, where the catalogue is in another module than the docs, the path of its
/// enum, `in`, the folder, and options. It stands for a text with links to the page of each agent:
///
/// ```ignore
/// #![cfg_attr(doc, doc = include_agents::summary!("agents"))]
/// #![cfg_attr(doc, doc = include_agents::summary!(experts::Expert in "agents", exclude("drafts/**")))]
/// ```
///
/// With `cfg_attr(doc, …)` it is expanded only when rustdoc runs. What is wrong with the agents is
/// [`include_agents!`]'s to say.
#[macro_export]
macro_rules! summary {
    ($($call:tt)*) => {
        $crate::__private::summary! { ($crate) $($call)* }
    };
}

/// Fails where the folders of a catalogue have changed since the build.
///
/// It calls no method of a trait: in the user's module, none may be in scope.
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
            $std::assert!(
                names == *known,
                "the files in {} are others than when this crate was built: touch the file that calls \
                 `include_agents!`, and to have cargo notice by itself, add a `build.rs` with `{}`",
                folder.display(),
                $remedy,
            );
        }
    }};
}

/// What generated code is made of. It changes without notice.
#[doc(hidden)]
pub mod __private {
    pub use core::clone::Clone;
    pub use core::cmp::{Eq, Ord, PartialEq, PartialOrd};
    pub use core::convert::AsRef;
    pub use core::fmt::{self, Debug, Display, Formatter};
    pub use core::hash::Hash;
    pub use core::marker::Copy;
    pub use core::option::Option::{self, None, Some};
    pub use core::prelude::v1::test;
    pub use core::primitive::{bool, f32, f64, str, u8, u32, usize};
    pub use core::result::Result::{self, Err, Ok};
    pub use core::str::FromStr;
    pub use core::{compile_error, include_bytes, include_str, panic, stringify};

    pub use include_agents_macros::{include_agents, include_agents_pages, summary};
    pub use include_agents_runtime::__private::*;
    pub use include_agents_runtime::*;
}
