include_agents::include_agents!("tools/policy_of_broken_file.md");

// Nobody knows which tools the agent has. One error says so, and this assertion adds none.
const _: () = assert!(!Agent::PolicyOfBrokenFile.tools().allows("Bash"));

fn main() {}
