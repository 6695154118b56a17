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

#[cfg(doc)]
pub mod guide;

pub use include_agents_runtime::*;

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
/// See [the guide](guide::policies).
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

/// Fails where the folders of a catalogue have changed since the build.
#[doc(hidden)]
#[macro_export]
macro_rules! __stale_check {
    ($std:ident, $core:ident, [$($listing:expr),*]) => {{
        const LISTINGS: &[(&$core::str, &[&$core::str])] = &[$($listing),*];
        let manifest = $std::env::var_os("CARGO_MANIFEST_DIR");
        for (folder, known) in LISTINGS {
            let $core::Some(manifest) = &manifest else { break };
            let folder = $std::path::Path::new(manifest).join(folder);
            let mut names = $std::vec::Vec::new();
            for entry in $std::fs::read_dir(&folder).into_iter().flatten().flatten() {
                let name = entry.file_name().to_string_lossy().into_owned();
                let counts = $std::path::Path::is_dir(&entry.path()) || name.ends_with(".md");
                if counts && !name.starts_with('.') {
                    names.push(name);
                }
            }
            names.sort();
            $std::assert!(
                names == *known,
                "the agents in {} have changed since this crate was built: add a `build.rs` with \
                 `fn main() {{ println!(\"cargo::rerun-if-changed={}\"); }}` to have cargo notice new files, \
                 or touch the file that calls `include_agents!`",
                folder.display(),
                folder.display(),
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
    pub use core::primitive::{bool, f32, f64, str, u8, u32};
    pub use core::result::Result::{self, Err, Ok};
    pub use core::str::FromStr;
    pub use core::{compile_error, include_bytes, include_str, panic, stringify};

    pub use include_agents_macros::include_agents;
    pub use include_agents_runtime::__private::*;
    pub use include_agents_runtime::*;
}
