//! Answers the editor.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::PathBuf;

use lsp_server::{Connection, ErrorCode, Message, Notification, ProtocolError, Request, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument,
    DidSaveTextDocument, Notification as _, PublishDiagnostics,
};
use lsp_types::request::{
    CodeActionRequest, Completion, GotoDefinition, HoverRequest, Request as _,
};
use lsp_types::{
    CodeActionParams, CompletionParams, DiagnosticRelatedInformation, DiagnosticSeverity,
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    GotoDefinitionParams, HoverParams, Location, NumberOrString, PublishDiagnosticsParams,
    TextDocumentPositionParams, Uri,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::positions::{Encoding, offset, range};
use super::workspace::{View, Workspace};
use super::{actions, complete, hover, uri};

pub(crate) struct Server<'a> {
    connection: &'a Connection,
    encoding: Encoding,
    workspace: Workspace,
    /// The texts of the editor.
    open: HashMap<PathBuf, String>,
    /// The names that the editor gave them.
    uris: BTreeMap<PathBuf, Uri>,
    /// The checks of open files, made when they are first needed after a change.
    views: HashMap<PathBuf, Option<View>>,
}

impl<'a> Server<'a> {
    pub(crate) fn new(
        connection: &'a Connection,
        encoding: Encoding,
        folders: Vec<PathBuf>,
    ) -> Server<'a> {
        Server {
            connection,
            encoding,
            workspace: Workspace::new(folders),
            open: HashMap::new(),
            uris: BTreeMap::new(),
            views: HashMap::new(),
        }
    }

    /// Serves until the editor asks for the end.
    pub(crate) fn run(&mut self) -> Result<(), ProtocolError> {
        let mut is_stale = false;
        loop {
            // Files are checked when the editor pauses, not at each of several keys that it has sent already.
            if is_stale && self.connection.receiver.is_empty() {
                self.publish();
                is_stale = false;
            }
            let Ok(message) = self.connection.receiver.recv() else {
                return Ok(());
            };
            match message {
                Message::Request(request) => {
                    if self.connection.handle_shutdown(&request)? {
                        return Ok(());
                    }
                    let response = self.answer(request);
                    self.send(Message::Response(response));
                }
                Message::Notification(notification) => is_stale |= self.note(notification),
                Message::Response(_) => {}
            }
        }
    }

    fn send(&self, message: Message) {
        // If the editor is gone, the next message is missing and the loop ends.
        let _ = self.connection.sender.send(message);
    }

    /// Takes note of a change; whether files have to be checked again.
    fn note(&mut self, notification: Notification) -> bool {
        match notification.method.as_str() {
            DidOpenTextDocument::METHOD => {
                if let Some(parameters) = read::<DidOpenTextDocumentParams>(notification.params) {
                    let document = parameters.text_document;
                    self.set(&document.uri, document.text);
                }
            }
            DidChangeTextDocument::METHOD => {
                if let Some(parameters) = read::<DidChangeTextDocumentParams>(notification.params)
                    && let Some(change) = parameters.content_changes.into_iter().last()
                {
                    self.set(&parameters.text_document.uri, change.text);
                }
            }
            DidCloseTextDocument::METHOD => {
                if let Some(parameters) = read::<DidCloseTextDocumentParams>(notification.params)
                    && let Some(path) = uri::to_path(parameters.text_document.uri.as_str())
                {
                    self.open.remove(&path);
                    self.uris.remove(&path);
                    self.publish_one(parameters.text_document.uri, Vec::new());
                }
                self.workspace.refresh();
            }
            DidSaveTextDocument::METHOD | DidChangeWatchedFiles::METHOD => self.workspace.refresh(),
            _ => return false,
        }
        self.views.clear();
        true
    }

    fn set(&mut self, uri: &Uri, text: String) {
        if let Some(path) = uri::to_path(uri.as_str()) {
            self.uris.insert(path.clone(), uri.clone());
            self.open.insert(path, text);
        }
    }

    /// Sends the problems of all open files.
    fn publish(&mut self) {
        let open: Vec<(PathBuf, Uri)> = self
            .uris
            .iter()
            .map(|(path, uri)| (path.clone(), uri.clone()))
            .collect();
        for (path, uri) in open {
            let encoding = self.encoding;
            let diagnostics = self
                .view(&path)
                .map(|view| diagnostics(view, &uri, encoding));
            self.publish_one(uri, diagnostics.unwrap_or_default());
        }
    }

    fn publish_one(&self, uri: Uri, diagnostics: Vec<lsp_types::Diagnostic>) {
        let parameters = PublishDiagnosticsParams::new(uri, diagnostics, None);
        self.send(Message::Notification(Notification::new(
            PublishDiagnostics::METHOD.to_owned(),
            parameters,
        )));
    }

    fn view(&mut self, path: &PathBuf) -> Option<&View> {
        if !self.views.contains_key(path) {
            let view = self.workspace.view(path, &self.open);
            self.views.insert(path.clone(), view);
        }
        self.views.get(path)?.as_ref()
    }

    fn answer(&mut self, request: Request) -> Response {
        let id = request.id;
        let answer = match request.method.as_str() {
            Completion::METHOD => read::<CompletionParams>(request.params)
                .map(|it| self.at(&it.text_document_position, complete::complete)),
            HoverRequest::METHOD => read::<HoverParams>(request.params)
                .map(|it| self.at(&it.text_document_position_params, hover::hover)),
            GotoDefinition::METHOD => read::<GotoDefinitionParams>(request.params)
                .map(|it| self.at(&it.text_document_position_params, hover::definition)),
            CodeActionRequest::METHOD => {
                read::<CodeActionParams>(request.params).map(|it| self.actions(&it))
            }
            method => {
                let message = format!("unknown request `{method}`");
                return Response::new_err(id, ErrorCode::MethodNotFound as i32, message);
            }
        };
        match answer {
            Some(answer) => Response::new_ok(id, answer),
            None => Response::new_err(
                id,
                ErrorCode::InvalidParams as i32,
                "malformed request".to_owned(),
            ),
        }
    }

    /// Answers a question about a position.
    fn at(
        &mut self,
        place: &TextDocumentPositionParams,
        answer: impl Fn(&View, usize, Encoding) -> Value,
    ) -> Value {
        let encoding = self.encoding;
        let Some(path) = uri::to_path(place.text_document.uri.as_str()) else {
            return Value::Null;
        };
        self.view(&path).map_or(Value::Null, |view| {
            answer(view, offset(&view.text, place.position, encoding), encoding)
        })
    }

    fn actions(&mut self, parameters: &CodeActionParams) -> Value {
        let encoding = self.encoding;
        let uri = &parameters.text_document.uri;
        let Some(path) = uri::to_path(uri.as_str()) else {
            return Value::Null;
        };
        self.view(&path).map_or(Value::Null, |view| {
            actions::actions(view, uri, parameters, encoding)
        })
    }
}

/// The parameters of a message; none if they are malformed.
fn read<T: DeserializeOwned>(parameters: Value) -> Option<T> {
    serde_json::from_value(parameters).ok()
}

/// What is wrong in the file of a view.
fn diagnostics(view: &View, uri: &Uri, encoding: Encoding) -> Vec<lsp_types::Diagnostic> {
    let problems = view
        .checked
        .problems
        .iter()
        .filter(|it| it.file() == Some(view.file));
    let diagnostics = problems.map(|problem| {
        let mut message = problem.headline.clone();
        if !problem.label.is_empty() {
            let _ = write!(message, ": {}", problem.label);
        }
        for note in problem
            .notes
            .iter()
            .chain(problem.helps.iter().map(|help| &help.message))
        {
            let _ = write!(message, "\n{note}");
        }
        let related = problem
            .related
            .iter()
            .map(|(span, label)| DiagnosticRelatedInformation {
                location: Location::new(uri.clone(), range(&view.text, span, encoding)),
                message: label.clone(),
            });
        lsp_types::Diagnostic {
            range: range(&view.text, &problem.span, encoding),
            severity: Some(if problem.is_error() {
                DiagnosticSeverity::ERROR
            } else {
                DiagnosticSeverity::WARNING
            }),
            code: problem
                .lint
                .map(|lint| NumberOrString::String(lint.to_owned())),
            source: Some("cargo-agents".to_owned()),
            message,
            related_information: Some(related.collect()),
            ..lsp_types::Diagnostic::default()
        }
    });
    diagnostics.collect()
}
