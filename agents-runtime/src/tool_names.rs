//! The tools of Claude Code, by name: observed on Claude Code 2.1.332.

use crate::text::equal;

/// The tools that Claude Code has somewhere; which of them a session offers is another matter.
pub(crate) const BUILT_IN: &[&str] = &[
    "Agent",
    "Artifact",
    "AskUserQuestion",
    "Bash",
    "ClaudeDesign",
    "CronCreate",
    "CronDelete",
    "CronList",
    "Edit",
    "EndConversation",
    "EnterPlanMode",
    "EnterWorktree",
    "ExitPlanMode",
    "ExitWorktree",
    "Glob",
    "Grep",
    "LSP",
    "ListAgents",
    "ListMcpResourcesTool",
    "Monitor",
    "NotebookEdit",
    "OfferChromeSetup",
    "PowerShell",
    "Projects",
    "PushNotification",
    "Read",
    "ReadMcpResourceDirTool",
    "ReadMcpResourceTool",
    "ReadNotifications",
    "RefreshMcpTools",
    "RemoteTrigger",
    "ReportFindings",
    "ScheduleWakeup",
    "SendFeedback",
    "SendMessage",
    "SendUserFile",
    "SendUserMessage",
    "SetGoal",
    "ShareOnboardingGuide",
    "ShowOnboardingRolePicker",
    "Skill",
    "SubagentHandback",
    "TaskCreate",
    "TaskGet",
    "TaskList",
    "TaskOutput",
    "TaskStop",
    "TaskUpdate",
    "TodoWrite",
    "ToolSearch",
    "WaitForMcpServers",
    "WebFetch",
    "WebSearch",
    "Workflow",
    "Write",
    "propose_skills",
];

/// Older names that Claude Code still understands, and the tool that each of them means.
pub(crate) const ALIASES: &[(&str, &str)] = &[
    ("Task", "Agent"),
    ("KillShell", "TaskStop"),
    ("KillBash", "TaskStop"),
    ("ListPeers", "ListAgents"),
    ("Brief", "SendUserMessage"),
    ("ListMcpResources", "ListMcpResourcesTool"),
    ("ReadMcpResource", "ReadMcpResourceTool"),
    ("ReadMcpResourceDir", "ReadMcpResourceDirTool"),
    ("ProposeGoal", "SetGoal"),
];

/// Names that files still use and Claude Code no longer understands, with what to use instead where that is clear.
pub(crate) const RETIRED: &[(&str, Option<&str>)] = &[
    ("MultiEdit", Some("Edit")),
    ("LS", Some("Glob")),
    ("NotebookRead", Some("Read")),
    ("BashOutput", None),
    ("SlashCommand", Some("Skill")),
];

/// The tools that `memory` adds to a list of tools.
pub const MEMORY: [&str; 3] = ["Read", "Write", "Edit"];

/// Returns the current name of a tool: `Task` is `Agent`.
#[must_use]
pub const fn canonical(name: &str) -> &str {
    let mut at = 0;
    while at < ALIASES.len() {
        if equal(ALIASES[at].0, name) {
            return ALIASES[at].1;
        }
        at += 1;
    }
    name
}

/// Whether Claude Code has a tool of this name or alias.
#[must_use]
pub const fn is_built_in(name: &str) -> bool {
    let (name, mut at) = (canonical(name), 0);
    while at < BUILT_IN.len() {
        if equal(BUILT_IN[at], name) {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether Claude Code once had a tool of this name: `Some`, with its replacement where there is a clear one.
#[must_use]
pub const fn retired(name: &str) -> Option<Option<&'static str>> {
    let mut at = 0;
    while at < RETIRED.len() {
        if equal(RETIRED[at].0, name) {
            return Some(RETIRED[at].1);
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_in_one_table_and_once() {
        let names = BUILT_IN.iter().copied();
        let aliases = ALIASES.iter().map(|(alias, _)| *alias);
        let retired = RETIRED.iter().map(|(name, _)| *name);
        let mut all: std::vec::Vec<_> = names.chain(aliases).chain(retired).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        assert!(BUILT_IN.is_sorted());
    }

    #[test]
    fn aliases_and_replacements_are_tools() {
        for (alias, name) in ALIASES {
            assert_eq!(canonical(alias), *name);
            assert!(BUILT_IN.contains(name), "{name}");
            assert!(is_built_in(alias), "{alias}");
        }
        for (name, replacement) in RETIRED {
            assert_eq!(retired(name), Some(*replacement));
            assert!(!is_built_in(name), "{name}");
            assert!(replacement.is_none_or(is_built_in), "{name}");
        }
        assert!(MEMORY.into_iter().all(is_built_in));
        assert_eq!(retired("Edit"), None);
        assert_eq!(canonical("task"), "task");
    }
}
