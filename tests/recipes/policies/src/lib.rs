//! A house with three rules: an agent that breaks one does not build.

#![no_std]
#![deny(warnings)]

use include_agents::{PermissionMode, assert_all};

include_agents::include_agents!("agents");

assert_all!(
    Agent,
    |agent| !matches!(
        agent.permission_mode(),
        Some(PermissionMode::BypassPermissions)
    ),
    "no agent bypasses permissions",
);

assert_all!(
    Agent,
    |agent| agent.model().is_some(),
    "every agent states a model"
);

assert_all!(
    Agent,
    |agent| !is_reviewer(agent) || is_read_only(agent),
    "reviewers are read-only",
);

const fn is_reviewer(agent: Agent) -> bool {
    matches!(
        agent.name().as_bytes(),
        [.., b'-', b'r', b'e', b'v', b'i', b'e', b'w', b'e', b'r']
    )
}

/// Inherited tools are those of anyone who calls, which no one knows here.
const fn is_read_only(agent: Agent) -> bool {
    let tools = agent.tools();
    !(tools.is_inherited()
        || tools.allows("Write")
        || tools.allows("Edit")
        || tools.allows("NotebookEdit")
        || tools.allows("Bash")
        || tools.allows("PowerShell"))
}

// One agent, and one line.
const _: () = assert!(!Agent::CodeReviewer.tools().allows("Bash"));

/// What `allows` understands, asked of the agents in const context.
#[cfg(test)]
mod allows {
    use super::Agent::{CodeReviewer, Maintainer, Scout};

    // A server of which one tool is listed is allowed, but not all of it.
    const _: () = assert!(CodeReviewer.tools().allows("mcp__github"));
    const _: () = assert!(CodeReviewer.tools().allows("mcp__github__get_pull_request"));
    const _: () = assert!(!CodeReviewer.tools().allows("mcp__github__*"));
    const _: () = assert!(
        !CodeReviewer
            .tools()
            .allows("mcp__github__merge_pull_request")
    );

    // Inherited tools are all tools, less those that are taken away; a specifier does not save the rest of a tool.
    const _: () = assert!(Scout.tools().is_inherited());
    const _: () = assert!(Scout.tools().allows("WebFetch"));
    const _: () = assert!(Scout.tools().allows("mcp__docs__*"));
    const _: () = assert!(!Scout.tools().allows("mcp__github__get_pull_request"));
    const _: () = assert!(!Scout.tools().allows("Bash"));
    const _: () = assert!(!Scout.tools().allows("Bash(ls)"));

    // A specifier does not restrict a tool that is listed: Claude Code offers all of it.
    const _: () = assert!(Maintainer.tools().allows("Bash"));
    const _: () = assert!(Maintainer.tools().allows("Bash(git:*)"));
    const _: () = assert!(Maintainer.tools().allows("Bash(rm *)"));

    // `Task` is the older name of `Agent`, and names do restrict it.
    const _: () = assert!(Maintainer.tools().allows("Task(code-reviewer)"));
    const _: () = assert!(!Maintainer.tools().allows("Agent(maintainer)"));

    #[test]
    fn the_same_at_run_time() {
        assert!(super::is_read_only(CodeReviewer));
        assert!(!super::is_read_only(Maintainer) && !super::is_read_only(Scout));
    }
}
