//! The tools an agent may use.

use core::fmt;

use crate::Tool;
use crate::policy::Reference;

/// The tools of an agent: the front matter's `tools` and `disallowedTools` together.
///
/// ```
/// use include_agents_runtime::{Tool, Tools};
///
/// const READ_ONLY: Tools = Tools::only(&[Tool::new("Read"), Tool::new("Bash(git log:*)")]);
/// const _: () = assert!(READ_ONLY.allows("Read") && !READ_ONLY.allows("Write"));
///
/// assert_eq!(READ_ONLY.to_string(), "Read, Bash(git log:*)");
/// assert!(Tools::inherited().allows("mcp__github__get_issue"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tools {
    listed: Option<&'static [Tool]>,
    disallowed: &'static [Tool],
}

impl Tools {
    /// Every tool of the conversation that calls the agent: what a file without `tools` means.
    #[must_use]
    pub const fn inherited() -> Self {
        Self {
            listed: None,
            disallowed: &[],
        }
    }

    /// Exactly these tools: what `tools` lists. An empty list is no tool at all.
    #[must_use]
    pub const fn only(listed: &'static [Tool]) -> Self {
        Self {
            listed: Some(listed),
            disallowed: &[],
        }
    }

    /// The same tools without these: what `disallowedTools` lists.
    #[must_use]
    pub const fn without(mut self, disallowed: &'static [Tool]) -> Self {
        self.disallowed = disallowed;
        self
    }

    /// Whether there is no list of tools, so that the agent has those of its caller.
    #[must_use]
    pub const fn is_inherited(self) -> bool {
        self.listed.is_none()
    }

    /// The list of tools, as it stands in the file; `None` where the tools are inherited.
    #[must_use]
    pub const fn listed(self) -> Option<&'static [Tool]> {
        self.listed
    }

    /// The tools that are taken away, as they stand in the file.
    #[must_use]
    pub const fn disallowed(self) -> &'static [Tool] {
        self.disallowed
    }

    /// Whether the agent may use a tool, by the rules of the client.
    ///
    /// A bare name asks whether *any* of the tool is allowed, a name with a specifier or a `*` whether *all* that it
    /// names is:
    ///
    /// | asked | true where the list has |
    /// |---|---|
    /// | `Bash` | `Bash`, or `Bash(…)` with any specifier |
    /// | `Bash(git:*)` | `Bash`, or the same `Bash(git:*)`; a specifier that merely matches more does not count |
    /// | `Bash(*)` | `Bash` |
    /// | `Agent`, `Task` | either, with or without names: the two are one tool |
    /// | `Agent(a)` | `Agent`, or an `Agent(…)` that names `a` |
    /// | `mcp__s__t` | `mcp__s__t`, `mcp__s`, `mcp__s__*`, or a beginning of the name such as `mcp__s__get_*` |
    /// | `mcp__s` | the server or any of its tools |
    /// | `mcp__s__*` | `mcp__s` or `mcp__s__*` |
    /// | `*` | `*` |
    ///
    /// In a list, `Bash(*)` and `Bash()` are the same as `Bash`, `mcp__*` is every MCP tool, and `*` is everything.
    /// Inherited tools are everything, too: what the caller has is not known when the crate is built.
    ///
    /// First of all, `disallowedTools` takes away. Whatever its specifier, an entry takes the whole tool:
    /// `Bash(git push *)` there leaves nothing of `Bash`. `mcp__s` and `mcp__s__*` take the server, `mcp__s__t` takes
    /// one tool of it (after which `mcp__s` is still allowed and `mcp__s__*` is not), `*` takes everything.
    ///
    /// Names are compared exactly, as the client does: `bash` is not `Bash`.
    ///
    /// ```
    /// use include_agents_runtime::{Tool, Tools};
    ///
    /// const GIT_ONLY: Tools = Tools::only(&[Tool::new("Bash(git:*)")]);
    /// const _: () = assert!(GIT_ONLY.allows("Bash"));
    /// const _: () = assert!(GIT_ONLY.allows("Bash(git:*)"));
    /// const _: () = assert!(!GIT_ONLY.allows("Bash(*)"));
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

    /// Whether something of `asked` is in the list and is not taken away.
    const fn allows_any(self, asked: Reference<'_>) -> bool {
        let Some(listed) = self.listed else {
            return !self.takes(asked);
        };
        let mut at = 0;
        while at < listed.len() {
            let entry = Reference::read(listed[at].as_str());
            if entry.meets(asked) && !self.takes(entry.narrow(asked)) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Whether one entry of the list has all of `asked`, and nothing of that is taken away.
    const fn allows_all(self, asked: Reference<'_>) -> bool {
        let mut at = 0;
        while at < self.disallowed.len() {
            if Reference::read(self.disallowed[at].as_str()).meets(asked) {
                return false;
            }
            at += 1;
        }
        let Some(listed) = self.listed else {
            return true;
        };
        let mut at = 0;
        while at < listed.len() {
            if Reference::read(listed[at].as_str()).covers(asked) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Whether `disallowedTools` takes away all of a reference.
    const fn takes(self, reference: Reference<'_>) -> bool {
        let mut at = 0;
        while at < self.disallowed.len() {
            let entry = Reference::read(self.disallowed[at].as_str());
            if entry.whole().covers(reference) {
                return true;
            }
            at += 1;
        }
        false
    }
}

impl fmt::Display for Tools {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.listed {
            None => f.write_str("inherited")?,
            Some([]) => f.write_str("none")?,
            Some(listed) => write_list(f, listed)?,
        }
        if !self.disallowed.is_empty() {
            f.write_str(", without ")?;
            write_list(f, self.disallowed)?;
        }
        Ok(())
    }
}

fn write_list(f: &mut fmt::Formatter<'_>, tools: &[Tool]) -> fmt::Result {
    for (index, tool) in tools.iter().enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        write!(f, "{comma}{tool}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::ToString;

    macro_rules! tools {
        ($($text:literal),*) => { const { &[$(Tool::new($text)),*] } };
    }

    #[track_caller]
    fn check(tools: Tools, allowed: &[&str], refused: &[&str]) {
        for tool in allowed {
            assert!(tools.allows(tool), "{tools} should allow {tool}");
        }
        for tool in refused {
            assert!(!tools.allows(tool), "{tools} should not allow {tool}");
        }
    }

    #[test]
    fn inherited_tools_are_everything() {
        let asked = [
            "Read",
            "Bash(git:*)",
            "mcp__s",
            "mcp__s__t",
            "Agent(a)",
            "*",
            "NoSuchTool",
        ];
        check(Tools::inherited(), &asked, &[]);
        check(Tools::only(tools!("*")), &asked, &[]);
        check(Tools::only(tools!("Read", "*")), &asked, &[]);
        check(Tools::only(&[]), &[], &asked);
    }

    #[test]
    fn specifiers_restrict_a_tool() {
        check(
            Tools::only(tools!("Bash(git:*)", "Read")),
            &[
                "Bash",
                "Bash(git:*)",
                "Bash( git:* )",
                "Read",
                "Read(./src/**)",
                "Read(*)",
            ],
            &[
                "Bash(*)",
                "Bash()",
                "Bash(git log:*)",
                "bash",
                "Write",
                "*",
                "Bas",
                "Bash(git",
            ],
        );
        for all in [
            Tools::only(tools!("Bash(*)")),
            Tools::only(tools!("Bash()")),
        ] {
            check(all, &["Bash", "Bash(*)", "Bash()", "Bash(ls)"], &["Read"]);
        }
    }

    #[test]
    fn disallowed_tools_go_first_and_whole() {
        check(
            Tools::inherited().without(tools!("Bash(git push *)")),
            &["Read", "mcp__s__t"],
            &["Bash", "Bash(ls)", "Bash(*)", "Bash(git push *)", "*"],
        );
        check(
            Tools::only(tools!("Bash(ls)", "Read")).without(tools!("Bash")),
            &["Read"],
            &["Bash", "Bash(ls)", "Bash(*)"],
        );
        check(
            Tools::only(tools!("*")).without(tools!("Write")),
            &["Read", "Edit"],
            &["Write", "*"],
        );
        check(
            Tools::inherited().without(tools!("*")),
            &[],
            &["Read", "mcp__s", "mcp__s__t", "*"],
        );
    }

    #[test]
    fn agent_and_task_are_one_tool() {
        check(
            Tools::only(tools!("Task(a, b)")),
            &["Agent", "Task", "Agent(a)", "Task(b, a)", "Agent(a,b)"],
            &["Agent(c)", "Agent(a, c)", "Agent(*)", "TaskList"],
        );
        check(
            Tools::only(tools!("Agent")),
            &["Task", "Task(x)", "Agent(*)"],
            &["TaskCreate"],
        );
        check(
            Tools::inherited().without(tools!("Task")),
            &["TaskList"],
            &["Agent", "Agent(a)", "Task"],
        );
        check(
            Tools::inherited().without(tools!("Agent(a)")),
            &[],
            &["Task", "Agent(b)"],
        );
    }

    #[test]
    fn a_server_is_all_its_tools() {
        for list in [tools!("mcp__s"), tools!("mcp__s__*")] {
            check(
                Tools::only(list),
                &["mcp__s", "mcp__s__*", "mcp__s__t", "mcp__s__get_*"],
                &["mcp__r", "mcp__r__t", "mcp__*", "*", "mcp__st__t"],
            );
            check(
                Tools::inherited().without(list),
                &["mcp__r", "Read"],
                &["mcp__s", "mcp__s__*", "mcp__s__t", "*", "mcp__*"],
            );
        }
        check(
            Tools::only(tools!("mcp__*")),
            &["mcp__s", "mcp__s__t", "mcp__*"],
            &["Read", "*"],
        );
        check(
            Tools::inherited().without(tools!("mcp__*")),
            &["Read"],
            &["mcp__s", "mcp__s__t"],
        );
    }

    #[test]
    fn a_tool_of_a_server_is_not_the_server() {
        check(
            Tools::only(tools!("mcp__s__t")),
            &["mcp__s", "mcp__s__t"],
            &["mcp__s__*", "mcp__s__u", "mcp__s__t*"],
        );
        check(
            Tools::inherited().without(tools!("mcp__s__t")),
            &["mcp__s", "mcp__s__u"],
            &["mcp__s__t", "mcp__s__*", "mcp__s__t*"],
        );
        check(
            Tools::only(tools!("mcp__s__t", "mcp__s__u")).without(tools!("mcp__s__t")),
            &["mcp__s", "mcp__s__u"],
            &["mcp__s__t"],
        );
        check(
            Tools::only(tools!("mcp__s__t")).without(tools!("mcp__s__t")),
            &[],
            &["mcp__s", "mcp__s__t"],
        );
    }

    #[test]
    fn a_beginning_stands_for_the_names_that_begin_so() {
        check(
            Tools::only(tools!("mcp__s__get_*")),
            &[
                "mcp__s",
                "mcp__s__get_issue",
                "mcp__s__get_*",
                "mcp__s__get_a*",
            ],
            &["mcp__s__*", "mcp__s__set_issue", "mcp__s__ge*"],
        );
        check(
            Tools::inherited().without(tools!("mcp__s__get_*")),
            &["mcp__s", "mcp__s__set_issue"],
            &[
                "mcp__s__get_issue",
                "mcp__s__get_a*",
                "mcp__s__ge*",
                "mcp__s__*",
            ],
        );
    }

    #[test]
    fn displays_as_a_file_would_list_them() {
        let listed = Tools::only(tools!("Read", "Agent(a, b)"));
        assert_eq!(listed.to_string(), "Read, Agent(a, b)");
        assert_eq!(
            listed.without(tools!("Bash", "Write")).to_string(),
            "Read, Agent(a, b), without Bash, Write"
        );
        assert_eq!(Tools::default().to_string(), "inherited");
        assert_eq!(
            Tools::default().without(tools!("Bash")).to_string(),
            "inherited, without Bash"
        );
        assert_eq!(Tools::only(&[]).to_string(), "none");
    }

    #[test]
    fn says_what_stands_in_the_file() {
        let tools = Tools::only(tools!("Read")).without(tools!("Bash"));
        assert!(!tools.is_inherited());
        assert_eq!(tools.listed(), Some(&tools!("Read")[..]));
        assert_eq!(tools.disallowed(), tools!("Bash"));
        assert!(Tools::default().is_inherited());
    }
}
