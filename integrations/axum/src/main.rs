//! The service at the address that is the first argument: see the crate's documentation.

use include_agents_axum::{Agent, service};
use tokio::net::TcpListener;

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let address = std::env::args().nth(1);
    let listener = TcpListener::bind(address.as_deref().unwrap_or("127.0.0.1:3000")).await?;
    let address = listener.local_addr()?;
    println!("http://{address}/agents");
    axum::serve(listener, service::<Agent>(&format!("http://{address}/a2a"))).await
}
