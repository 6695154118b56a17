//! Texts out of the format's own tokens.
//!
//! Random bytes hardly ever make a front matter. Here each byte stands for a token of the format, so that a fuzzer
//! which changes bytes changes files in ways that matter. The same bytes always make the same text.

/// What files consist of, and what has ever offended a parser of them.
const TOKENS: &[&str] = &[
    // Line endings and white space come often.
    "\n",
    "\n",
    "\n",
    "\n",
    " ",
    " ",
    " ",
    "  ",
    "  ",
    "\n  ",
    "\n\n",
    "\t",
    "\r\n",
    "\r",
    "    ",
    // Fences.
    "---",
    "\n---\n",
    "--- ",
    "--",
    "-----",
    "...",
    // Keys.
    "name:",
    "description:",
    "tools:",
    "disallowedTools:",
    "model:",
    "permissionMode:",
    "maxTurns:",
    "skills:",
    "mcpServers:",
    "hooks:",
    "memory:",
    "background:",
    "omitClaudeMd:",
    "effort:",
    "isolation:",
    "color:",
    "initialPrompt:",
    "experimental:",
    "\nname: ",
    "\ndescription: ",
    "\ntools: ",
    "\nmodel: ",
    "\nhooks:\n  ",
    "allowed-tools:",
    "capabilities:",
    "pre:",
    "post:",
    "PreToolUse:",
    "cacheTtl:",
    "x:",
    "\nx: ",
    "\n  y: ",
    // Values.
    "a",
    "b",
    "word",
    "sonnet",
    "opus",
    "Claude Sonnet 4.5",
    "red",
    "Red",
    "#3B82F6",
    "plan",
    "user",
    "max",
    "worktree",
    "true",
    "false",
    "null",
    "~",
    "1",
    "-1",
    "1.5",
    "1e400",
    "0x1F",
    "0o7",
    ".inf",
    ".nan",
    "5m",
    "99999999999999999999",
    "Read",
    "Bash(git:*)",
    "Agent(a, b)",
    "Task(",
    "mcp__a__b",
    "2001-01-01",
    "yes",
    // YAML.
    ": ",
    ":",
    ", ",
    ",",
    "- ",
    "-",
    "\n- ",
    "\n  - ",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "\"",
    "'",
    "'",
    "''",
    "\\\"",
    "\\",
    "\\n",
    "\\x41",
    "\\u00e9",
    "\\UFFFFFFFF",
    "#",
    " # ",
    "&a ",
    "*a",
    "*",
    "<<: ",
    "!",
    "!!str ",
    "!!int ",
    "|\n  ",
    ">\n  ",
    "|-\n  ",
    "|2+\n  ",
    ">-",
    "%",
    "@",
    "`",
    "? ",
    "=",
    // Examples.
    "<example>",
    "</example>",
    "Context: ",
    "user: ",
    "User: ",
    "assistant: ",
    "Assistant: ",
    "<commentary>",
    "</commentary>",
    "<example",
    "Examples:",
    "\n\nuser: \"",
    "\"\nassistant: \"",
    "'\\nassistant: '",
    "it's",
    "<user_request>",
    "I'll use the x-y agent",
    // Markdown.
    "# ",
    "\n## ",
    "\n\n# ",
    "**",
    "**Title:**",
    "**Title**:\n",
    "\n1. ",
    "\n* ",
    "> ",
    "\n> ",
    "\n```\n",
    "```",
    "~~~",
    "\n===\n",
    "\n***\n",
    "<div>",
    "<!--",
    "-->",
    "| a | b |\n|---|---|\n",
    "- [ ] ",
    "[^1]",
    "[^1]: ",
    "[a](b)",
    "When you do:\n- ",
    "\n    code",
    "_",
    "![",
    "\u{2014}",
    // Rust.
    "\"#",
    "{{",
    "}}",
    "*/",
    "//",
    "r#\"",
    // Comments to us.
    "\n# include-agents: allow(",
    "cut_front_matter",
    "stray_key",
    ")",
    "# include-agents:",
    // Unicode.
    "é",
    "日本",
    "🦀",
    "e\u{301}",
    "\u{FEFF}",
    "\u{85}",
    "\u{2028}",
    "\u{A0}",
    "\u{200B}",
    "\u{202E}",
    "\u{3000}",
    "\0",
    "\u{7F}",
    "\u{E0041}",
    "👩\u{200D}💻",
    "\u{10FFFF}",
];

/// Ends the front matter.
const FENCE: u8 = 0xFF;

/// Stands for the character after it.
const LITERAL: u8 = 0xFE;

/// The file that these bytes stand for. The first byte selects what surrounds the tokens.
pub(crate) fn file(bytes: &[u8]) -> String {
    let (&shape, bytes) = bytes.split_first().unwrap_or((&0, &[]));
    let mut text = String::new();
    if shape & 1 != 0 {
        text.push('\u{FEFF}');
    }
    // Seven of eight files begin as they should.
    if shape & 0b1110 != 0 {
        text.push_str("---\n");
    }
    if shape & 0x10 == 0 {
        text.push_str("name: a\n");
    }
    if shape & 0x20 == 0 {
        text.push_str("description: ");
    }
    let mut bytes = bytes.iter();
    while let Some(&byte) = bytes.next() {
        match byte {
            FENCE => text.push_str("\n---\n"),
            LITERAL => text.push(bytes.next().map_or('x', |&byte| char::from(byte))),
            _ => text.push_str(TOKENS[usize::from(byte) % TOKENS.len()]),
        }
    }
    if shape & 0x40 != 0 {
        text = text.replace('\n', "\r\n");
    }
    text
}

#[test]
fn every_token_can_be_reached() {
    assert!(TOKENS.len() < usize::from(LITERAL), "{}", TOKENS.len());
}
