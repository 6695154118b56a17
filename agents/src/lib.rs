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

/// Compiles agent files into an enum, a constant for each agent, and the texts they hold.
///
/// The short form names a folder, and options if there are any. It makes a `pub enum Agent` of all `.md` files in the
/// folder and its sub-folders:
///
/// ```
/// include_agents::include_agents!("catalog");
///
/// assert_eq!(Agent::ALL, [Agent::CloudflareBackendExpert, Agent::CloudflareRustExpert]);
/// assert_eq!(CLOUDFLARE_RUST_EXPERT.name(), "cloudflare-rust-expert");
/// ```
///
/// The item form reads like the item that it makes. Docs, derives and other attributes go onto the enum, and its
/// visibility is that of everything generated; options stand in `#[agents(..)]`:
///
/// ```
/// include_agents::include_agents! {
///     /// Who knows about Cloudflare.
///     #[derive(Clone, Copy, Debug)] // habits do no harm: nothing is derived twice
///     #[non_exhaustive]
///     #[agents(include("*-expert.md"))]
///     pub(crate) enum Expert in "catalog";
/// }
///
/// assert_eq!(Expert::ALL.len(), 2);
/// ```
///
/// # Grammar
///
/// ```text
/// call        = short | item
/// short       = path ( "," ( path | option ) )* ","?
/// item        = attribute* visibility "enum" Name "in" paths ( ";" declaration* )?
/// paths       = path | "[" path ( "," path )* ","? "]"
/// attribute   = "#[agents(" option ( "," option )* ","? ")]" | any other, which goes onto the enum
/// declaration = a struct or an enum: the types of extra keys in the front matters
/// path        = a string: a folder, or a file that ends in .md
/// option      = ( "allow" | "warn" | "deny" ) "(" ( lint | "all" ) ( "," … )* ")"
///             | ( "include" | "exclude" ) "(" glob ( "," glob )* ")"
///             | ( "description_budget" | "prompt_budget" ) "=" bytes
///             | "limits" "(" limit "=" number ( "," … )* ")"
///             | ( "constants" | "report_unused" | "serde" | "stale_test" ) "=" ( "true" | "false" )
/// ```
///
/// # Paths
///
/// A path is relative to the folder of the crate's `Cargo.toml`, names a folder or a single file, and may hold
/// variables, `$NAME` or `${NAME}`: `$OUT_DIR/agents` is where a build script has written agents. A missing folder,
/// and one without agents, is an error.
///
/// ```
/// include_agents::include_agents! {
///     pub enum Expert in [
///         "catalog/cloudflare-rust-expert.md",
///         "$CARGO_MANIFEST_DIR/catalog/cloudflare-backend-expert.md",
///     ];
/// }
///
/// assert_eq!(Expert::ALL.len(), 2);
/// ```
///
/// # Options
///
/// | option | default | |
/// |---|---|---|
/// | `allow(..)`, `warn(..)`, `deny(..)` | each lint's own | how loudly a lint speaks; the last one wins, `all` means every lint |
/// | `include("*.md", ..)` | everything | only files that match one of these globs, relative to their folder |
/// | `exclude("drafts/**", ..)` | nothing | no file that matches one of these |
/// | `description_budget = 1024` | none | longer descriptions are errors; `warn(description_budget)` makes them warnings |
/// | `prompt_budget = 65536` | none | the same for prompts |
/// | `constants = false` | `true` | no constant for each agent |
/// | `report_unused = true` | `false` | rustc's `dead_code` names the agents that no code names |
/// | `serde = false` | `true` | no `Serialize` and `Deserialize`, though the feature `serde` is on |
/// | `stale_test = false` | `true` | no test that fails when the folders have changed since the build |
/// | `limits(files = 10000, ..)` | generous | how much is read: `depth`, `file_bytes`, `files`, `front_matter_bytes` |
///
/// ```
/// include_agents::include_agents!(
///     "catalog",
///     exclude("*-backend-*.md"),
///     deny(unknown_tool, unknown_field),
///     description_budget = 2048,
///     constants = false,
/// );
///
/// assert_eq!(Agent::ALL, [Agent::CloudflareRustExpert]);
/// ```
///
/// # Several catalogues
///
/// Calls may stand in one crate, one module and one function, under different names. Constants are named after the
/// agents alone, so of two catalogues in one module that share an agent, one does without:
///
/// ```
/// include_agents::include_agents! {
///     pub enum RustExpert in "catalog/cloudflare-rust-expert.md";
/// }
/// include_agents::include_agents! {
///     #[agents(constants = false)]
///     pub enum Expert in "catalog";
/// }
///
/// /// Every generated enum is a `Catalog`.
/// fn count<A: include_agents::Catalog>() -> usize {
///     A::ALL.len()
/// }
///
/// assert_eq!((count::<RustExpert>(), count::<Expert>()), (1, 2));
/// ```
///
/// # Unused agents
///
/// A catalogue is a table, and most tables are used by parts: nothing is said of agents that nobody uses. With
/// `report_unused = true` they are what unused variants are, and rustc reports them by `dead_code`, where the enum is
/// private to a program or a module. The enum then has neither [`Catalog`] nor `FromStr` nor `Deserialize`, for whoever
/// can make any agent from its name uses all; so does code that uses `ALL` or `from_name`.
///
/// ```compile_fail
/// #![deny(dead_code)]
///
/// include_agents::include_agents! {
///     #[agents(report_unused = true)]
///     enum Agent in "catalog";
/// }
///
/// fn main() {
///     println!("{}", CLOUDFLARE_RUST_EXPERT.prompt()); // and nobody needs the backend expert
/// }
/// ```
///
/// # New files
///
/// Cargo notices by itself when a file is edited, renamed or deleted. For new files it needs a `build.rs` of one line:
///
/// ```text
/// fn main() { println!("cargo::rerun-if-changed=agents"); }
/// ```
///
/// Where there is none, a test that the macro leaves in the crate fails as soon as the folder has changed, and says
/// this. The test needs `std`; crates that are tested where there is none leave it out with `stale_test = false`.
///
/// # Build times
///
/// A few dozen agents cost nothing that one would notice. With hundreds, [two lines in the workspace's
/// profile](guide::building) help.
///
/// # Publishing
///
/// `cargo package` takes what lies in the crate's folder. A folder beside it, as in `"../agents"`, is left behind, and the
/// build that verifies the package fails. Put a symbolic link into the crate, which `cargo package` follows, or move the
/// folder; `warn(outside_package)` finds such files early. The lint is off by default: most crates with agents are
/// never published, and those that are cannot miss it.
///
/// What counts as a breaking change of a catalogue is written down in [the guide](guide::compatibility).
#[macro_export]
macro_rules! include_agents {
    ($($call:tt)*) => {
        // Only one of the two is ever expanded: pages are for rustdoc, and no other build makes them.
        #[cfg(not(doc))]
        $crate::__private::include_agents! { ($crate) $($call)* }
        #[cfg(doc)]
        $crate::__private::include_agents_pages! { ($crate) $($call)* }
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
/// ```text
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

/// What [`include_agents!`] makes for rustdoc, with the condition once more on each item.
///
/// rust-analyzer ignores the one on the call inside a function, and would have every item twice.
#[doc(hidden)]
#[macro_export]
macro_rules! __only_in_rustdoc {
    ($($item:item)*) => {
        $(#[cfg(doc)] $item)*
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
