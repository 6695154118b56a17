//! What an agent may do, to compare a file before and after a change.

use std::collections::BTreeSet;

use include_agents_runtime::__private::canonical;
use include_agents_runtime::PermissionMode;

use crate::agent::Agent;
use crate::claude_code::{MEMORY_TOOLS, is_built_in_tool};
use crate::diagnostic::nearest;
use crate::document::Document;
use crate::tools::{name_of, taken};

/// What a file lets its agent do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rights {
    /// Whether the agent has every tool of its caller.
    pub inherits: bool,
    /// The names of the tools that it lists, and those that `memory` adds; meaningless where it inherits.
    pub tools: BTreeSet<String>,
    /// The names of the tools that it is denied.
    pub denied: BTreeSet<String>,
    /// How it asks before it acts.
    pub permission_mode: Option<PermissionMode>,
}

/// How a change of a file changes what its agent may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It may do the same or less.
    Within,
    /// It may do more, but nothing that the file did not name in nearly the same letters.
    Named,
    /// It may do more.
    Wider,
}

impl Rights {
    /// The rights of a document that could be read.
    #[must_use]
    pub fn of(document: &Document) -> Rights {
        Rights::of_agent(&document.agent)
    }

    /// The rights of an agent.
    pub(crate) fn of_agent(agent: &Agent) -> Rights {
        let names = |tools: &[crate::agent::ToolRef]| -> BTreeSet<String> {
            let names = tools
                .iter()
                .map(|tool| canonical(name_of(&tool.value)).to_owned());
            names.filter(|name| !name.is_empty()).collect()
        };
        let mut tools = agent.tools.as_deref().map(names).unwrap_or_default();
        let denied = names(taken(&agent.disallowed_tools));
        let inherits = agent.tools.is_none() || tools.contains("*");
        if agent.memory.is_some() {
            tools.extend(MEMORY_TOOLS.map(str::to_owned));
        }
        Rights {
            inherits,
            tools,
            denied,
            permission_mode: agent.permission_mode.as_ref().map(|mode| mode.value),
        }
    }

    /// How the rights change from these, of a file that Claude Code loads, to those `after` a change of the `text`.
    #[must_use]
    pub fn change(&self, after: &Rights, text: &str) -> Change {
        if after.inherits && !self.inherits {
            return Change::Wider;
        }
        let mut change = Change::Within;
        if !after.inherits && !self.inherits {
            let words = tool_lines(text, ALLOWING);
            let new = after.tools.difference(&self.tools);
            for tool in new.filter(|tool| !after.denied.contains(*tool)) {
                change = change.max(named(tool, &words));
            }
        }
        let granted = |tool: &&String| after.inherits || after.tools.contains(*tool);
        // A name that denied nothing may be corrected.
        let lost = self.denied.difference(&after.denied).filter(granted);
        if lost.filter(|tool| is_real(tool)).count() > 0 {
            return Change::Wider;
        }
        if after.permission_mode != self.permission_mode && after.permission_mode.is_some() {
            change = change.max(Change::Named);
        }
        change
    }
}

/// How the rights `after` a change relate to what the `text` names, where Claude Code did not load the agent.
#[must_use]
pub fn change_of_unread(text: &str, after: &Rights) -> Change {
    let words = tool_lines(text, ALLOWING);
    // In the front matter, a list may name tools of another product; in a prompt, it may be about anything.
    let head = tool_lines(head(text), ALLOWING);
    let names_tools = head.len() > 1 || words.iter().any(|word| is_real(word));
    if after.inherits && names_tools && !after.tools.contains("*") {
        return Change::Wider;
    }
    // Another line has become part of the list.
    if after.tools.iter().any(|tool| tool.contains(':')) {
        return Change::Wider;
    }
    let mut change = Change::Within;
    if !after.inherits {
        for tool in after.tools.difference(&after.denied) {
            change = change.max(named(tool, &words));
        }
    }
    let granted =
        |tool: &&str| is_real(tool) && (after.inherits || after.tools.contains(canonical(tool)));
    let denied = tool_lines(text, DENYING);
    if denied
        .into_iter()
        .filter(granted)
        .any(|tool| !after.denied.contains(canonical(tool)))
    {
        return Change::Wider;
    }
    change
}

/// Whether denying this name has an effect.
fn is_real(tool: &str) -> bool {
    is_built_in_tool(tool) || tool.starts_with("mcp__")
}

/// How a tool is named by these words.
fn named(tool: &str, words: &[&str]) -> Change {
    if words.iter().any(|word| canonical(word) == tool) {
        Change::Within
    } else if nearest(tool, words.iter().copied()).is_some() {
        Change::Named
    } else {
        Change::Wider
    }
}

/// The text up to the second `---` at the start of a line.
fn head(text: &str) -> &str {
    let mut ends = text.match_indices("\n---").map(|(at, _)| at);
    ends.next().and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Keys that list what an agent may use, in lower case without `-` and `_`.
const ALLOWING: &[&str] = &["tools", "tool", "allowedtools"];

/// Keys that list what an agent may not use.
const DENYING: &[&str] = &["disallowedtools", "deniedtools", "excludedtools"];

/// The words of lines with one of these keys, however damaged the lines are.
fn tool_lines<'a>(text: &'a str, keys: &[&str]) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut is_open = false;
    let mut before = "";
    for line in text.lines() {
        let bare = line.trim_start_matches(|c: char| !c.is_alphanumeric());
        let end = bare.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-')));
        let key = bare.get(..end.unwrap_or(bare.len())).unwrap_or_default();
        let plain = key.replace(['-', '_'], "").to_lowercase();
        let is_continued = line.trim().is_empty()
            || line.starts_with(char::is_whitespace)
            || line.starts_with(['-', '*', '+', '•', '–', '—', '·', ']', ',', '"', '\''])
            || before.trim_end().ends_with([',', '[', '|', ';'])
            || line
                .split([',', ' '])
                .all(|word| is_real(word.trim_end_matches([']', ';'])));
        is_open = keys.contains(&plain.as_str()) || (is_open && is_continued);
        before = line;
        if is_open {
            let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '*');
            let words = line.split(|c: char| !is_word(c));
            found.extend(words.filter(|word| !word.is_empty()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rights(tools: Option<&[&str]>, denied: &[&str]) -> Rights {
        let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Rights {
            inherits: tools.is_none(),
            tools: tools.map(set).unwrap_or_default(),
            denied: set(denied),
            permission_mode: None,
        }
    }

    #[test]
    fn inheriting_is_wider_than_any_list() {
        let list = rights(Some(&["Read"]), &[]);
        assert_eq!(list.change(&rights(None, &[]), ""), Change::Wider);
        assert_eq!(rights(None, &[]).change(&list, ""), Change::Within);
    }

    #[test]
    fn a_corrected_name_is_named() {
        let list = rights(Some(&["WebSerach"]), &[]);
        let text = "tools: WebSerach";
        assert_eq!(
            list.change(&rights(Some(&["WebSearch"]), &[]), text),
            Change::Named
        );
        assert_eq!(
            list.change(&rights(Some(&["Bash"]), &[]), text),
            Change::Wider
        );
    }

    #[test]
    fn denied_tools_stay_denied() {
        let denied = rights(None, &["Bash", "bogus"]);
        assert_eq!(denied.change(&rights(None, &["Bash"]), ""), Change::Within);
        assert_eq!(denied.change(&rights(None, &["bogus"]), ""), Change::Wider);
    }

    #[test]
    fn tools_are_found_in_damaged_lines() {
        for text in [
            "tools Read",
            "**tools:** Read",
            "- tools: Read",
            "# Tools = [\"Read\"]",
            "tools:\n  * Read",
        ] {
            assert_eq!(
                change_of_unread(text, &rights(None, &[])),
                Change::Wider,
                "{text}"
            );
            assert_eq!(
                change_of_unread(text, &rights(Some(&["Read"]), &[])),
                Change::Within,
                "{text}"
            );
            assert_eq!(
                change_of_unread(text, &rights(Some(&["Bash"]), &[])),
                Change::Wider,
                "{text}"
            );
        }
        assert_eq!(
            change_of_unread("Use tools: with care", &rights(None, &[])),
            Change::Within
        );
        let foreign = "---\ntools search/files\n---\nprompt";
        assert_eq!(change_of_unread(foreign, &rights(None, &[])), Change::Wider);
        let denying = "disallowedTools Bash";
        assert_eq!(change_of_unread(denying, &rights(None, &[])), Change::Wider);
        assert_eq!(
            change_of_unread(denying, &rights(None, &["Bash"])),
            Change::Within
        );
    }
}
