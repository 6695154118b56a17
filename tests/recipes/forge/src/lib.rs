//! A program that brings its own agents, shaped like a coding harness: files with the key `id`, prompts that share templates and
//! hold values of the session, and tools of the program. What was rendered at run time, by a template engine that could
//! fail, is checked when the crate is built.

#![deny(warnings, missing_docs)]

use std::fmt::Display;

/// The tools of this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Reads files.
    Read,
    /// Writes files.
    Write,
    /// Changes parts of files.
    Patch,
    /// Runs commands.
    Shell,
    /// Searches files.
    Search,
}

include_agents::include_agents! {
    #[agents(
        keys(name = "id"),
        partials = "templates",
        tools = crate::Tool,
        default = "smith",
    )]
    pub enum Agent in "agents";
    /// What this program adds to an agent.
    pub struct Metadata {
        /// What people see.
        pub title: &'static str,
        /// Whether the model thinks before it answers.
        pub reasoning: bool = false,
    }
}

// A policy: who explains does not change anything.
const _: () = {
    let tools = Agent::Scholar.typed_tools();
    let mut index = 0;
    while index < tools.len() {
        assert!(matches!(tools[index], Tool::Read | Tool::Search));
        index += 1;
    }
};

/// What the prompts hold of a session.
#[derive(Clone, Copy, Debug)]
pub struct Session<'a> {
    /// Where it works.
    pub working_dir: &'a str,
    /// The user's shell.
    pub shell: &'a str,
    /// The rules of the project.
    pub rules: &'a [&'a str],
}

impl Agent {
    /// The system prompt of a session. An agent that is added does not compile without an arm here.
    #[must_use]
    pub fn system_prompt(self, session: &Session<'_>) -> String {
        let Session {
            working_dir,
            shell,
            rules,
        } = *session;
        let prompt: &dyn Display = match self {
            Agent::Scholar => &ScholarPrompt {
                working_dir,
                shell,
                rules,
            },
            Agent::Smith => &SmithPrompt {
                working_dir,
                shell,
                rules,
                max_attempts: 3,
            },
        };
        prompt.to_string()
    }
}

#[cfg(test)]
mod tests {
    use include_agents::AgentMap;

    use super::*;

    const SESSION: Session<'static> = Session {
        working_dir: "/src",
        shell: "bash",
        rules: &["No panics.", "Tests for each change."],
    };

    #[test]
    fn prompts_hold_the_session() {
        assert_eq!(
            Agent::Scholar.system_prompt(&SESSION),
            "You are Scholar. You explain the code in `/src`, and change nothing.\n\n\
             ## The system\n\n- Shell: bash\n- Working directory: /src\n\n\
             ## Rules of the project\n\n- No panics.\n- Tests for each change.\n\n\
             ## Answers\n\nAnswer in short sentences. Name files as `path:line`. To show a placeholder, \
             write it as {{placeholder}}."
        );
        let prompt = Agent::default().system_prompt(&SESSION);
        assert!(prompt.contains("After 3 failed attempts, stop"), "{prompt}");
    }

    #[test]
    fn agents_have_titles_and_tools() {
        assert_eq!(Agent::try_from("scholar"), Ok(Agent::Scholar));
        let smith = Agent::Smith;
        assert!(smith.metadata().reasoning);
        assert_eq!(
            Agent::Scholar.metadata().title,
            "Answers questions about code"
        );
        let tools = [Tool::Read, Tool::Write, Tool::Patch, Tool::Shell];
        assert_eq!(smith.typed_tools(), tools);
    }

    #[test]
    fn json_has_the_whole_text_and_the_parameters() {
        let json = serde_json::to_value(SCHOLAR.full()).unwrap();
        assert_eq!(json["prompt"], SCHOLAR.prompt());
        assert!(SCHOLAR.prompt().contains("- Shell: {{shell}}\n"));
        assert_eq!(json["params"][0]["name"], "working_dir");
        assert_eq!(json["params"][2]["type"], "list");
        // Claude Code knows no parameters.
        let json = serde_json::to_value(SCHOLAR).unwrap();
        assert!(json.get("params").is_none());
    }

    #[test]
    fn a_map_of_several_catalogs_has_each_name_once() {
        let ours = || Agent::ALL.iter().map(|agent| agent.definition());
        assert!(AgentMap::try_new(ours()).is_ok());
        let error = AgentMap::try_new(ours().chain([SMITH])).unwrap_err();
        assert_eq!(error.name(), "smith");
    }
}
