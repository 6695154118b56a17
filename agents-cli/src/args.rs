//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Checks, fixes, exports and installs Claude Code agent files.
#[derive(Debug, Parser)]
#[command(
    name = "cargo-agents",
    bin_name = "cargo agents",
    version,
    propagate_version = true,
    disable_help_subcommand = true,
    after_help = "Exit codes: 0 if all is well, 1 if there are problems, 2 if the command is wrong or a file cannot be read."
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// When to use colors.
    #[command(flatten)]
    pub color: colorchoice_clap::Color,
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report what is wrong with agent files
    Check(Check),
    /// Fix what has one safe fix
    Fix(Fix),
    /// List the agents
    List(List),
    /// Show an agent as Claude Code sees it
    Show(Show),
    /// Explain a lint, with an example
    Explain(Explain),
    /// Write a new agent file
    New(New),
    /// Print the JSON Schema of the front matter
    Schema(SchemaArgs),
    /// Print all agents for another program
    Export(Export),
    /// Copy agents into a folder, without overwriting what was edited there
    Install(Install),
    /// Run a language server over standard input and output
    Lsp,
    /// Print completions for a shell
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print the man page
    Man,
}

/// Which files are read, and how they are judged.
#[derive(Args, Clone, Debug, Default)]
pub struct Input {
    /// Folders and files [default: `folders` of agents.toml, or `.claude/agents` and `agents`]
    pub paths: Vec<String>,
    /// How files are chosen and judged.
    #[command(flatten)]
    pub options: Options,
}

/// How files are chosen and judged. The names are those of `include_agents!`.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Options of the check")]
pub struct Options {
    /// Make the lint an error that no file can allow
    #[arg(short = 'F', long, value_name = "LINT")]
    pub forbid: Vec<String>,
    /// Make the lint an error (`all` for every lint)
    #[arg(short = 'D', long, value_name = "LINT")]
    pub deny: Vec<String>,
    /// Make the lint a warning
    #[arg(short = 'W', long, value_name = "LINT")]
    pub warn: Vec<String>,
    /// Turn the lint off
    #[arg(short = 'A', long, value_name = "LINT")]
    pub allow: Vec<String>,
    /// Read only files that match the pattern, relative to their folder
    #[arg(long, value_name = "GLOB")]
    pub include: Vec<String>,
    /// Leave out files that match the pattern
    #[arg(long, value_name = "GLOB")]
    pub exclude: Vec<String>,
    /// The longest description, in bytes
    #[arg(long, value_name = "BYTES")]
    pub description_budget: Option<usize>,
    /// The longest prompt, in bytes
    #[arg(long, value_name = "BYTES")]
    pub prompt_budget: Option<usize>,
    /// Raise or lower a limit: `file_bytes`, `files`, `front_matter_bytes` or `depth`
    #[arg(long, value_name = "NAME=NUMBER")]
    pub limit: Vec<String>,
    /// Read options from this file [default: agents.toml in this folder or the nearest one above]
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Do not look for an agents.toml
    #[arg(long)]
    pub no_config: bool,
}

/// How problems are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// As the compiler prints them
    #[default]
    Human,
    /// One line for each problem
    Short,
    /// One JSON object on each line
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

/// `check`.
#[derive(Args, Debug, Default)]
pub struct Check {
    /// Which files are read, and how they are judged.
    #[command(flatten)]
    pub input: Input,
    /// How to print problems
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Exit with 1 if there are warnings
    #[arg(long)]
    pub deny_warnings: bool,
    /// Check again whenever a file changes
    #[arg(long)]
    pub watch: bool,
}

/// `fix`.
#[derive(Args, Debug)]
pub struct Fix {
    /// Which files are read, and how they are judged.
    #[command(flatten)]
    pub input: Input,
    /// Show what would change, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Also apply fixes that need a look: guesses, and the first of several
    #[arg(long)]
    pub all: bool,
}

/// `list`.
#[derive(Args, Debug)]
pub struct List {
    /// Which files are read, and how they are judged.
    #[command(flatten)]
    pub input: Input,
    /// Print one JSON object on each line
    #[arg(long)]
    pub json: bool,
}

/// `show`.
#[derive(Args, Debug)]
pub struct Show {
    /// The name of the agent
    pub name: String,
    /// Which files are read, and how they are judged.
    #[command(flatten)]
    pub input: Input,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `explain`.
#[derive(Args, Debug)]
pub struct Explain {
    /// The name of the lint; without it, all lints are listed
    pub lint: Option<String>,
}

/// `new`.
#[derive(Args, Debug)]
pub struct New {
    /// The name of the agent: lowercase letters, digits and hyphens
    pub name: Option<String>,
    /// When to use the agent
    #[arg(long, short)]
    pub description: Option<String>,
    /// The tools, separated by commas [default: all]
    #[arg(long, short, value_name = "TOOLS")]
    pub tools: Option<String>,
    /// The model
    #[arg(long, short)]
    pub model: Option<String>,
    /// The prompt
    #[arg(long, short)]
    pub prompt: Option<String>,
    /// The folder to write to [default: the first folder of agents that exists, or `.claude/agents`]
    #[arg(long, value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// `schema`.
#[derive(Args, Debug)]
pub struct SchemaArgs {
    /// Print the line that tells editors where the schema is, for this path of the schema
    #[arg(long, value_name = "PATH")]
    pub header: Option<String>,
    /// Read declared keys from this file [default: agents.toml in this folder or the nearest one above]
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Do not look for an agents.toml
    #[arg(long)]
    pub no_config: bool,
}

/// What `export` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Target {
    /// The value of Claude Code's option `--agents`
    ClaudeJson,
    /// Agent files with plain YAML, into the folder of `--out`
    Markdown,
}

/// `export`.
#[derive(Args, Debug)]
pub struct Export {
    /// Which files are read, and how they are judged.
    #[command(flatten)]
    pub input: Input,
    /// The form
    #[arg(long, value_enum)]
    pub to: Target,
    /// The file (or, for Markdown, the folder) to write to [default: standard output]
    #[arg(long, short, value_name = "PATH")]
    pub out: Option<PathBuf>,
}

/// `install`.
#[derive(Args, Debug)]
pub struct Install {
    /// The folder to install into, such as `.claude/agents` or `~/.claude/agents`
    pub dir: PathBuf,
    /// Folders and files to install [default: those that `check` reads]
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub from: Vec<String>,
    /// How files are chosen and judged.
    #[command(flatten)]
    pub options: Options,
    /// Show how edited files differ from the new ones
    #[arg(long)]
    pub diff: bool,
    /// Remove installed files that are no longer among the agents, unless they were edited
    #[arg(long)]
    pub prune: bool,
    /// Show what would change, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}
