//! The tools an agent may use.

use core::fmt;

use crate::reference::{Reference, next_agent};
use crate::tool_names::MEMORY;
use crate::{List, Tool};

/// The tools of an agent: the front matter's `tools` and `disallowedTools`, and what `memory` adds.
///
/// ```
/// use include_agents_runtime::{Tool, Tools};
///
/// const READ_ONLY: Tools<'_> = Tools::only(&[Tool::new("Read"), Tool::new("Bash(git log:*)")]);
/// const _: () = assert!(READ_ONLY.allows("Read") && !READ_ONLY.allows("Write"));
///
/// assert_eq!(READ_ONLY.to_string(), "Read, Bash(git log:*)");
/// assert!(Tools::inherited().allows("mcp__github__get_issue"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tools<'a> {
    listed: Option<List<'a, Tool<'a>>>,
    disallowed: List<'a, Tool<'a>>,
    /// Whether the agent has a `memory`.
    memory: bool,
}

impl<'a> Tools<'a> {
    /// Every tool of the conversation that calls the agent: what a file without `tools` means.
    #[must_use]
    pub const fn inherited() -> Self {
        Self {
            listed: None,
            disallowed: List::empty(),
            memory: false,
        }
    }

    /// Exactly these tools: what `tools` lists. With an empty list, the agent has no tools.
    #[must_use]
    pub const fn only(listed: &'a [Tool<'a>]) -> Self {
        Self::of(List::new(listed))
    }

    /// The same tools without these: what `disallowedTools` lists.
    #[must_use]
    pub const fn without(self, disallowed: &'a [Tool<'a>]) -> Self {
        self.without_list(List::new(disallowed))
    }

    pub(crate) const fn of(listed: List<'a, Tool<'a>>) -> Self {
        Self {
            listed: Some(listed),
            disallowed: List::empty(),
            memory: false,
        }
    }

    pub(crate) const fn without_list(mut self, disallowed: List<'a, Tool<'a>>) -> Self {
        self.disallowed = disallowed;
        self
    }

    /// The same tools as those of an agent with a `memory`: Claude Code adds `Read`, `Write` and `Edit` to its list, even
    /// to an empty one, unless they are disallowed.
    ///
    /// ```
    /// use include_agents_runtime::{List, Tool, Tools};
    ///
    /// const READER: Tools<'_> = Tools::only(&[Tool::new("Read")]).with_memory();
    /// const _: () = assert!(READER.allows("Write"));
    ///
    /// assert_eq!(READER.listed(), Some(List::new(&[Tool::new("Read")])));
    /// assert_eq!(READER.added_by_memory(), [Tool::new("Write"), Tool::new("Edit")]);
    /// assert_eq!(READER.to_string(), "Read, plus Write, Edit for memory");
    /// ```
    #[must_use]
    pub const fn with_memory(mut self) -> Self {
        self.memory = true;
        self
    }

    /// Whether the agent has the tools of its caller, less what is disallowed: there is no list of tools, or one with `*`.
    #[must_use]
    pub const fn is_inherited(self) -> bool {
        match self.listed {
            Some(listed) => has_every(listed),
            None => true,
        }
    }

    /// The list of tools, as the file has it; `None` where the tools are inherited.
    ///
    /// What `memory` adds is not in it: see [`added_by_memory`](Tools::added_by_memory).
    #[must_use]
    pub const fn listed(self) -> Option<List<'a, Tool<'a>>> {
        self.listed
    }

    /// The disallowed tools, as the file lists them.
    #[must_use]
    pub const fn disallowed(self) -> List<'a, Tool<'a>> {
        self.disallowed
    }

    /// The tools that `memory` adds to the list: those of `Read`, `Write` and `Edit` that are neither listed nor
    /// disallowed. None where the tools are inherited.
    #[must_use]
    pub const fn added_by_memory(self) -> &'static [Tool<'static>] {
        const READ: Tool<'_> = Tool::new(MEMORY[0]);
        const WRITE: Tool<'_> = Tool::new(MEMORY[1]);
        const EDIT: Tool<'_> = Tool::new(MEMORY[2]);
        match (self.adds(READ), self.adds(WRITE), self.adds(EDIT)) {
            (false, false, false) => &[],
            (true, false, false) => &[READ],
            (false, true, false) => &[WRITE],
            (false, false, true) => &[EDIT],
            (true, true, false) => &[READ, WRITE],
            (true, false, true) => &[READ, EDIT],
            (false, true, true) => &[WRITE, EDIT],
            (true, true, true) => &[READ, WRITE, EDIT],
        }
    }

    /// Whether `memory` adds this tool.
    const fn adds(self, tool: Tool<'_>) -> bool {
        let tool = tool.reference();
        self.memory && !self.lists(tool) && !self.takes(tool)
    }

    /// Returns `true` if Claude Code grants the agent a tool.
    ///
    /// The answer is `true` exactly if the agent is given what is named. Of a bare `Agent` or `mcp__s`, any part is enough;
    /// with names or `__*`, all that is named must be given:
    ///
    /// | asked | true where the list has |
    /// |---|---|
    /// | `Bash` | `Bash`, with or without a specifier |
    /// | `Bash(rm *)`, `Bash(*)` | the same: a specifier does not restrict |
    /// | `Agent`, `Task` | either, with or without names: the two are one tool |
    /// | `Agent(a)` | `Agent`, or an `Agent(…)` that names `a` |
    /// | `Agent(*)` | `Agent` without names |
    /// | `mcp__s__t` | `mcp__s__t`, `mcp__s` or `mcp__s__*` |
    /// | `mcp__s` | the server or any of its tools |
    /// | `mcp__s__*` | `mcp__s` or `mcp__s__*` |
    /// | `mcp__*` | `*` |
    /// | `*` | `*` |
    ///
    /// In a list, `*` is everything. Other wildcards match nothing: `mcp__s__get_*`, `Web*` and, in a list, `mcp__*`.
    /// Inherited tools are everything, too.
    ///
    /// **Specifiers in `tools` do not restrict a tool.** Claude Code offers all of `Bash` to an agent that lists
    /// `Bash(git:*)`, so `allows("Bash(rm *)")` is `true` for it, and a policy against `rm` does not compile. What an agent
    /// may run without being asked is up to the permission rules of the settings, which are not in the file.
    ///
    /// What `disallowedTools` names is removed. Claude Code drops the specifiers there, too: `Bash(git push *)` leaves
    /// nothing of `Bash`, nor of `Monitor`, which is part of `Bash`. `mcp__s` and `mcp__s__*` remove the server, `mcp__*`
    /// removes every server, `mcp__s__t` removes one tool (after which `mcp__s` is still allowed and `mcp__s__*` is not).
    /// Other wildcards and unknown names remove nothing. A `*` removes nothing, and neither do the entries beside it:
    /// Claude Code then ignores the whole of `disallowedTools`.
    ///
    /// `memory` gives `Read`, `Write` and `Edit`, unless they are disallowed.
    ///
    /// Names are compared exactly, as Claude Code does: `bash` is not `Bash`. Older names that Claude Code still
    /// supports mean the current tool (`KillShell` is `TaskStop`); those that it no longer supports
    /// are never allowed (`MultiEdit`).
    ///
    /// # What is not part of the answer
    ///
    /// `allows` says what the file grants. What a session offers is another matter: whether an MCP server is connected,
    /// whether the running version of Claude Code has a tool of that name (any other name is allowed where tools are
    /// inherited), that `Glob` and `Grep` are not offered beside `Bash`, and that some tools are not offered to
    /// background agents.
    ///
    /// ```
    /// use include_agents_runtime::{Tool, Tools};
    ///
    /// const LISTED: Tools = Tools::only(&[Tool::new("Bash(git:*)"), Tool::new("Agent(tester)")]);
    /// const _: () = assert!(LISTED.allows("Bash") && LISTED.allows("Bash(rm *)"));
    /// const _: () = assert!(LISTED.allows("Agent(tester)") && !LISTED.allows("Agent(writer)"));
    ///
    /// const NO_BASH: Tools = Tools::inherited().without(&[Tool::new("Bash(git push *)")]);
    /// const _: () = assert!(NO_BASH.allows("Read") && !NO_BASH.allows("Bash(ls)"));
    /// ```
    #[must_use]
    pub const fn allows(self, tool: &str) -> bool {
        let asked = Reference::read(tool);
        if asked.is_bare() {
            self.allows_any(asked)
        } else {
            self.allows_all(asked)
        }
    }

    /// Whether something of `asked` is given and is not taken away.
    const fn allows_any(self, asked: Reference<'_>) -> bool {
        if !self.takes(asked) && (self.is_inherited() || self.memory_covers(asked)) {
            return true;
        }
        let mut listed = self.listed_or_empty().iter();
        while let Some(tool) = listed.advance() {
            if let Some(common) = tool.reference().common(asked)
                && !self.takes(common)
            {
                return true;
            }
        }
        false
    }

    /// Whether all of `asked` is given, and nothing of that is taken away.
    const fn allows_all(self, asked: Reference<'_>) -> bool {
        let mut taken = self.taken().iter();
        while let Some(tool) = taken.advance() {
            if tool.reference().takes_some(asked) {
                return false;
            }
        }
        match asked {
            Reference::Nothing => false,
            _ => self.is_inherited() || self.lists(asked) || self.memory_covers(asked),
        }
    }

    /// Whether the list has all of `asked`. The names of `Agent(a, b)` may be in different entries.
    const fn lists(self, asked: Reference<'_>) -> bool {
        let Some(listed) = self.listed else {
            return true;
        };
        let mut names = asked.agents();
        if next_agent(names).is_none() {
            return covers(listed, asked);
        }
        while let Some((name, rest)) = next_agent(names) {
            if !covers(listed, Reference::agent(name)) {
                return false;
            }
            names = rest;
        }
        true
    }

    /// Whether `memory` gives all of `asked`.
    const fn memory_covers(self, asked: Reference<'_>) -> bool {
        let mut at = 0;
        while self.memory && at < MEMORY.len() {
            if Reference::read(MEMORY[at]).covers(asked) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Whether `disallowedTools` takes away all of a reference.
    const fn takes(self, given: Reference<'_>) -> bool {
        let mut taken = self.taken().iter();
        while let Some(tool) = taken.advance() {
            if tool.reference().takes(given) {
                return true;
            }
        }
        false
    }

    /// The entries of `disallowedTools` that count: none beside a `*`.
    const fn taken(self) -> List<'a, Tool<'a>> {
        if has_every(self.disallowed) {
            List::empty()
        } else {
            self.disallowed
        }
    }

    const fn listed_or_empty(self) -> List<'a, Tool<'a>> {
        match self.listed {
            Some(listed) => listed,
            None => List::empty(),
        }
    }
}

/// Whether one entry of a list has all of `asked`.
const fn covers(listed: List<'_, Tool<'_>>, asked: Reference<'_>) -> bool {
    let mut listed = listed.iter();
    while let Some(tool) = listed.advance() {
        if tool.reference().covers(asked) {
            return true;
        }
    }
    false
}

/// Whether a list has the entry `*`.
const fn has_every(tools: List<'_, Tool<'_>>) -> bool {
    let mut tools = tools.iter();
    while let Some(tool) = tools.advance() {
        if matches!(tool.reference(), Reference::Every) {
            return true;
        }
    }
    false
}

/// The tools as the file lists them (`inherited` without a list, `none` for an empty one), then what `memory` adds, then
/// what is disallowed.
impl fmt::Display for Tools<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.listed {
            None => f.write_str("inherited")?,
            Some(listed) if listed.is_empty() => f.write_str("none")?,
            Some(listed) => write_list(f, listed)?,
        }
        let added = self.added_by_memory();
        if !added.is_empty() {
            f.write_str(", plus ")?;
            write_list(f, List::new(added))?;
            f.write_str(" for memory")?;
        }
        if !self.disallowed.is_empty() {
            f.write_str(", without ")?;
            write_list(f, self.disallowed)?;
        }
        Ok(())
    }
}

fn write_list(f: &mut fmt::Formatter<'_>, tools: List<'_, Tool<'_>>) -> fmt::Result {
    for (index, tool) in tools.iter().enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        write!(f, "{comma}{tool}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
