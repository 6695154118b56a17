//! A real client, rmcp's own, starts the server and asks it for its prompts.

use include_agents_mcp::Agent;
use rmcp::model::{ContentBlock, ErrorCode, GetPromptRequestParams, Role};
use rmcp::service::{RoleClient, RunningService, ServiceError, ServiceExt};
use rmcp::transport::TokioChildProcess;
use tokio::process::Command;

async fn client() -> RunningService<RoleClient, ()> {
    let server = Command::new(env!("CARGO_BIN_EXE_include-agents-mcp"));
    let transport = TokioChildProcess::new(server).expect("the server starts");
    ().serve(transport).await.expect("client and server agree")
}

#[tokio::test]
async fn lists_the_catalog() {
    let client = client().await;
    let prompts = client.list_all_prompts().await.expect("it lists");
    let listed: Vec<_> = prompts
        .iter()
        .map(|prompt| (prompt.name.as_str(), prompt.description.as_deref()))
        .collect();
    let catalog: Vec<_> = Agent::ALL
        .iter()
        .map(|agent| (agent.name(), Some(agent.when_to_use())))
        .collect();
    assert_eq!(listed, catalog);
    assert_eq!(listed.len(), 2);
    client.cancel().await.expect("it stops");
}

#[tokio::test]
async fn gets_each_prompt() {
    let client = client().await;
    for agent in Agent::ALL {
        let request = GetPromptRequestParams::new(agent.name());
        let prompt = client.get_prompt(request).await.expect("it is there");
        assert_eq!(prompt.description.as_deref(), Some(agent.when_to_use()));
        let [message] = prompt.messages.as_slice() else {
            panic!("one message, not {:?}", prompt.messages);
        };
        assert_eq!(message.role, Role::User);
        let ContentBlock::Text(text) = &message.content else {
            panic!("a text, not {:?}", message.content);
        };
        assert_eq!(text.text, agent.prompt());
    }
    client.cancel().await.expect("it stops");
}

#[tokio::test]
async fn a_wrong_name_is_answered_with_the_nearest() {
    let client = client().await;
    let error = client
        .get_prompt(GetPromptRequestParams::new("reviwer"))
        .await
        .expect_err("there is no such agent");
    let ServiceError::McpError(error) = error else {
        panic!("an answer of the server, not {error}");
    };
    assert_eq!(error.code, ErrorCode::INVALID_PARAMS);
    assert!(error.message.contains("`reviewer`"), "{}", error.message);
    client.cancel().await.expect("it stops");
}
