//! Writes a text as a YAML scalar, as a person would.

use std::fmt::Write as _;

use crate::yaml;

/// Returns the text in quotes on a single line: in double quotes if nothing needs an escape, otherwise in single quotes or,
/// if they cannot contain the text, in double quotes with escapes.
///
/// ```
/// use include_agents_reader::front_matter::quote::quoted;
///
/// assert_eq!(quoted("Use it: now"), "\"Use it: now\"");
/// assert_eq!(quoted("say \"hi\": now\\n"), "'say \"hi\": now\\n'");
/// assert_eq!(quoted("a\nb"), "\"a\\nb\"");
/// ```
#[must_use]
pub fn quoted(text: &str) -> String {
    let control = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}');
    if !text.contains(['"', '\\']) && !text.contains(control) {
        return format!("\"{text}\"");
    }
    if !text.contains(control) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if control(c) => {
                // Writing to a `String` cannot fail.
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Returns the text without quotes if that means the same, otherwise [`quoted`].
#[must_use]
pub fn scalar(text: &str) -> String {
    let alone = || yaml::parse_value(text, 0..text.len());
    let is_same = |value: yaml::Node| value.as_str() == Some(text);
    if !text.contains(['\n', '\r']) && alone().is_some_and(is_same) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// `key: |` and the text's lines, indented below it. The last line has no line ending.
#[must_use]
pub fn block(key: &str, lines: &[&str]) -> String {
    let mut block = format!("{key}: |");
    for line in lines {
        block.push('\n');
        if !line.trim().is_empty() {
            block.push_str("  ");
            block.push_str(line);
        }
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn prefers_no_quotes() {
        assert_eq!(scalar("Use this! Now"), "Use this! Now");
        assert_eq!(scalar("true"), "\"true\"");
        assert_eq!(scalar("a # b"), "\"a # b\"");
        assert_eq!(scalar("it's: \"x\""), "'it''s: \"x\"'");
    }

    proptest! {
        #[test]
        fn reads_back(text in "[a-z \"'\\\\\n\t\r:#é\u{85}\u{2028}\u{7f}\u{1}\u{FEFF}-]{0,20}") {
            for written in [quoted(&text), scalar(&text)] {
                let read = yaml::parse_value(&written, 0..written.len());
                prop_assert_eq!(read.as_ref().and_then(yaml::Node::as_str), Some(text.as_str()));
            }
        }
    }
}
