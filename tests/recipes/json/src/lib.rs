//! A program that passes its agents on: as Claude Code's `--agents`, by name, and as files.

#![deny(warnings)]

include_agents::include_agents!("agents");

/// The value of Claude Code's option `--agents`:
/// `{"lead": {"description": "…", "prompt": "…", "tools": ["Read", "Grep"], "model": "opus"}, …}`
pub fn option() -> serde_json::Result<String> {
    serde_json::to_string(&include_agents::agent_map::<Agent>())
}

/// Everything that is known of an agent: also its name, path, color, examples, and the keys that Claude Code ignores.
pub fn full(agent: Agent) -> serde_json::Result<String> {
    serde_json::to_string(&agent.definition().full())
}

#[cfg(test)]
mod tests {
    use include_agents::{Effort, PermissionMode};
    use serde_json::{Value, json};

    use super::{Agent, full, option};

    /// The agents of the files that the build script has printed.
    mod printed {
        include_agents::include_agents!("$OUT_DIR/agents");
    }

    #[test]
    fn the_option_is_the_map_that_claude_code_reads() {
        let read: Value = serde_json::from_str(&option().unwrap()).unwrap();
        assert_eq!(
            read,
            json!({
                "reviewer": {
                    "description": "Use this agent after a change: it reads, and \"says\" what is wrong.",
                    "prompt": "You review.\n\n## Rules\n\n- Be brief.",
                    "tools": ["Read", "Bash(git log:*)", "Agent(tester, Explore)"],
                    "model": "opus",
                    "maxTurns": 8,
                },
                "tester": {
                    "description": "Tests a change.",
                    "prompt": "You test.",
                    "tools": [],
                    "disallowedTools": ["Write", "Edit"],
                    "permissionMode": "dontAsk",
                    "mcpServers": ["github", { "docs": { "command": "docs-server" } }],
                    "effort": "high",
                    "background": true,
                },
            })
        );
    }

    #[test]
    fn in_full_there_is_all_the_rest() {
        let read: Value = serde_json::from_str(&full(Agent::Reviewer).unwrap()).unwrap();
        assert_eq!(read["name"], "reviewer");
        assert_eq!(read["path"], "agents/reviewer.md");
        assert_eq!(read["color"], "red");
        assert_eq!(read["metadata"], json!({ "category": "quality" }));
    }

    #[test]
    fn what_is_closed_reads_back() {
        assert_eq!(
            serde_json::from_str::<Agent>("\"tester\"").unwrap(),
            Agent::Tester
        );
        assert_eq!(
            serde_json::from_str::<Effort>("\"high\"").unwrap(),
            Effort::High
        );
        let mode = serde_json::from_str::<PermissionMode>("\"dontAsk\"").unwrap();
        assert_eq!(mode, PermissionMode::DontAsk);
        let error = serde_json::from_str::<Agent>("\"testre\"")
            .unwrap_err()
            .to_string();
        assert!(error.contains("did you mean `tester`?"), "{error}");
    }

    #[test]
    fn files_that_are_printed_compile_to_equal_agents() {
        assert_eq!(Agent::ALL.len(), printed::Agent::ALL.len());
        for (agent, printed) in Agent::ALL.iter().zip(printed::Agent::ALL) {
            // They are the same except for their places.
            assert_eq!(
                agent.definition().with_path(""),
                printed.definition().with_path("")
            );
        }
    }
}
