//! What an observation owes to the session in which it was made, and not to the file.

use super::observation::Observation;

/// The tools that the observed session has for at least one agent, those of its two MCP servers included.
///
/// `Tools::allows` is asked for each of them.
pub const OFFERED: &[&str] = &[
    "Agent",
    "Bash",
    "CronCreate",
    "CronDelete",
    "CronList",
    "Edit",
    "EnterWorktree",
    "ExitPlanMode",
    "ExitWorktree",
    "Glob",
    "Grep",
    "ListAgents",
    "Monitor",
    "NotebookEdit",
    "Read",
    "ReportFindings",
    "SendMessage",
    "Skill",
    "TaskStop",
    "WebFetch",
    "WebSearch",
    "Write",
    "mcp__git__get_issue",
    "mcp__git__get_pr",
    "mcp__git__list_issues",
    "mcp__my-db__get_row",
    "mcp__my-db__query",
];

/// Claude Code offers these only to agents that list them and have no `Bash`, whose commands do the same.
pub const BESIDE_NO_BASH: &[&str] = &["Glob", "Grep"];

/// Claude Code does not offer these to agents that run in the background.
pub const NOT_IN_BACKGROUND: &[&str] = &[
    "CronCreate",
    "CronDelete",
    "CronList",
    "ListAgents",
    "ReportFindings",
];

/// Claude Code offers these only in plan mode.
pub const IN_PLAN_MODE: &[&str] = &["ExitPlanMode"];

/// Claude Code has these tools, and the observed session offers them to no agent: they need a person to answer, a plan, a
/// task list, or a feature that a session without network does not have. Nothing was observed about them.
pub const NEVER_OFFERED: &[&str] = &[
    "Artifact",
    "AskUserQuestion",
    "EndConversation",
    "EnterPlanMode",
    "LSP",
    "ListMcpResourcesTool",
    "PowerShell",
    "PushNotification",
    "ReadMcpResourceDir",
    "ReadMcpResourceTool",
    "RefreshMcpTools",
    "RemoteTrigger",
    "ScheduleWakeup",
    "SendUserFile",
    "ShareOnboardingGuide",
    "TaskCreate",
    "TaskGet",
    "TaskList",
    "TaskOutput",
    "TaskUpdate",
    "TodoWrite",
    "ToolSearch",
    "WaitForMcpServers",
    "Workflow",
];

/// Whether Claude Code grants a tool by the session as well as by the file.
#[must_use]
pub fn depends_on_session(tool: &str) -> bool {
    [BESIDE_NO_BASH, NOT_IN_BACKGROUND, IN_PLAN_MODE]
        .iter()
        .any(|tools| tools.contains(&tool))
}

/// Whether Claude Code refuses to start the agent for a reason of the session: there is no git repository for
/// `isolation: worktree`, or the agent lists only tools that this session does not offer.
#[must_use]
pub fn is_refused_by_session(observation: &Observation) -> bool {
    let Some(refusal) = &observation.refusal else {
        return false;
    };
    if !refusal.contains("zero tools") {
        return refusal.contains("worktree");
    }
    let listed = refusal
        .split_once(" [")
        .and_then(|(_, rest)| Some(rest.rsplit_once("].")?.0));
    listed.is_some_and(|listed| {
        listed
            .split(", ")
            .all(|tool| NEVER_OFFERED.contains(&tool) || depends_on_session(tool))
    })
}
