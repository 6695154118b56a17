//! Prints the bundled catalog, or, with the name of an agent as argument, everything that is known of that agent.
//!
//! ```text
//! cargo run --example catalog
//! cargo run --example catalog cloudflare-rust-expert
//! ```

use std::fmt::Display;
use std::io::IsTerminal;
use std::process::ExitCode;

use include_agents::{Color, Section, Value};

include_agents::include_agents!("catalog");

fn main() -> ExitCode {
    let style = Style::of_terminal();
    match std::env::args().nth(1) {
        None => print_catalog(style),
        Some(name) => match name.parse::<Agent>() {
            Ok(agent) => print_agent(agent, style),
            Err(error) => {
                eprintln!("{name}: {error}");
                return ExitCode::FAILURE;
            }
        },
    }
    ExitCode::SUCCESS
}

fn print_catalog(style: Style) {
    println!("{} agents\n", Agent::ALL.len());
    for &agent in Agent::ALL {
        println!("{} {}", style.dot(agent.color()), style.bold(agent));
        println!("  model     {}", or(agent.model(), "not set"));
        println!("  tools     {}", agent.tools());
        println!(
            "  outline   {} sections, {} examples",
            agent.sections().len(),
            agent.examples().len()
        );
        println!("  prompt    {} bytes", agent.prompt().len());
        print_wrapped("  use when  ", agent.when_to_use());
        println!();
    }
    println!(
        "{}",
        style.dim("to see one of them: cargo run --example catalog NAME")
    );
}

fn print_agent(agent: Agent, style: Style) {
    println!(
        "{} {}  {}\n",
        style.dot(agent.color()),
        style.bold(agent),
        style.dim(agent.path())
    );
    print_wrapped("use when         ", agent.when_to_use());
    print_fields(agent);
    for (key, value) in agent.metadata() {
        println!("{key:<17}{value}");
    }
    print_examples(agent, style);
    print_outline(agent, style);
    println!("\n{}\n{}", style.bold("prompt"), agent.prompt());
}

fn print_fields(agent: Agent) {
    println!("model            {}", or(agent.model(), "not set"));
    println!("color            {}", or(agent.color(), "none"));
    println!("tools            {}", agent.tools());
    println!("disallowed tools {}", list(agent.disallowed_tools()));
    println!(
        "permission mode  {}",
        or(agent.permission_mode(), "default")
    );
    println!("max turns        {}", or(agent.max_turns(), "no limit"));
    println!("skills           {}", list(agent.skills()));
    println!(
        "MCP servers      {}",
        list(
            agent
                .mcp_servers()
                .iter()
                .map(include_agents::McpServer::name)
        )
    );
    println!("hooks            {}", Value::Map(agent.hooks()));
    println!("memory           {}", or(agent.memory(), "none"));
    println!("background       {}", agent.background());
    println!("omits CLAUDE.md  {}", agent.omit_claude_md());
    println!("effort           {}", or(agent.effort(), "inherited"));
    println!("isolation        {}", or(agent.isolation(), "none"));
    println!("initial prompt   {}", or(agent.initial_prompt(), "none"));
    println!("experimental     {}", Value::Map(agent.experimental()));
}

fn print_examples(agent: Agent, style: Style) {
    for (index, example) in agent.examples().iter().enumerate() {
        println!("\n{}", style.bold(format!("example {}", index + 1)));
        if let Some(context) = example.context() {
            print_wrapped("  context    ", context);
        }
        for turn in example.turns() {
            print_wrapped(&format!("  {:<11}", turn.speaker().as_str()), turn.text());
        }
        if let Some(commentary) = example.commentary() {
            print_wrapped("  commentary ", commentary);
        }
    }
}

fn print_outline(agent: Agent, style: Style) {
    println!("\n{}", style.bold("outline"));
    print_wrapped("  ", agent.introduction());
    for section in agent.sections() {
        print_section(&section);
    }
    print_wrapped("  ", agent.conclusion());
}

fn print_section(section: &Section<'_>) {
    let indent = "  ".repeat(usize::from(section.level()));
    println!(
        "{indent}{} ({} items)",
        section.title(),
        section.items().len()
    );
    for item in section.items() {
        print_wrapped(&format!("{indent}  - "), item);
    }
}

fn or(value: Option<impl Display>, otherwise: &str) -> String {
    value.map_or_else(|| otherwise.to_owned(), |value| value.to_string())
}

fn list(items: impl IntoIterator<Item = impl Display>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    if items.is_empty() {
        "none".to_owned()
    } else {
        items.join(", ")
    }
}

/// Prints a paragraph of at most 100 columns after a label.
fn print_wrapped(label: &str, text: &str) {
    let indent = label.chars().count();
    let mut line = label.to_owned();
    for word in text.split_whitespace() {
        if line.chars().count() + word.chars().count() >= 100 {
            println!("{}", line.trim_end());
            line = " ".repeat(indent);
        }
        line.push_str(word);
        line.push(' ');
    }
    if !line.trim().is_empty() {
        println!("{}", line.trim_end());
    }
}

/// Escape codes for a terminal, none for a pipe.
#[derive(Clone, Copy)]
struct Style {
    colored: bool,
}

impl Style {
    /// Colors at a terminal, unless the user has turned them off: see <https://no-color.org>.
    fn of_terminal() -> Style {
        Style {
            colored: std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        }
    }

    fn bold(self, text: impl Display) -> String {
        self.code("1", text)
    }

    fn dim(self, text: impl Display) -> String {
        self.code("2", text)
    }

    fn dot(self, color: Option<Color>) -> String {
        let Some(color) = color else {
            return "○".to_owned();
        };
        let (red, green, blue) = color.to_rgb();
        self.code(&format!("38;2;{red};{green};{blue}"), "●")
    }

    fn code(self, code: &str, text: impl Display) -> String {
        if self.colored {
            format!("\x1b[{code}m{text}\x1b[0m")
        } else {
            text.to_string()
        }
    }
}
