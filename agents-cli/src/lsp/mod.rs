//! A language server over standard input and output.
//!
//! It looks only at files that look like agents. Each is checked together with the others of its project, with the text
//! that the editor has, saved or not.

mod actions;
mod complete;
mod context;
mod hover;
mod positions;
mod server;
mod uri;
mod workspace;

use lsp_server::Connection;
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CompletionOptions,
    HoverProviderCapability, InitializeParams, OneOf, PositionEncodingKind, ServerCapabilities,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
};
use serde_json::json;

use crate::{Failure, Outcome};
use positions::Encoding;
use server::Server;

/// Serves until the editor ends it.
pub(crate) fn run() -> Result<Outcome, Failure> {
    let (connection, threads) = Connection::stdio();
    serve(&connection)?;
    // The threads end when there are no more senders.
    drop(connection);
    threads
        .join()
        .map_err(|error| Failure::new(format!("cannot talk to the editor: {error}")))?;
    Ok(Outcome::Clean)
}

fn serve(connection: &Connection) -> Result<(), Failure> {
    let broken = |error: lsp_server::ProtocolError| {
        Failure::new(format!("cannot talk to the editor: {error}"))
    };
    let (id, parameters) = connection.initialize_start().map_err(broken)?;
    let parameters: InitializeParams = serde_json::from_value(parameters)
        .map_err(|error| Failure::new(format!("cannot understand the editor: {error}")))?;
    let encoding = Encoding::choose(&parameters);
    let answer = json!({
        "capabilities": capabilities(encoding),
        "serverInfo": { "name": "cargo-agents", "version": env!("CARGO_PKG_VERSION") },
    });
    connection.initialize_finish(id, answer).map_err(broken)?;
    let mut server = Server::new(connection, encoding, folders(&parameters));
    server.run().map_err(broken)
}

/// The folders that the editor has open.
fn folders(parameters: &InitializeParams) -> Vec<std::path::PathBuf> {
    let folders = parameters.workspace_folders.iter().flatten();
    let mut folders: Vec<_> = folders
        .filter_map(|folder| uri::to_path(folder.uri.as_str()))
        .collect();
    #[expect(deprecated, reason = "older editors have only this")]
    if folders.is_empty() {
        folders.extend(
            parameters
                .root_uri
                .as_ref()
                .and_then(|root| uri::to_path(root.as_str())),
        );
    }
    folders
}

fn capabilities(encoding: Encoding) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(match encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
        }),
        text_document_sync: Some(TextDocumentSyncCapability::Options(
            TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::FULL),
                save: Some(true.into()),
                ..TextDocumentSyncOptions::default()
            },
        )),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some([":", " ", ",", "(", "-", "["].map(str::to_owned).to_vec()),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![
                CodeActionKind::QUICKFIX,
                CodeActionKind::SOURCE_FIX_ALL,
            ]),
            ..CodeActionOptions::default()
        })),
        ..ServerCapabilities::default()
    }
}
