//! What is right compiles without a single warning: the bundled agents, and every field with every value that Claude Code
//! documents.

#![deny(warnings)]

use include_agents::{
    Catalog, Color, Effort, Isolation, List, Memory, Model, PermissionMode, Value,
};

/// The bundled agents.
mod bundled {
    include_agents::include_agents!("../agents/catalog");
}

include_agents::include_agents! {
    /// Agents that set every field.
    pub enum Every in "fixtures/every-field";
}

#[test]
fn the_bundled_agents_are_there() {
    assert_eq!(bundled::Agent::ALL.len(), 2);
}

#[test]
fn every_field_of_one_agent_is_read() {
    let agent = Every::EveryField;
    assert_eq!(agent.name(), "every-field");
    assert!(agent.description().contains("<example>"));
    assert_eq!(agent.examples().len(), 1);
    assert_eq!(agent.tools().listed().map(List::len), Some(7));
    assert_eq!(agent.disallowed_tools().len(), 2);
    assert_eq!(agent.model(), Some(Model::Id("claude-sonnet-4-5-20250929")));
    assert_eq!(agent.permission_mode(), Some(PermissionMode::AcceptEdits));
    assert_eq!(agent.max_turns(), Some(12));
    assert_eq!(agent.skills(), ["review", "test"]);
    assert_eq!(agent.mcp_servers().len(), 2);
    assert!(agent.hooks().get("PreToolUse").is_some());
    assert_eq!(agent.memory(), Some(Memory::Project));
    assert!(agent.background());
    assert!(agent.omit_claude_md());
    assert_eq!(agent.effort(), Some(Effort::High));
    assert_eq!(agent.isolation(), Some(Isolation::Worktree));
    assert_eq!(agent.color(), Some(Color::Cyan));
    assert_eq!(
        agent.initial_prompt(),
        Some("Begin with the newest commit.")
    );
    assert_eq!(agent.experimental().get("cacheTtl"), Some(Value::Str("1h")));
    assert_eq!(agent.metadata().get("author"), Some(Value::Str("Ada")));
}

#[test]
fn the_same_fields_may_be_written_in_other_ways() {
    let agent = Every::OtherWays;
    assert_eq!(agent.model(), Some(Model::Inherit));
    assert_eq!(agent.effort(), Some(Effort::Level(3)));
    assert_eq!(agent.tools().listed().map(List::len), Some(3));
    assert_eq!(
        agent.color().map(|color| color.to_string()).as_deref(),
        Some("#3b82f6")
    );
    assert!(!agent.background());
    assert_eq!(Every::ALL.len(), 2);
    assert_eq!(<Every as Catalog>::ALL, Every::ALL);
}
