use include_agents::{PermissionMode, assert_all};

include_agents::include_agents!("catalog/policies");

assert_all!(Agent, |agent| agent.model().is_some(), "every agent states a model");
assert_all!(
    Agent,
    |agent| !matches!(agent.permission_mode(), Some(PermissionMode::BypassPermissions)),
    "no agent bypasses permissions",
);
assert_all!(Agent, |agent| !agent.tools().allows("Write"));
const _: () = assert!(!Agent::SecurityReviewer.tools().allows("Bash"), "reviewers are read-only");

fn main() {}
