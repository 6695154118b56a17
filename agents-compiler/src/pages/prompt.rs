//! Converts a prompt from Markdown to harmless HTML.
//!
//! Raw HTML is shown as text. Headings are paragraphs that look and read like headings, so rustdoc's outline and anchors
//! are not affected. Images are named, not loaded. Only links to the web work. The output has no line endings.

use pulldown_cmark::{
    Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd,
};

use super::outline::Ids;
use crate::escape;

/// The extensions of Markdown that people expect in a prompt, which are those that the outline knows.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// How deeply lists and quotes are nested on a page. Deeper ones are shown at this depth.
const MAX_DEPTH: usize = 24;

/// Writes a prompt with an anchor at each of these offsets, which are in ascending order.
pub(super) fn write(prompt: &str, anchors: &[usize], ids: Ids, out: &mut String) {
    let mut writer = Writer {
        out,
        anchors,
        ids,
        next_anchor: 0,
        depth: 0,
        columns: Vec::new(),
        column: 0,
        in_head: false,
        is_code: false,
    };
    for (event, range) in Parser::new_ext(prompt, OPTIONS).into_offset_iter() {
        let starts = matches!(event, Event::Start(_) | Event::Rule);
        if starts && writer.depth == 0 {
            writer.write_anchors(range.end);
        }
        writer.write(event);
    }
    writer.write_anchors(usize::MAX);
}

struct Writer<'o, 'a> {
    out: &'o mut String,
    anchors: &'a [usize],
    ids: Ids,
    next_anchor: usize,
    /// How many blocks and spans are open.
    depth: usize,
    /// The alignment of each column of the table that is open.
    columns: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// Whether line endings are part of the text.
    is_code: bool,
}

impl Writer<'_, '_> {
    /// Anchors of sections that start before `end`.
    fn write_anchors(&mut self, end: usize) {
        while let Some(&offset) = self.anchors.get(self.next_anchor) {
            if offset >= end {
                break;
            }
            self.out.push_str("<span id=\"");
            self.ids.write(self.next_anchor, self.out);
            self.out.push_str("\"></span>");
            self.next_anchor += 1;
        }
    }

    fn write(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                self.open(tag);
            }
            Event::End(tag) => {
                self.close(tag);
                self.depth = self.depth.saturating_sub(1);
            }
            Event::Text(text) | Event::Html(text) => self.text(&text),
            Event::InlineHtml(text) => {
                self.out.push_str("<span class=\"ia-tag\">");
                self.text(&text);
                self.out.push_str("</span>");
            }
            Event::Code(code) => {
                self.out.push_str("<code>");
                self.text(&code);
                self.out.push_str("</code>");
            }
            Event::SoftBreak => self.out.push(' '),
            Event::HardBreak => self.out.push_str("<br>"),
            Event::Rule => self.out.push_str("<hr>"),
            Event::TaskListMarker(done) => {
                let checked = if done { " checked" } else { "" };
                self.out.push_str("<input type=\"checkbox\" disabled");
                self.out.push_str(checked);
                self.out.push_str("> ");
            }
            // Extensions that are not enabled.
            Event::FootnoteReference(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_code {
            escape::html(text, self.out);
        } else {
            for (index, line) in text.split('\n').enumerate() {
                if index > 0 {
                    self.out.push(' ');
                }
                escape::html(line, self.out);
            }
        }
    }

    /// Whether a container is opened, or closed, on the page.
    fn is_shown(&self) -> bool {
        self.depth <= MAX_DEPTH
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.out.push_str("<p>"),
            Tag::Heading { level, .. } => self.heading(level),
            Tag::CodeBlock(kind) => self.code_block(&kind),
            Tag::HtmlBlock => {
                self.is_code = true;
                self.out.push_str("<div class=\"ia-html\">");
            }
            Tag::BlockQuote(_) if self.is_shown() => self.out.push_str("<blockquote>"),
            Tag::List(None) if self.is_shown() => self.out.push_str("<ul>"),
            Tag::List(Some(1)) if self.is_shown() => self.out.push_str("<ol>"),
            Tag::List(Some(start)) if self.is_shown() => {
                use std::fmt::Write as _;
                let _ = write!(self.out, "<ol start=\"{start}\">");
            }
            Tag::Item if self.is_shown() => self.out.push_str("<li>"),
            Tag::Table(columns) => {
                self.columns = columns;
                self.out.push_str("<div class=\"ia-scroll\"><table>");
            }
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Link { dest_url, .. } => self.link(&dest_url),
            Tag::Image { dest_url, .. } => self.named("ia-image", &dest_url),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        self.out.push_str(match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => "</p>",
            TagEnd::CodeBlock => {
                self.is_code = false;
                "</code></pre></div>"
            }
            TagEnd::HtmlBlock => {
                self.is_code = false;
                "</div>"
            }
            TagEnd::BlockQuote(_) if self.is_shown() => "</blockquote>",
            TagEnd::List(true) if self.is_shown() => "</ol>",
            TagEnd::List(false) if self.is_shown() => "</ul>",
            TagEnd::Item if self.is_shown() => "</li>",
            // Text that is nested too deeply is separated by a space.
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => " ",
            TagEnd::Table => "</tbody></table></div>",
            TagEnd::TableHead => {
                self.in_head = false;
                "</tr></thead><tbody>"
            }
            TagEnd::TableRow => "</tr>",
            TagEnd::TableCell if self.in_head => "</th>",
            TagEnd::TableCell => "</td>",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</del>",
            TagEnd::Link => "</a>",
            TagEnd::Image => "</span>",
            _ => "",
        });
    }

    fn heading(&mut self, level: HeadingLevel) {
        use std::fmt::Write as _;
        let level = level as usize;
        // The heading above is rustdoc's, of the third level.
        let read = (level + 3).min(6);
        let _ = write!(
            self.out,
            "<p class=\"ia-h ia-h{level}\" role=\"heading\" aria-level=\"{read}\">"
        );
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>) {
        self.is_code = true;
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',', '{']).next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        self.out.push_str("<div class=\"example-wrap\"><pre");
        if !language.is_empty() {
            self.out.push_str(" title=\"");
            escape::html(language, self.out);
            self.out.push('"');
        }
        self.out.push_str("><code>");
    }

    fn cell(&mut self) {
        self.out.push_str(if self.in_head { "<th" } else { "<td" });
        self.out.push_str(match self.columns.get(self.column) {
            Some(Alignment::Left) => " style=\"text-align:left\">",
            Some(Alignment::Center) => " style=\"text-align:center\">",
            Some(Alignment::Right) => " style=\"text-align:right\">",
            Some(Alignment::None) | None => ">",
        });
        self.column += 1;
    }

    /// A link to the web. A relative link would lead nowhere, so only its target is shown.
    fn link(&mut self, target: &CowStr<'_>) {
        let is_web = ["https://", "http://", "mailto:"].iter().any(|scheme| {
            target
                .get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        });
        if is_web {
            self.out.push_str("<a rel=\"nofollow noopener\" href=\"");
        } else {
            self.out.push_str("<a class=\"ia-dead\" title=\"");
        }
        self.attribute(target);
        self.out.push_str("\">");
    }

    fn named(&mut self, class: &str, title: &str) {
        self.out.push_str("<span class=\"");
        self.out.push_str(class);
        self.out.push_str("\" title=\"");
        self.attribute(title);
        self.out.push_str("\">");
    }

    fn attribute(&mut self, text: &str) {
        escape::html(text, self.out);
    }
}
