//! Compile Claude Code's agent files into typed Rust constants: **if it compiles, Claude Code loads it.**
//!
//! An agent file is Markdown with YAML front matter, and its body is the agent's system prompt. Claude Code silently ignores
//! a field that it does not know, and silently drops a file that it cannot read. With
//! [`include_agents!`](include_agents!), that is a compile error that points at the line in the `.md`. What is left is an
//! enum, with a constant for each agent: no parser in your program, no allocation, nothing that can fail at run time.
//!
//! # Quick start
//!
//! Write an agent, `agents/reviewer.md`:
//!
//! ```text
//! ---
//! name: reviewer
//! description: Use this agent when a change is ready for review.
//! tools: Read, Grep, Glob
//! model: sonnet
//! maxTurns: 20
//! ---
//!
//! You review changes to Rust code.
//!
//! ## What to look for
//!
//! - Panics that an input can cause.
//! - Errors that are dropped.
//! ```
//!
//! Include the folder, and use the agent, in `src/main.rs`:
//!
//! ```
//! include_agents::include_agents!("agents");
//!
//! // A project policy, checked at compile time.
//! const _: () = assert!(!Agent::Reviewer.tools().allows("Bash"));
//!
//! fn main() {
//!     let agent = Agent::Reviewer;
//!     println!("{agent}: {}", agent.when_to_use());
//!     for section in agent.sections() {
//!         println!("{}: {} items", section.title(), section.items().len());
//!     }
//!
//!     // By name, as it comes from a command line or a request.
//!     let prompt = Agent::from_name("reviewer").map(|agent| agent.prompt());
//!     println!("{}", prompt.unwrap_or("there is no such agent"));
//! }
//! ```
//!
//! Everything is `const`: a project policy is a `const` assertion, as above, and
//! [`assert_all!`](assert_all!) holds all agents of a catalog to one.
//!
//! # What you get
//!
//! - **An enum**, by default `Agent`, with a variant for each agent: `Agent::ALL`, `from_name`, conversions from and to
//!   names, `Display`, accessors for each field. It implements [`Catalog`].
//! - **A constant** for each agent, such as `REVIEWER`: an [`AgentDefinition`].
//! - **The prompt with values**: [parameters](guide::parameters) that a file declares are fields of a struct, such as
//!   `ReviewerPrompt`.
//! - **The prompt with its structure**: [sections](AgentDefinition::sections) and their list items, and the
//!   [example dialogues](AgentDefinition::examples) of the description.
//! - **Questions about rights**, answered as Claude Code answers them: [`Tools::allows`], `Agent::delegates`.
//! - **Pages in `cargo doc`**: a catalog that readers can search and filter, and a page for each agent.
//! - **Errors and warnings** for what Claude Code ignores, drops or reads differently: [all lints](guide::lints).
//!
//! # Features
//!
//! | feature | adds |
//! |---|---|
//! | `serde` | `Serialize` for every type, in the JSON of Claude Code's `--agents` option; `Deserialize` for names and closed sets |
//! | `catalog` | the module `catalog`: two bundled agents, as an example |
//! | `load` | the module [`load`](guide): agent files that are read at run time, over the agents that are compiled in; needs `std` |
//! | `watch` | agents that reload themselves when their files change |
//! | `config` | the option `config = "agents.toml"`: options in a file, which `cargo agents` reads, too |
//! | `nightly-spans` | on a nightly compiler, errors and warnings are marked in the `.md` file instead of on the macro call; no effect elsewhere |
//!
//! No feature is on by default. Without `load`, the crate is `no_std`. It needs Rust 1.88.
//!
//! # Where to go next
//!
//! - [`include_agents!`](include_agents!): which files are read, how a name becomes an identifier, all options.
//! - [The guide](guide): from a first agent to policies, testing, publishing and running.
//! - [`AgentDefinition`]: everything that is known of an agent.
//! - `cargo run --example catalog`, in a checkout of the repository, prints the bundled agents.

#![cfg_attr(not(feature = "load"), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    all(doc, feature = "catalog"),
    doc = "\n# The bundled catalog\n",
    doc = crate::summary!(catalog::Agent in "catalog")
)]

// Doctests need it, too.
#[cfg(any(doc, doctest))]
pub mod guide;

mod hidden;
#[cfg(feature = "load")]
pub mod load;

pub use include_agents_runtime::*;

/// The bundled catalog: two agents, as an example of what `cargo doc` shows.
///
/// ```
/// use include_agents::catalog::{Agent, CLOUDFLARE_RUST_EXPERT};
///
/// assert_eq!(Agent::CloudflareRustExpert.definition(), CLOUDFLARE_RUST_EXPERT);
/// ```
#[cfg(feature = "catalog")]
pub mod catalog {
    // Only this crate adds agents here.
    crate::include_agents!("catalog", allow(untracked_folder));
}

/// Compiles agent files into an enum, and a constant for each agent.
///
/// The short form names a folder, and options if there are any. It generates a `pub enum Agent` of all `.md` files in the
/// folder and its subfolders. It is `pub` also at the root of a program, so rustc reports no unused agents there
/// ([unless asked](#unused-agents)):
///
/// ```
/// include_agents::include_agents!("catalog");
///
/// assert_eq!(Agent::ALL, [Agent::CloudflareBackendExpert, Agent::CloudflareRustExpert]);
/// assert_eq!(CLOUDFLARE_RUST_EXPERT.name(), "cloudflare-rust-expert");
/// ```
///
/// The item form looks like the item that it generates. Docs, derives and other attributes go onto the enum, and its
/// visibility applies to everything that is generated. Options go into `#[agents(..)]`:
///
/// ```
/// include_agents::include_agents! {
///     /// Experts on Cloudflare.
///     #[derive(Clone, Copy, Debug)] // no harm: nothing is derived twice
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
/// option      = ( "allow" | "warn" | "deny" | "forbid" ) "(" ( lint | "all" ) ( "," … )* ")"
///             | ( "include" | "exclude" ) "(" glob ( "," glob )* ")"
///             | ( "description_budget" | "prompt_budget" ) "=" bytes
///             | "limits" "(" limit "=" number ( "," … )* ")"
///             | ( "default" | "partials" | "skills" ) "=" string
///             | "tools" ( "=" path of an enum | "(" name ( "," name )* ")" )
///             | "name" "=" "\"stem\"" | "description" "=" "\"optional\"" | "dialect" "=" "\"plugin\""
///             | "keys" "(" field "=" string ( "," … )* ")"
///             | "identifiers" "(" string "=" Variant ( "," … )* ")"
///             | ( "constants" | "overlay" | "report_unused" | "serde" | "stale_test" ) "=" ( "true" | "false" )
/// ```
///
/// # Options
///
/// | option | default | effect |
/// |---|---|---|
/// | `allow(..)`, `warn(..)`, `deny(..)`, `forbid(..)` | each lint's own level | sets the level of [lints](guide::lints); the last one wins, `all` means every lint; no file can lower what is forbidden |
/// | `include("*.md", ..)` | every file | reads only files that match one of these [globs](#globs) |
/// | `exclude("drafts/**", ..)` | no file | skips files and folders that match one of these globs |
/// | `description_budget = 1024` | none | rejects descriptions of more bytes; with `warn(description_budget)`, warns |
/// | `prompt_budget = 65536` | none | the same for prompts |
/// | `config = "agents.toml"` | none | reads options from a file, relative to `Cargo.toml`; comes first, and the options after it override the file; needs the feature `config` |
/// | `constants = false` | `true` | generates no constants; the pages of `cargo doc` are then on the variants |
/// | `default = "reviewer"` | none | implements `Default` for the enum: this agent; with `#[derive(Default)]` of yours, it is the variant with `#[default]` |
/// | `report_unused = true` | `false` | lets rustc's `dead_code` report [unused agents](#unused-agents) |
/// | `serde = false` | `true` | generates no `Serialize` and `Deserialize`, even with the feature `serde` |
/// | `stale_test = false` | `true` | generates no test that fails when [new files](#new-files) have not been seen |
/// | `partials = "shared"` | none | `{{> tone.md}}` in a prompt is the text of that file in this folder: see [shared text](guide::shared_text) |
/// | `tools = crate::MyTool` | Claude Code's tools | tools are variants of this enum of yours: `typed_tools()` returns them, see [your own tools](guide::own_tools) |
/// | `tools("search_orders", "crm__*")` | Claude Code's tools | tools that exist besides those of Claude Code; a `*` at the end stands for any rest |
/// | `skills = "skills"` | not checked | names in `skills:` are folders with a `SKILL.md` in this folder |
/// | `overlay = true` | `false` | of two agents of one name, the one in the later folder is used: see [layers](guide::without_a_name#layers) |
/// | `identifiers("C++ Expert" = CppExpert)` | derived from the names | the variant of an agent, and its constant: `CPP_EXPERT` |
/// | `name = "stem"` | required | a file without a name is named after its stem |
/// | `description = "optional"` | required | a file without a description has an empty one |
/// | `keys(description = "when_to_use", ..)` | Claude Code's keys | reads fields from other keys |
/// | `dialect = "plugin"` | agents of projects | the rules for the agents of [plugins](guide::plugins) hold |
/// | `limits(files = 100, ..)` | see [limits](#limits) | how much is read, and how much is reported |
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
/// # Other shapes of files
///
/// Files that lack a name or a description, have other keys, or name tools of your program are no longer those that Claude Code
/// reads. With `name`, `description`, `keys` and `tools`, you give up the promise that Claude Code loads a file if it compiles: what
/// the types say is then what *your program* does with it. Everything else is checked as before. See
/// [agents without a name](guide::without_a_name) and [your own tools](guide::own_tools).
///
/// # Which files are read
///
/// A path names a folder or a single file, relative to the folder of the crate's `Cargo.toml`. It may contain environment
/// variables, `$NAME` or `${NAME}`: a build script writes agents into `$OUT_DIR/agents`, for example. A path that does not
/// exist is an error, and so is a folder without agents.
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
/// Of a folder, these files are read:
///
/// | file or folder | |
/// |---|---|
/// | `reviewer.md` | read |
/// | `team/reviewer.md`, `.drafts/reviewer.md` | read: Claude Code reads all subfolders, and so do we, dot folders included |
/// | `.git`, `.hg`, `.jj`, `.svn`, `.bzr` | skipped |
/// | `.reviewer.md`, `.#reviewer.md` | skipped: a file whose name begins with a dot belongs to an editor or the system |
/// | `reviewer.txt`, `reviewer.mdx` | skipped |
/// | `reviewer.MD` | skipped with a warning: Claude Code reads only `.md` |
/// | `README.md`, `CHANGELOG.md`, `CLAUDE.md`, `LICENSE-MIT.md`, … without front matter | skipped: documentation |
/// | any other `.md` without front matter | an error, [`not_an_agent`](guide::lints#not_an_agent): fix it, or `exclude` it |
/// | a symbolic link | followed; each file is read once, however many links lead to it |
///
/// Two agents of one name are an error: Claude Code would load only one of them. With `overlay = true`, this holds within each
/// folder of the call.
///
/// ## Globs
///
/// `include` and `exclude` are matched against the whole path below the folder of the call, with `/` on every platform.
/// They are case-sensitive. `*` matches within one folder, `**` any number of folders, `?` one character, `[ab]` one of
/// several: `*.md` matches `a.md` and not `team/a.md`; `**/a.md` matches both. Excluding a folder, as in `exclude("drafts")`,
/// excludes everything in it. A glob that matches nothing is a warning. A file that the call names by itself is read
/// whatever the globs say.
///
/// ## Limits
///
/// Limits protect a build from a folder that is not what you think. Exceeding one is an error that shows how to raise it,
/// except for `messages`, which keeps the output of a large catalog short.
///
/// | limit | default | |
/// |---|---|---|
/// | `files` | 20,000 | files of one call |
/// | `depth` | 64 | nested folders |
/// | `file_bytes` | 1,048,576 | bytes of one file |
/// | `front_matter_bytes` | 262,144 | bytes of one front matter |
/// | `messages` | 10 | messages of one kind, such as those of one lint; one more counts the others and lists the places of errors |
///
/// # From names to identifiers
///
/// The variant is the `name` of the front matter in `UpperCamelCase`, the constant in `SCREAMING_SNAKE_CASE`:
///
/// | name | variant | constant |
/// |---|---|---|
/// | `code-reviewer` | `CodeReviewer` | `CODE_REVIEWER` |
/// | `FP&A Analyst` | `FpAAnalyst` | `FP_A_ANALYST` |
/// | `2fa-helper` | `_2faHelper` | `_2FA_HELPER` |
/// | `self` | `Self_` | `SELF` |
/// | `日本` | `日本` | `日本` |
/// | `🚀` | `U1f680` | `U1F680` |
/// | `launch-🚀` | `Launch` | `LAUNCH` |
///
/// Characters that no identifier may contain separate words. A leading digit gets an underscore before it, and the one
/// keyword that is possible, `Self`, one after it. A name without a letter or digit is spelled by its code points. Two names
/// with one identifier, such as `api-expert` and `api_expert`, are an error, which `identifiers(..)` resolves.
///
/// rustc compares identifiers in Unicode's normal form NFC, so an `é` in Rust code matches both ways to write it in the
/// file. `from_name` compares byte by byte, as Claude Code does.
///
/// # Several catalogs
///
/// A crate, a module and a function may contain several calls, with different names. Constants are named after the agents
/// alone, so where two catalogs in one module share an agent, turn the constants of one off:
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
/// # Warnings
///
/// A warning is reported as the use of a deprecated constant that is named like the lint: on a stable compiler, a macro has
/// no other way to warn. It is a warning whatever level your crate sets for `deprecated`; `#![allow(warnings)]` mutes it. To
/// be sure to see it, raise the lint to an error: `deny(unknown_tool)`, or `deny(all)` for every lint.
///
/// # Unused agents
///
/// Programs often use a catalog as a table, so unused agents are allowed by default. With `report_unused = true`,
/// rustc's `dead_code` lint reports unused agents, as it does unused variants, where the enum is private to a program or a
/// module. The short form is `pub`, so use the item form with `enum Agent`. The enum then implements neither [`Catalog`] nor
/// `FromStr` nor `Deserialize`, since each of them can produce any agent. For the same reason, code that uses `ALL` or
/// `from_name` uses every agent, and so does [`assert_all!`](assert_all!).
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
///     println!("{}", CLOUDFLARE_RUST_EXPERT.prompt()); // the backend expert is unused
/// }
/// ```
///
/// # New files
///
/// Cargo sees by itself when a file is edited, renamed or deleted. To have it see new files, add a `build.rs` of one line:
///
/// ```text
/// fn main() { println!("cargo::rerun-if-changed=agents") }
/// ```
///
/// In a crate without a build script, `cargo test` warns about this: the lint
/// [`untracked_folder`](guide::lints#untracked_folder). A test that the macro generates compares the folder with what the
/// build of the tests saw: it fails, and names the file, if you add one after that build. It says nothing about other
/// builds, whose programs lack the file until something makes cargo compile the crate again. The test needs `std`: turn it
/// off with `stale_test = false` in a crate that is tested without it.
///
/// # Build times, publishing, compatibility
///
/// A few dozen agents cost no noticeable time; with hundreds, [two lines in the workspace's profile](guide::building) help.
/// A folder outside the crate is not part of the package: see [publishing](guide::publishing). Which changes of a file are
/// breaking changes of your crate: see [compatibility](guide::compatibility).
#[macro_export]
macro_rules! include_agents {
    ($($call:tt)*) => {
        // Only one of the two is ever expanded: only rustdoc needs pages.
        #[cfg(not(doc))]
        $crate::__private::include_agents! { ($crate) $($call)* }
        #[cfg(doc)]
        $crate::__private::include_agents_pages! { ($crate) $($call)* }
    };
}

/// Enforces a project policy at compile time: the build fails if an agent of the catalog violates it, and names all that do.
///
/// The policy is an expression of type `bool` in const context. Without a message, the expression itself is the message.
///
/// It looks at every agent, so with `report_unused` every agent counts as used.
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
    ($catalog:ty, |$agent:ident| $rule:expr $(,)?) => {
        $crate::assert_all!(
            $catalog,
            |$agent| $rule,
            $crate::__private::stringify!($rule)
        );
    };
    ($catalog:ty, |$agent:ident| $rule:expr, $message:expr $(,)?) => {
        // rustc would deny the rule if it takes long, as with a thousand agents.
        #[allow(long_running_const_eval)]
        const _: () = {
            const fn __holds($agent: $catalog) -> $crate::__private::bool {
                $rule
            }
            let mut broken = $crate::__private::Broken::rule($message);
            let mut index = 0;
            while index < <$catalog>::ALL.len() {
                let agent = <$catalog>::ALL[index];
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
/// It takes what [`include_agents!`] takes, or, if the catalog is in another module than the docs, the path of its enum,
/// `in`, the folder, and options. It expands to a string with links to the page of each agent:
///
/// ```text
/// #![cfg_attr(doc, doc = include_agents::summary!("agents"))]
/// #![cfg_attr(doc, doc = include_agents::summary!(experts::Expert in "agents", exclude("drafts/**")))]
/// ```
///
/// With `cfg_attr(doc, …)` it is expanded only when rustdoc runs. It reports no errors in agents:
/// [`include_agents!`] does.
#[macro_export]
macro_rules! summary {
    ($($call:tt)*) => {
        $crate::__private::summary! { ($crate) $($call)* }
    };
}

/// The parts of generated code. They change without notice.
#[doc(hidden)]
pub mod __private {
    pub use core::clone::Clone;
    pub use core::cmp::{Eq, Ord, PartialEq, PartialOrd};
    pub use core::convert::AsRef;
    pub use core::default::Default;
    pub use core::fmt::{self, Debug, Display, Formatter};
    pub use core::hash::Hash;
    pub use core::marker::Copy;
    pub use core::option::Option::{None, Some};
    pub use core::prelude::v1::test;
    pub use core::primitive::{f32, f64, i64, u8, usize};
    pub use core::result::Result::{self, Err, Ok};
    pub use core::str::FromStr;
    pub use core::{compile_error, env, include_bytes, include_str, panic, stringify};

    pub use include_agents_macros::{include_agents, include_agents_pages, summary};
    pub use include_agents_runtime::__private::*;
    pub use include_agents_runtime::*;
}
