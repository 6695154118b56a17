//! `mcpServers`.

use super::shapes::{Kind, Shape};

const URL: (&str, Shape) = ("url", Shape::Text);
const HEADERS: (&str, Shape) = ("headers", Shape::TextMap);
const TIMEOUT: (&str, Shape) = ("timeout", Shape::Positive);
const IDE_NAME: (&str, Shape) = ("ideName", Shape::Text);

/// The kinds of servers. The first is the one without a `type`.
pub const TYPES: &[Kind] = &[
    Kind {
        name: "stdio",
        required: &[("command", Shape::FilledText)],
        optional: &[("args", Shape::Texts), ("env", Shape::TextMap), TIMEOUT],
    },
    Kind {
        name: "http",
        required: &[URL],
        optional: &[HEADERS, TIMEOUT],
    },
    Kind {
        name: "streamable-http",
        required: &[URL],
        optional: &[HEADERS, TIMEOUT],
    },
    Kind {
        name: "sse",
        required: &[URL],
        optional: &[HEADERS, TIMEOUT],
    },
    Kind {
        name: "ws",
        required: &[URL],
        optional: &[HEADERS, TIMEOUT],
    },
    Kind {
        name: "sdk",
        required: &[("name", Shape::Text)],
        optional: &[],
    },
    Kind {
        name: "sse-ide",
        required: &[URL, IDE_NAME],
        optional: &[],
    },
    Kind {
        name: "ws-ide",
        required: &[URL, IDE_NAME],
        optional: &[],
    },
    Kind {
        name: "claudeai-proxy",
        required: &[URL, ("id", Shape::Text)],
        optional: &[],
    },
];
