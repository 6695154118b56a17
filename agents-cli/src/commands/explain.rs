use std::fmt::Write as _;

use include_agents_reader::lint::Lint;
use include_agents_reader::settings::UnknownName;

use crate::args::Explain;
use crate::term::{BOLD, print};
use crate::{Failure, Outcome};

pub(crate) fn run(arguments: &Explain) -> Result<Outcome, Failure> {
    let Some(name) = &arguments.lint else {
        print(&list())?;
        return Ok(Outcome::Clean);
    };
    let known = Lint::ALL.iter().map(|lint| lint.name());
    let lint = Lint::from_name(name)
        .ok_or_else(|| Failure::new(UnknownName::new("lint", name, known).to_string()))?;
    print(&text(lint))?;
    Ok(Outcome::Clean)
}

fn list() -> String {
    let width = Lint::ALL
        .iter()
        .map(|lint| lint.name().len())
        .max()
        .unwrap_or(0);
    let lines = Lint::ALL.iter().map(|lint| {
        let level = lint.default_level().as_str();
        format!(
            "{BOLD}{:width$}{BOLD:#}  {level:5}  {}\n",
            lint.name(),
            lint.summary()
        )
    });
    lines.collect()
}

fn text(lint: Lint) -> String {
    let mut text = format!("{BOLD}{}{BOLD:#}: {}\n\n", lint.name(), lint.summary());
    let _ = writeln!(
        text,
        "Level: {} by default\n\n{}",
        lint.default_level().as_str(),
        wrapped(lint.reason())
    );
    if let Some(sample) = lint.sample() {
        if !sample.call.is_empty() {
            let _ = writeln!(text, "\nWith the option: {}", sample.call);
        }
        let _ = writeln!(
            text,
            "\n{BOLD}Found in {}:{BOLD:#}\n\n{}",
            sample.bad.path,
            indented(sample.bad.text)
        );
        let _ = writeln!(
            text,
            "{BOLD}Fixed:{BOLD:#}\n\n{}",
            indented(sample.fixed.text)
        );
    }
    let _ = writeln!(
        text,
        "To allow it in one file, add this line to the front matter:\n\n    # include-agents: allow({})",
        lint.name()
    );
    text
}

fn indented(text: &str) -> String {
    text.lines()
        .map(|line| format!("    {line}").trim_end().to_owned() + "\n")
        .collect()
}

/// The text in lines of at most 80 characters.
fn wrapped(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let length = lines.last().map_or(0, |line| line.chars().count());
        if length > 0 && length + 1 + word.chars().count() > 80 {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n")
}
