//! The server over stdin and stdout: see the crate's documentation.

use include_agents_mcp::{Agent, Prompts};
use rmcp::ServiceExt;
use rmcp::transport::stdio;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let server = Prompts::<Agent>::new().serve(stdio()).await?;
    server.waiting().await?;
    Ok(())
}
