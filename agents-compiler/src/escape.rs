//! Escapes text for HTML and Markdown.

/// Writes text for the inside of an HTML block, or of an attribute in double quotes.
///
/// A line ending becomes `&#10;`: only a browser reads it as a line ending. For Markdown, a blank line would end the block.
pub(crate) fn html(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            // A browser ignores it, and Markdown reads a line ending.
            '\r' => {}
            _ => out.push(character),
        }
    }
}

/// Writes text for an attribute of a tag inside Markdown, even in a table cell. Escapes everything that could have a
/// meaning there.
pub(crate) fn attribute(text: &str, out: &mut String) {
    use std::fmt::Write as _;
    for character in text.chars().map(to_space) {
        if character.is_alphanumeric() || matches!(character, ' ' | ',' | '-' | '.' | ':' | '/') {
            out.push(character);
        } else {
            let _ = write!(out, "&#{};", u32::from(character));
        }
    }
}

/// [`html`], as a new string.
pub(crate) fn to_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    html(text, &mut out);
    out
}

/// Writes text for the inside of a Markdown paragraph or of a cell of a Markdown table, on one line.
///
/// Escapes what Markdown could interpret, and what rustdoc would replace by typographic characters. Nothing else:
/// IDEs and terminals may show the text as it is written here.
pub(crate) fn markdown(text: &str, out: &mut String) {
    let mut previous = ' ';
    let mut characters = text.trim().chars().map(to_space).peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        if character == ' ' && previous == ' ' {
            continue;
        }
        if character == '<' {
            // Every `<` of a page belongs to a tag.
            out.push_str("&lt;");
        } else {
            if means_something(previous, character, next) {
                out.push('\\');
            }
            out.push(character);
        }
        previous = character;
    }
}

fn to_space(character: char) -> char {
    if character.is_whitespace() || character.is_control() {
        ' '
    } else {
        character
    }
}

/// Whether Markdown could interpret a character between these two.
fn means_something(previous: char, character: char, next: char) -> bool {
    match character {
        '\\' | '`' | '*' | '_' | '[' | ']' | '>' | '|' | '~' | '&' | '$' | '^' | '{' | '}'
        | '"' | '\'' => true,
        // The start of a heading or of a list.
        '#' | '+' | '=' => previous == ' ',
        // A list or a dash.
        '-' => !(previous.is_alphanumeric() && next.is_alphanumeric()),
        // The number of a list's item, or an ellipsis.
        '.' => previous == '.' || next == '.' || previous.is_numeric(),
        ')' => previous.is_numeric(),
        // A bare URL, which rustdoc warns about.
        ':' => next == '/',
        _ => false,
    }
}

/// [`markdown`], as a new string.
pub(crate) fn to_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    markdown(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    #[test]
    fn html_has_no_line_ends() {
        assert_eq!(
            to_html("a < b\r\n\n\"&\""),
            "a &lt; b&#10;&#10;&quot;&amp;&quot;"
        );
    }

    #[test]
    fn an_attribute_survives_a_cell_of_a_table() {
        let mut cell = "| a |\n|---|\n| <span title=\"".to_owned();
        attribute("a|b`c\"<d>\\e\n\nf", &mut cell);
        cell.push_str("\"></span>x |\n");
        let inline: Vec<String> = Parser::new_ext(&cell, Options::ENABLE_TABLES)
            .filter_map(|event| match event {
                Event::InlineHtml(tag) => Some(tag.to_string()),
                _ => None,
            })
            .collect();
        assert_eq!(
            inline,
            [
                "<span title=\"a&#124;b&#96;c&#34;&#60;d&#62;&#92;e  f\">",
                "</span>"
            ]
        );
    }

    #[test]
    fn markdown_is_read_as_one_text() {
        for text in [
            "1. one",
            "1) one",
            "- a",
            "# h",
            "```rust",
            "[Vec] `x` <b> *a* _b_ ~~c~~ | d &amp; \\e",
            "\"quotes\" -- and... 'more'",
            "[^1] [x]: y",
            "https://example.org/a_b",
            "$x$ :-) +a =b",
            "> quote",
            "| a | b |",
        ] {
            let mut shown = String::new();
            for event in Parser::new_ext(&to_markdown(text), Options::all()) {
                match event {
                    Event::Text(part) => shown.push_str(&part),
                    Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                    other => panic!("{text}: {other:?}"),
                }
            }
            assert_eq!(shown, text);
        }
    }
}
