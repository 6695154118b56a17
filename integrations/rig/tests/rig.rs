//! A rig agent built from a file works against a scripted model, and asks it what the file says.

use include_agents::load::Layers;
use include_agents_rig::{Agent, build};
use rig_agent::core::message::Message;
use rig_agent::core::test_utils::{MockCompletionModel, MockTurn};
use rig_agent::tool::{DynamicTool, ToolOutput};
use serde_json::json;

#[test]
fn the_agent_says_what_the_file_says() {
    let agent = build(
        Agent::Reviewer.definition(),
        MockCompletionModel::text("Fine."),
        Vec::new(),
    );
    let spec = agent.run_spec();
    assert_eq!(agent.name(), Some("reviewer"));
    assert_eq!(
        agent.description(),
        Some("Reviews a change before it lands: correctness first, style last.")
    );
    assert_eq!(spec.preamble.as_deref(), Some(Agent::Reviewer.prompt()));
    assert_eq!(spec.effective_max_turns(), 8);
}

#[test]
fn without_max_turns_the_budget_is_that_of_rig() {
    let model = MockCompletionModel::text("Fine.");
    let agent = build(Agent::ReleaseNotes.definition(), model, Vec::new());
    assert_eq!(agent.run_spec().effective_max_turns(), 1);
}

#[tokio::test]
async fn the_model_gets_the_prompt_and_the_tools_that_the_file_allows() {
    let model = MockCompletionModel::from_turns([
        MockTurn::tool_call("1", "Read", json!({ "path": "src/lib.rs" })),
        MockTurn::text("src/lib.rs:1: the answer is wrong"),
    ]);
    let agent = build(
        Agent::Reviewer.definition(),
        model.clone(),
        vec![tool("Read", "41"), tool("Bash", "never run")],
    );

    let answer = agent.prompt("Review src/lib.rs").await.expect("it runs");
    assert_eq!(answer.output(), "src/lib.rs:1: the answer is wrong");

    let requests = model.requests();
    assert_eq!(requests.len(), 2);
    for request in &requests {
        assert_eq!(
            request.chat_history.first(),
            Some(&Message::System {
                content: Agent::Reviewer.prompt().to_owned()
            })
        );
        let tools: Vec<_> = request
            .tools
            .iter()
            .map(|tool| tool.name.as_str())
            .collect();
        assert_eq!(tools, ["Read"]);
    }
    let sent = serde_json::to_string(&requests[1].chat_history).expect("messages serialize");
    assert!(sent.contains("41"), "the tool's answer is in {sent}");
}

/// A user's file changes the prompt, and the tools stay those of the agent that is compiled in.
#[tokio::test]
async fn the_model_gets_the_prompt_of_a_users_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = "---\nname: reviewer\ndescription: Mine\ntools: Read, Grep, Glob\n---\n\nReview it my way.\n";
    std::fs::write(folder.path().join("reviewer.md"), file).expect("a file");
    let agents = Layers::of::<Agent>()
        .folder(folder.path())
        .require("the tools stay as they are", |agent| {
            Agent::from_name(agent.name()).is_none_or(|ours| agent.tools() == ours.tools())
        })
        .load_strict()
        .expect("no problems");
    let model = MockCompletionModel::text("Fine.");
    let agent = build(
        &agents.of(Agent::Reviewer),
        model.clone(),
        vec![tool("Read", "41"), tool("Bash", "never run")],
    );
    agent.prompt("Review src/lib.rs").await.expect("it runs");
    let request = &model.requests()[0];
    assert_eq!(
        request.chat_history.first(),
        Some(&Message::System {
            content: "Review it my way.".to_owned()
        })
    );
    assert_eq!(request.tools.len(), 1);
}

fn tool(name: &str, answer: &'static str) -> DynamicTool {
    DynamicTool::new(
        name.try_into().expect("the name of a tool"),
        "A tool of the test",
        json!({ "type": "object", "properties": { "path": { "type": "string" } } }),
        move |_| Box::pin(async move { Ok(ToolOutput::text(answer)) }),
    )
}
