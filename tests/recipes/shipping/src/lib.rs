//! A command line for operations that ships forty agents. Their files have a description and tools of the program, and their
//! names are those of the files. Where others list name, description and `include_str!` of each agent by hand, and keep the list
//! up to date, this crate has one call.

#![deny(warnings)]

include_agents::include_agents! {
    #[agents(
        name = "stem",
        tools(
            "search_*", "query_*", "list_*", "get_*", "explain_query", "run_test", "scan_secrets",
            "case_create", "cloud_*", "dashboard_*", "flag_*", "fleet_*", "incident_*", "key_*", "monitor_*",
            "notebook_*", "oncall_*", "rule_*",
        ),
        deny(unknown_tool),
    )]
    pub enum Agent in "agents";
}

// A misspelled tool does not compile, and no agent has every tool of its caller.
include_agents::assert_all!(
    Agent,
    |agent| !agent.tools().is_inherited(),
    "lists its tools"
);
// Only one agent may wake people.
include_agents::assert_all!(
    Agent,
    |agent| matches!(agent, Agent::OnCall) || !agent.tools().allows("oncall_page"),
    "pages no one",
);

/// The agents of a group and of those below it: `run` and `run/clusters`.
pub fn group(name: &str) -> impl Iterator<Item = Agent> {
    Agent::ALL.iter().copied().filter(move |agent| {
        let rest = agent.group().strip_prefix(name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// What `help` prints: each group, and its agents below it.
#[must_use]
pub fn help() -> String {
    let mut agents = Agent::ALL.to_vec();
    agents.sort_by_key(|agent| (agent.group(), agent.name()));
    let mut text = String::new();
    let mut last = "";
    for agent in agents {
        if agent.group() != last {
            last = agent.group();
            text.push_str(&format!("{last}:\n"));
        }
        text.push_str(&format!("  {agent}: {}\n", agent.description()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forty_files_are_forty_agents() {
        assert_eq!(Agent::ALL.len(), 40);
        assert_eq!(Agent::from_name("on-call"), Some(Agent::OnCall));
        assert_eq!(Agent::Logs.path(), "agents/observe/logs.md");
    }

    #[test]
    fn groups_are_subfolders() {
        assert_eq!(group("run/clusters").count(), 6);
        assert_eq!(group("run").count(), 10);
        assert_eq!(group("ru").count(), 0);
        assert_eq!(Agent::Helper.group(), "");
        let help = help();
        assert!(
            help.starts_with("  helper: Answers questions on this program.\n"),
            "{help}"
        );
        assert!(
            help.contains("run/clusters:\n  containers: Explains why"),
            "{help}"
        );
    }

    #[test]
    fn agents_have_the_tools_of_the_program() {
        assert!(Agent::Hosts.tools().allows("list_hosts"));
        assert!(!Agent::Hosts.tools().allows("list_pods"));
        assert!(!Agent::Helper.tools().allows("list_hosts"));
        assert!(Agent::Router.tools().allows("Agent"));
    }
}
