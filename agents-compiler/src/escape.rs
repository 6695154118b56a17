//! Text that shows as it stands.

/// Writes text for the inside of an HTML block, or of an attribute in double quotes.
///
/// A line end becomes `&#10;`, which a browser takes for one and Markdown does not: a blank line would end the block.
pub(crate) fn html(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            // A browser takes one for nothing at all, and Markdown for a line end.
            '\r' => {}
            _ => out.push(character),
        }
    }
}

/// [`html`], as a new text.
pub(crate) fn to_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    html(text, &mut out);
    out
}

/// Writes text for the inside of a Markdown paragraph or of a cell of a Markdown table, on one line.
///
/// Whatever could mean something to Markdown is escaped, and what rustdoc would make typographic, too. Nothing else is:
/// IDEs and terminals may show the text as it is written here.
pub(crate) fn markdown(text: &str, out: &mut String) {
    let mut previous = ' ';
    let mut characters = text.trim().chars().map(to_blank).peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        if character == ' ' && previous == ' ' {
            continue;
        }
        if character == '<' {
            // Escaped in a way that leaves every `<` of a page to tags.
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

fn to_blank(character: char) -> char {
    if character.is_whitespace() || character.is_control() {
        ' '
    } else {
        character
    }
}

/// Whether Markdown could take a character between these two for more than a character.
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
        // A bare URL, which rustdoc complains about.
        ':' => next == '/',
        _ => false,
    }
}

/// [`markdown`], as a new text.
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
