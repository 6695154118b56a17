//! The examples of a description, set as dialogues.

use crate::escape;
use include_agents_reader::document::Document;
use include_agents_reader::examples::{Example, Speaker, Text};

/// Writes every example as a figure, in HTML without line endings.
pub(super) fn write(document: &Document, out: &mut String) {
    for example in &document.description.examples {
        write_example(example, document.description(), out);
    }
}

fn write_example(example: &Example, description: &str, out: &mut String) {
    out.push_str("<div class=\"ia-example\">");
    if let Some(context) = &example.context {
        out.push_str("<p class=\"ia-aside\"><b>Context</b> ");
        write_text(context, description, out);
        out.push_str("</p>");
    }
    for turn in &example.turns {
        let (class, who) = match turn.speaker {
            Speaker::User => ("ia-user", "User"),
            Speaker::Assistant => ("ia-assistant", "Assistant"),
        };
        out.push_str("<p class=\"ia-turn ");
        out.push_str(class);
        out.push_str("\"><b>");
        out.push_str(who);
        out.push_str("</b> ");
        write_text(&turn.text, description, out);
        out.push_str("</p>");
    }
    if let Some(commentary) = &example.commentary {
        out.push_str("<p class=\"ia-aside\"><b>Why</b> ");
        write_text(commentary, description, out);
        out.push_str("</p>");
    }
    out.push_str("</div>");
}

/// The lines of a text; authors of one-line descriptions write `\n` for a line ending.
fn write_text(text: &Text, description: &str, out: &mut String) {
    let text = text.as_str(description).replace("\\n", "\n");
    for (index, line) in text.trim().lines().map(str::trim).enumerate() {
        if index > 0 {
            out.push_str("<br>");
        }
        escape::html(line, out);
    }
}
