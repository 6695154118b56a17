include_agents::include_agents!("tools/policy_of_broken_file.md");

// The tools of the agent are unknown. One error says so, and this assertion adds none.
const _: () = assert!(!Agent::PolicyOfBrokenFile.tools().allows("Bash"));

fn main() {}
