//! Prompts with parameters: where they are, and the prompt with their values.

use core::fmt::{self, Write as _};

use crate::Definition;

/// A part of a prompt with parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text that stays as it is.
    Text(&'a str),
    /// `{{name}}`.
    Param(ParamRef<'a>),
    /// `{{` without `}}` on its line, or before the next `{{`: where it starts and ends.
    Unclosed(usize, usize),
}

/// The place of a parameter in a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParamRef<'a> {
    /// The name, without white space around it.
    pub name: &'a str,
    /// Where the name starts.
    pub name_at: usize,
    /// Where `{{` starts.
    pub start: usize,
    /// Where `}}` ends.
    pub end: usize,
}

/// The parts of a prompt: the one place that says what `{{`, `}}`, `\{{` and `{{>` mean.
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    prompt: &'a str,
    at: usize,
}

impl<'a> Pieces<'a> {
    /// The parts of a prompt of an agent that has parameters.
    #[must_use]
    pub const fn of(prompt: &'a str) -> Self {
        Self { prompt, at: 0 }
    }

    fn part(&self, start: usize, end: usize) -> &'a str {
        self.prompt.get(start..end).unwrap_or_default()
    }
}

const OPEN: &str = "{{";
const CLOSE: &str = "}}";

/// Where braces such as `{{` or `{{>` begin. The search for one byte is much faster where this crate is built without
/// optimization.
#[must_use]
pub fn find_braces(text: &str, braces: &str) -> Option<usize> {
    let mut starts = text.match_indices('{').map(|(at, _)| at);
    starts.find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(braces)))
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let start = self.at;
        let rest = self.part(start, self.prompt.len());
        if rest.is_empty() {
            return None;
        }
        let Some(offset) = find_braces(rest, OPEN) else {
            self.at = self.prompt.len();
            return Some(Piece::Text(rest));
        };
        let open = start + offset;
        let inside = open + OPEN.len();
        if let Some(before) = self.part(start, open).strip_suffix('\\') {
            // The backslash is left out, and the braces are text.
            let (end, text) = match before {
                "" => (inside, self.part(open, inside)),
                before => (start + before.len(), before),
            };
            self.at = end;
            return Some(Piece::Text(text));
        }
        // `{{>` is for partials.
        if self.part(inside, self.prompt.len()).starts_with('>') {
            self.at = inside;
            return Some(Piece::Text(self.part(start, inside)));
        }
        if offset > 0 {
            self.at = open;
            return Some(Piece::Text(self.part(start, open)));
        }
        let line = self.part(inside, self.prompt.len());
        let line = line.split('\n').next().unwrap_or_default();
        // Another `{{` ends it, too.
        let line = line.split(OPEN).next().unwrap_or_default();
        let Some(close) = line.find(CLOSE) else {
            let end = inside + line.trim_end().len();
            self.at = end;
            return Some(Piece::Unclosed(open, end));
        };
        let name = self.part(inside, inside + close);
        let name_at = inside + (name.len() - name.trim_start().len());
        self.at = inside + close + CLOSE.len();
        Some(Piece::Param(ParamRef {
            name: name.trim(),
            name_at,
            start: open,
            end: self.at,
        }))
    }
}

/// The value of a parameter.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    /// Of a `text`.
    Text(&'a str),
    /// Of an `integer`.
    Integer(i64),
    /// Of a `number`.
    Number(f64),
    /// Of a `boolean`.
    Boolean(bool),
    /// Of a `list`.
    List(&'a [&'a str]),
}

/// Writes the prompt of an agent with values of its parameters, in the order of [`Definition::params`].
///
/// # Errors
///
/// Those of the formatter.
pub fn fill(
    f: &mut fmt::Formatter<'_>,
    agent: &Definition<'_>,
    arguments: &[Argument<'_>],
) -> fmt::Result {
    let prompt = agent.prompt();
    for piece in Pieces::of(prompt) {
        match piece {
            Piece::Text(text) => f.write_str(text)?,
            Piece::Unclosed(start, end) => {
                f.write_str(prompt.get(start..end).unwrap_or_default())?;
            }
            Piece::Param(param) => {
                let place = agent.params().iter().position(|it| it.name() == param.name);
                match place.and_then(|place| arguments.get(place)) {
                    Some(argument) => write(f, *argument, prompt, param)?,
                    None => f.write_str(prompt.get(param.start..param.end).unwrap_or_default())?,
                }
            }
        }
    }
    Ok(())
}

/// Writes a value without the options of the formatter, which are those of the whole prompt.
fn write(
    f: &mut fmt::Formatter<'_>,
    argument: Argument<'_>,
    prompt: &str,
    param: ParamRef<'_>,
) -> fmt::Result {
    match argument {
        Argument::Text(text) => f.write_str(text),
        Argument::Integer(number) => write!(f, "{number}"),
        Argument::Number(number) => write!(f, "{number}"),
        Argument::Boolean(flag) => write!(f, "{flag}"),
        Argument::List(items) => {
            if let Some(indentation) = indentation(prompt, param) {
                return write_items(f, items, indentation);
            }
            for (index, item) in items.iter().enumerate() {
                f.write_str(if index == 0 { "" } else { ", " })?;
                f.write_str(item)?;
            }
            Ok(())
        }
    }
}

/// Writes a list item on each line. The indentation of the first is in the prompt.
fn write_items(f: &mut fmt::Formatter<'_>, items: &[&str], indentation: &str) -> fmt::Result {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            f.write_char('\n')?;
            f.write_str(indentation)?;
        }
        f.write_str("- ")?;
        f.write_str(item)?;
    }
    Ok(())
}

/// The white space in front of a parameter that is alone on its line; `None` for others.
fn indentation<'a>(prompt: &'a str, param: ParamRef<'_>) -> Option<&'a str> {
    let before = prompt.get(..param.start)?;
    let before = before.rsplit('\n').next()?;
    let after = prompt.get(param.end..)?.split('\n').next()?;
    let is_alone = before.trim().is_empty() && after.trim().is_empty();
    is_alone.then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Param, ParamKind, Settings};
    use std::borrow::ToOwned;
    use std::string::{String, ToString};
    use std::vec::Vec;

    /// The prompt with these arguments for the parameters `a` and `b`.
    struct Filled<'a>(&'a str, &'a [Argument<'a>]);

    impl fmt::Display for Filled<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let params = [
                Param::new("a", ParamKind::Text),
                Param::new("b", ParamKind::List),
            ];
            let settings = Settings::new().with_params(&params);
            let agent = Definition::new("n", "d", self.0).with_settings(&settings);
            fill(f, &agent, self.1)
        }
    }

    fn filled(prompt: &str, a: Argument<'_>, b: &[&str]) -> String {
        Filled(prompt, &[a, Argument::List(b)]).to_string()
    }

    #[test]
    fn values_replace_their_parameters() {
        let a = Argument::Text("x {{a}}");
        assert_eq!(
            filled("{{a}}, {{ a }}{{a }}", a, &[]),
            "x {{a}}, x {{a}}x {{a}}"
        );
        assert_eq!(filled("{{a}}", Argument::Integer(-3), &[]), "-3");
        assert_eq!(filled("{{a}}", Argument::Number(0.5), &[]), "0.5");
        assert_eq!(filled("{{a}}!", Argument::Boolean(true), &[]), "true!");
        assert_eq!(filled("", a, &[]), "");
        let options = std::format!("{:>9}", Filled("{{a}}", &[Argument::Integer(7)]));
        assert_eq!(options, "7");
    }

    #[test]
    fn lists_are_items_on_a_line_of_their_own() {
        let a = Argument::Boolean(false);
        let list = &["x", "y"];
        assert_eq!(filled("Use {{b}}.", a, list), "Use x, y.");
        assert_eq!(filled("{{b}}", a, list), "- x\n- y");
        assert_eq!(
            filled("A:\n  {{b}} \n\nB", a, list),
            "A:\n  - x\n  - y \n\nB"
        );
        assert_eq!(filled("- {{b}}\n{{b}}{{b}}", a, list), "- x, y\nx, yx, y");
        assert_eq!(filled("A:\n{{b}}\nB", a, &[]), "A:\n\nB");
    }

    #[test]
    fn other_braces_are_text() {
        let a = Argument::Text("x");
        for (prompt, expected) in [
            ("\\{{a}} {{a}}", "{{a}} x"),
            ("1\\{{\\{{a}}", "1{{{{a}}"),
            ("\\\\{{a}}", "\\{{a}}"),
            ("{{> a}} {{a}}", "{{> a}} x"),
            ("{a} { {a}} }}", "{a} { {a}} }}"),
            ("{{c}} {{a\n}} {{", "{{c}} {{a\n}} {{"),
            ("{{{a}}}", "{{{a}}}"),
            ("{{a {{a}}", "{{a x"),
        ] {
            assert_eq!(filled(prompt, a, &[]), expected, "{prompt}");
        }
    }

    #[test]
    fn pieces_have_their_places() {
        let prompt = "a {{ b }}\\{{é\n{{c ";
        let pieces: Vec<Piece<'_>> = Pieces::of(prompt).collect();
        let param = ParamRef {
            name: "b",
            name_at: 5,
            start: 2,
            end: 9,
        };
        assert_eq!(
            pieces,
            [
                Piece::Text("a "),
                Piece::Param(param),
                Piece::Text("{{"),
                Piece::Text("é\n"),
                Piece::Unclosed(15, 18),
                Piece::Text(" "),
            ]
        );
        assert_eq!(
            prompt.get(15..18).map(str::to_owned).as_deref(),
            Some("{{c")
        );
    }
}
