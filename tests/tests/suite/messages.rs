//! The text of every message, compared with `tests/ui/THEME/NAME.txt`, without rustc.
//!
//! A case is a file `NAME.md` or a folder `NAME` of agents without a `NAME.rs` beside it. Options of the call are in
//! `NAME.call`. To accept new texts, run `TRYBUILD=overwrite cargo test -p include-agents-tests messages` and read
//! what changed. The cases with an `.rs` file show the frame that rustc draws around the texts.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use include_agents_compiler::{Environment, expand};
use include_agents_tests::sandbox::{Sandbox, workspace_root};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::TEMPORARY;

/// The folders that a theme's cases share: they are not cases.
const SHARED: [&str; 5] = [
    "agents",
    "good",
    "shared",
    "overlay_agents",
    "skills_folder",
];

/// A file or folder of agents, and the options of the call that reads it.
struct Case {
    /// The path in the call, relative to `tests/ui`: `yaml/crlf.md`.
    path: String,
    options: Option<String>,
    /// Where the expected texts are.
    expected: PathBuf,
}

impl Case {
    /// What a user writes between the parentheses.
    fn call(&self) -> String {
        match &self.options {
            None => format!("{:?}", self.path),
            Some(options) => format!("{:?}, {options}", self.path),
        }
    }

    /// The messages of the macro, in order. Like rustc, shows equal messages once.
    fn messages(&self) -> Vec<Message> {
        let environment = Environment {
            manifest_dir: folder(),
            working_dir: folder(),
            // With a build script, so that `untracked_folder` is quiet.
            variable: &|name| (name == "OUT_DIR").then(|| "target/out".to_owned()),
        };
        let input: TokenStream = format!("(include_agents) {}", self.call())
            .parse()
            .expect("the call consists of tokens");
        let mut messages = Vec::new();
        collect(expand(input, &environment), &mut messages);
        let mut seen = BTreeSet::new();
        messages.retain(|message| seen.insert(message.clone()));
        messages
    }
}

/// An error, or a warning with the name of its lint.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Message {
    lint: Option<String>,
    text: String,
}

impl std::fmt::Display for Message {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.lint {
            None => writeln!(formatter, "error: {}", self.text),
            Some(lint) => writeln!(formatter, "warning[{lint}]: {}", self.text),
        }
    }
}

fn folder() -> PathBuf {
    workspace_root().join("tests/ui")
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|entry| entry.expect("the folder can be read").file_name())
        .map(|name| name.into_string().expect("our names are Unicode"))
        .collect()
}

/// All cases, sorted by theme and name.
fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for theme in names(&folder()) {
        let path = folder().join(&theme);
        if !path.is_dir() {
            continue;
        }
        let names = names(&path);
        let mut stems = BTreeSet::new();
        for name in &names {
            let stem = name.strip_suffix(".md").unwrap_or(name);
            let is_case = stem != name || path.join(name).is_dir();
            if !is_case || names.contains(&format!("{stem}.rs")) || SHARED.contains(&stem) {
                continue;
            }
            stems.insert(stem);
            let options = fs::read_to_string(path.join(format!("{stem}.call"))).ok();
            cases.push(Case {
                path: format!("{theme}/{name}"),
                options: options.map(|options| options.trim().to_owned()),
                expected: path.join(format!("{stem}.txt")),
            });
        }
        for name in &names {
            let Some((stem, "txt" | "call")) = name.rsplit_once('.') else {
                continue;
            };
            assert!(stems.contains(stem), "{theme}/{name} belongs to no case");
        }
    }
    assert!(!cases.is_empty(), "{} has no cases", folder().display());
    cases
}

/// Finds `compile_error! { "…" }`, and `#[deprecated(note = "…")]` of a constant that is named like a lint.
fn collect(tokens: TokenStream, messages: &mut Vec<Message>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        let rest = tokens.get(index + 1..).unwrap_or_default();
        match (token, rest) {
            (TokenTree::Ident(name), [TokenTree::Punct(_), TokenTree::Group(group), ..])
                if name == "compile_error" =>
            {
                let text = literal(group.stream()).expect("an error has a text");
                messages.push(Message { lint: None, text });
            }
            (TokenTree::Group(group), _) => match deprecation(group.stream()) {
                Some(text) => {
                    let lint = rest.windows(2).find_map(|pair| match pair {
                        [TokenTree::Ident(keyword), TokenTree::Ident(name)]
                            if keyword == "const" =>
                        {
                            Some(name.to_string())
                        }
                        _ => None,
                    });
                    messages.push(Message { lint, text });
                }
                None => collect(group.stream(), messages),
            },
            _ => {}
        }
    }
}

/// The note of `deprecated(note = "…")`.
fn deprecation(tokens: TokenStream) -> Option<String> {
    let mut tokens = tokens.into_iter();
    match (tokens.next()?, tokens.next()?) {
        (TokenTree::Ident(name), TokenTree::Group(group))
            if name == "deprecated" && group.delimiter() == Delimiter::Parenthesis =>
        {
            literal(group.stream().into_iter().skip(2).collect())
        }
        _ => None,
    }
}

/// The value of the string literal that these tokens are.
fn literal(tokens: TokenStream) -> Option<String> {
    syn::parse2::<syn::LitStr>(tokens)
        .ok()
        .map(|literal| literal.value())
}

#[test]
fn every_message_is_the_expected_one() {
    let bless = std::env::var_os("TRYBUILD").is_some_and(|value| value == "overwrite");
    let mut failures = String::new();
    for case in cases() {
        let messages: Vec<String> = case.messages().iter().map(ToString::to_string).collect();
        if messages.is_empty() {
            let _ = writeln!(failures, "\n{} has no message", case.path);
        }
        let actual = messages.join("\n");
        let expected = fs::read_to_string(&case.expected).unwrap_or_default();
        if actual == expected {
            continue;
        }
        if bless {
            fs::write(&case.expected, actual).expect("the text can be written");
        } else {
            let file = case.expected.display();
            let _ = write!(
                failures,
                "\n{file}\nEXPECTED:\n{expected}\nACTUAL:\n{actual}"
            );
        }
    }
    assert!(
        failures.is_empty(),
        "{failures}\nto accept these texts, set TRYBUILD=overwrite and run the test again"
    );
}

/// In one crate with all cases, rustc reports these messages and no follow-on errors.
#[test]
fn rustc_reports_the_same_messages_and_no_others() {
    let cases = cases();
    let sandbox = Sandbox::empty(TEMPORARY, "messages");
    sandbox.copy(&folder(), "");
    sandbox.write_manifest("messages", &[], "");
    let mut library = String::new();
    for (index, case) in cases.iter().enumerate() {
        let call = case.call();
        let _ = writeln!(
            library,
            "pub mod case_{index} {{ include_agents::include_agents!({call}); }}"
        );
    }
    sandbox.write("src/lib.rs", &library);

    let run = sandbox.cargo(&["check", "--message-format=json"]).run();
    let mut reported: Vec<Vec<Message>> = cases.iter().map(|_| Vec::new()).collect();
    for message in run.messages() {
        let text = message["message"].as_str().expect("a message has a text");
        let Some(span) = message["spans"].as_array().and_then(|spans| spans.first()) else {
            // How many errors and warnings there are.
            continue;
        };
        assert_eq!(span["file_name"], "src/lib.rs", "{text}");
        let line = span["line_start"]
            .as_u64()
            .and_then(|line| usize::try_from(line).ok());
        let case = line.and_then(|line| reported.get_mut(line - 1));
        let lint_and_text = text
            .strip_prefix("use of deprecated constant `")
            .and_then(|text| text.split_once("`: "));
        let message = match lint_and_text {
            Some((path, text)) => Message {
                lint: path.rsplit("::").next().map(str::to_owned),
                text: text.to_owned(),
            },
            None => Message {
                lint: None,
                text: text.to_owned(),
            },
        };
        case.expect("a message is about a line of ours")
            .push(message);
    }
    for (case, mut reported) in cases.iter().zip(reported) {
        // Rustc reports warnings after errors.
        let mut expected = case.messages();
        expected.sort();
        reported.sort();
        assert_eq!(reported, expected, "{}", case.path);
    }
}
