//! What a reference that gives the agent nothing was meant as.

use include_agents_runtime::__private::{Reference, retired, split};
use include_agents_runtime::Tool;

use crate::claude_code::tools::{EVERYTHING, FOREIGN, FOREIGN_SETS, SEPARATORS};
use crate::diagnostic::{nearest, same_but_for_style};
use crate::shape::OwnTools;

/// What a reference was meant as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A sign or a word between two tools, or a remark in parentheses.
    Separator,
    /// Every tool.
    Everything,
    /// These references, if it were not for a slip.
    Tools(Vec<String>, Slip),
    /// Some tools of an MCP server.
    Wildcard {
        /// The reference to all tools of the server, if it is clear which.
        server: Option<String>,
    },
    /// A reference whose parenthesis is never closed.
    Unclosed,
    /// Unknown.
    Unknown,
}

/// What is wrong about a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Slip {
    /// Signs around or between names: `Read;`, `[Read`, `Read|Write`.
    Punctuation,
    /// Case or style: `bash`, `web_fetch`.
    Case,
    /// The name is that of a tool that Claude Code once had.
    Retired,
    /// The name is that of a tool of another product.
    Foreign,
    /// The name is nearly that of a tool.
    Misspelled,
}

/// What a reference was meant as that gives nothing.
///
/// `own` are the tools of the call.
pub(crate) fn meaning(reference: &str, own: &OwnTools) -> Meaning {
    let lower = reference.to_lowercase();
    if SEPARATORS.contains(&lower.as_str()) || reference.starts_with('(') {
        return Meaning::Separator;
    }
    let bare = lower.trim_matches(is_sign);
    if EVERYTHING.contains(&bare) {
        return Meaning::Everything;
    }
    if reference.contains('(') && !reference.contains(')') {
        return Meaning::Unclosed;
    }
    if reference.contains('*') && split(reference).1.is_none() {
        return wildcard(reference);
    }
    if let Some(known) = known(reference, own) {
        return known;
    }
    let parts: Vec<&str> = parts(reference).collect();
    if parts.is_empty() {
        return Meaning::Separator;
    }
    if parts.as_slice() != [reference]
        && let Some(tools) = parts.iter().map(|part| exact(part, own)).collect()
    {
        return Meaning::Tools(tools, Slip::Punctuation);
    }
    let (name, specifier) = split(reference);
    let near = nearest(name, Tool::BUILT_IN.iter().copied());
    let near_own = own.nearest(name);
    let near = match (near, near_own.as_deref()) {
        (Some(near), Some(own)) => nearest(name, [own, near]),
        (near, own) => own.or(near),
    };
    match near {
        Some(near) => Meaning::Tools(vec![with_specifier(near, specifier)], Slip::Misspelled),
        None => Meaning::Unknown,
    }
}

/// A name that stands for a tool without any doubt, though it is not the name of one.
fn known(reference: &str, own: &OwnTools) -> Option<Meaning> {
    let (name, specifier) = split(reference);
    let found =
        |tool: &str, slip| Some(Meaning::Tools(vec![with_specifier(tool, specifier)], slip));
    if let Some(replacement) = retired(name) {
        return match replacement {
            Some(tool) => found(tool, Slip::Retired),
            None => Some(Meaning::Tools(Vec::new(), Slip::Retired)),
        };
    }
    if let Some(tool) = in_other_case(name, own) {
        return found(tool, Slip::Case);
    }
    let mut sets = FOREIGN_SETS.iter();
    let bare = sets.find_map(|set| name.strip_prefix(set)).unwrap_or(name);
    let mut tools = FOREIGN.iter();
    let (_, tool) = tools.find(|(word, _)| same_but_for_style(word, bare))?;
    found(tool, Slip::Foreign)
}

/// The reference that a part is, or would be in the right case.
fn exact(part: &str, own: &OwnTools) -> Option<String> {
    let read = Reference::read(part);
    // On its own, it would grant every tool, to an agent that now has none of them.
    if read == Reference::Every {
        return None;
    }
    if read.gives_something() || own.has(split(part).0) {
        return Some(part.to_owned());
    }
    let (name, specifier) = split(part);
    Some(with_specifier(in_other_case(name, own)?, specifier))
}

fn in_other_case<'a>(name: &str, own: &'a OwnTools) -> Option<&'a str> {
    // An alias may stay one.
    let tools = Tool::BUILT_IN.iter().copied().chain(["Task"]);
    own.names()
        .chain(tools)
        .find(|tool| same_but_for_style(tool, name))
}

fn with_specifier(name: &str, specifier: Option<&str>) -> String {
    match specifier {
        Some(specifier) => format!("{name}({specifier})"),
        None => name.to_owned(),
    }
}

/// A wildcard that matches nothing.
fn wildcard(reference: &str) -> Meaning {
    let server = reference
        .strip_prefix("mcp__")
        .and_then(|rest| rest.split_once("__"))
        .map(|(server, _)| format!("mcp__{server}"))
        .filter(|server| Reference::read(server).gives_something());
    Meaning::Wildcard { server }
}

/// What is left of a text between the signs that people put around and between names.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut is_inside = false;
    let is_cut = move |c: char| {
        match c {
            '(' => is_inside = true,
            ')' => is_inside = false,
            _ => {}
        }
        !is_inside
            && (c.is_whitespace()
                || matches!(
                    c,
                    ',' | '，'
                        | '、'
                        | ';'
                        | '；'
                        | '|'
                        | '/'
                        | '&'
                        | '+'
                        | '\u{200B}'
                        | '\u{FEFF}'
                ))
    };
    text.split(is_cut)
        .map(|part| part.trim_matches(is_sign))
        .filter(|part| !part.is_empty() && !SEPARATORS.contains(&part.to_lowercase().as_str()))
}

/// A sign that belongs to no name.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '[' | ']'
            | '{'
            | '}'
            | '<'
            | '>'
            | '\''
            | '"'
            | '`'
            | '.'
            | ':'
            | ';'
            | '!'
            | '?'
            | '-'
            | '•'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '«'
            | '»'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tools(names: &[&str], slip: Slip) -> Meaning {
        Meaning::Tools(names.iter().map(|name| (*name).to_owned()).collect(), slip)
    }

    #[test]
    fn says_what_was_meant() {
        use Slip::{Case, Foreign, Misspelled, Punctuation, Retired};
        for (text, meant) in [
            ("and", Meaning::Separator),
            ("-", Meaning::Separator),
            ("(only in src)", Meaning::Separator),
            ("all", Meaning::Everything),
            ("All.", Meaning::Everything),
            ("'all'", Meaning::Everything),
            ("Bash(git, Read", Meaning::Unclosed),
            ("read", tools(&["Read"], Case)),
            ("READ", tools(&["Read"], Case)),
            ("bash(git log:*)", tools(&["Bash(git log:*)"], Case)),
            ("web_fetch", tools(&["WebFetch"], Case)),
            ("MultiEdit", tools(&["Edit"], Retired)),
            ("BashOutput", tools(&[], Retired)),
            ("codebase", tools(&["Grep"], Foreign)),
            ("edit/editFiles", tools(&["Edit"], Foreign)),
            ("read_file", tools(&["Read"], Foreign)),
            ("Read;*;Bash(git *)", Meaning::Unknown),
            ("Read;", tools(&["Read"], Punctuation)),
            ("read;", tools(&["Read"], Punctuation)),
            ("Read.", tools(&["Read"], Punctuation)),
            ("`Read`", tools(&["Read"], Punctuation)),
            ("[Read", tools(&["Read"], Punctuation)),
            ("Read\nWrite", tools(&["Read", "Write"], Punctuation)),
            (
                "Read\tBash(a b)",
                tools(&["Read", "Bash(a b)"], Punctuation),
            ),
            ("Read\u{a0}Write", tools(&["Read", "Write"], Punctuation)),
            ("Read\n- Write", tools(&["Read", "Write"], Punctuation)),
            ("Read，Write", tools(&["Read", "Write"], Punctuation)),
            ("Read|Write", tools(&["Read", "Write"], Punctuation)),
            ("mcp__s__t;", tools(&["mcp__s__t"], Punctuation)),
            ("WebSerach", tools(&["WebSearch"], Misspelled)),
            ("Bsah(git)", tools(&["Bash(git)"], Misspelled)),
            ("mcp__*", Meaning::Wildcard { server: None }),
            (
                "mcp__git__get_*",
                Meaning::Wildcard {
                    server: Some("mcp__git".to_owned()),
                },
            ),
            ("Web*", Meaning::Wildcard { server: None }),
            ("azure-mcp/search", Meaning::Unknown),
            ("runTests", Meaning::Unknown),
            ("Python", Meaning::Unknown),
            ("'", Meaning::Separator),
        ] {
            assert_eq!(meaning(text, &OwnTools::default()), meant, "{text}");
        }
    }
}
