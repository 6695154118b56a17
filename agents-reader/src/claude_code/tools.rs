//! Tools: the words that files use for them. Their names and the grammar are those of `include-agents-runtime`.

/// Words that people write for "every tool", in lower case. Only `*` means that to Claude Code.
pub const EVERYTHING: &[&str] = &["all", "any", "everything", "all-tools", "alltools", "full"];

/// Words and signs that people put between tools, in lower case. To Claude Code, each is the name of a tool.
pub const SEPARATORS: &[&str] = &[
    "and", "or", "&", "&&", "|", "||", "+", "-", "–", "—", "•", "·", ";", "/",
];

/// Tools of other products, in lower case and without `_` and `-`, and the nearest tool of Claude Code.
///
/// What has no counterpart that grants as little is not here: `runTests` is not all of `Bash`.
pub const FOREIGN: &[(&str, &str)] = &[
    // VS Code and GitHub Copilot
    ("codebase", "Grep"),
    ("createfile", "Write"),
    ("editfiles", "Edit"),
    ("execute", "Bash"),
    ("fetch", "WebFetch"),
    ("filesearch", "Glob"),
    ("findtestfiles", "Glob"),
    ("listdirectory", "Glob"),
    ("readfile", "Read"),
    ("runcommands", "Bash"),
    ("runinterminal", "Bash"),
    ("runsubagent", "Agent"),
    ("search", "Grep"),
    ("searchresults", "Grep"),
    ("shell", "Bash"),
    ("terminal", "Bash"),
    ("terminalcommand", "Bash"),
    ("textsearch", "Grep"),
    ("todo", "TodoWrite"),
    ("todos", "TodoWrite"),
    ("usages", "Grep"),
    ("web", "WebFetch"),
    // Cursor
    ("codebasesearch", "Grep"),
    ("editfile", "Edit"),
    ("grepsearch", "Grep"),
    ("listdir", "Glob"),
    ("runterminalcmd", "Bash"),
    // Gemini CLI
    ("googlewebsearch", "WebSearch"),
    ("readmanyfiles", "Read"),
    ("replace", "Edit"),
    ("runshellcommand", "Bash"),
    ("searchfilecontent", "Grep"),
    ("writefile", "Write"),
    // Kiro, Factory, OpenCode
    ("applypatch", "Edit"),
    ("create", "Write"),
    ("executebash", "Bash"),
    ("fetchurl", "WebFetch"),
    ("fsread", "Read"),
    ("fswrite", "Write"),
    ("list", "Glob"),
    ("patch", "Edit"),
];

/// The sets of tools of GitHub Copilot, which precede the names of its tools: `edit/editFiles`.
pub const FOREIGN_SETS: &[&str] = &[
    "edit/",
    "execute/",
    "read/",
    "runCommands/",
    "search/",
    "vscode/",
    "web/",
];

#[cfg(test)]
mod tests {
    use include_agents_runtime::__private::is_built_in;

    use super::*;

    #[test]
    fn counterparts_are_tools_and_words_are_plain() {
        for (word, tool) in FOREIGN {
            assert!(is_built_in(tool), "{tool}");
            assert_eq!(word.to_lowercase().replace(['_', '-'], ""), **word);
        }
        for word in EVERYTHING.iter().chain(SEPARATORS) {
            assert_eq!(word.to_lowercase(), **word);
        }
    }
}
