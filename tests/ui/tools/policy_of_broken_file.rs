include_agents::include_agents!("tools/policy_of_broken_file.md");

// The agent inherits no tools: its file could not be read. One error says so, and this assertion is no second one.
const _: () = assert!(!Agent::PolicyOfBrokenFile.tools().allows("Bash"));

fn main() {}
