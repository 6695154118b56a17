//! The options of a call.

mod shape;
mod values;

use std::path::PathBuf;

use proc_macro2::{Span, TokenStream};
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Ident, LitStr, Token, parenthesized};

use include_agents_reader::lint::{Level, Lint};
use include_agents_reader::options::FileOptions;
use include_agents_reader::settings::{LIMITS, UnknownName};

use super::ReadConfig;
use crate::schema::ForeignEnum;

use values::{
    is_equals_sign, parse_bool, parse_number, parse_string, parse_strings, unknown, value,
};

/// The names of the options, for suggestions.
const NAMES: &[&str] = &[
    "allow",
    "config",
    "constants",
    "default",
    "deny",
    "description",
    "description_budget",
    "dialect",
    "exclude",
    "forbid",
    "identifiers",
    "include",
    "keys",
    "limits",
    "name",
    "overlay",
    "partials",
    "prompt_budget",
    "report_unused",
    "serde",
    "skills",
    "stale_test",
    "tools",
    "warn",
];

/// The limit that is not one of reading.
const MESSAGES: &str = "messages";

/// The options of a call, with their defaults.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a switch that a call sets by its name, independent of the others"
)]
pub struct Options {
    /// `include("*.md")`: only files that match one of these, relative to their folder. Default: all.
    pub include: Vec<LitStr>,
    /// `exclude("drafts/**")`: no file that matches one of these. Default: none.
    pub exclude: Vec<LitStr>,
    /// `config = "agents.toml"`: a file of options. Default: none.
    pub config: Option<PathBuf>,
    /// `constants = false`: no constant per agent. Default: true.
    pub constants: bool,
    /// `default = "reviewer"`: the agent that `Default` returns. Default: no `Default`.
    pub default: Option<LitStr>,
    /// `report_unused = true`: rustc's `dead_code` reports agents that no code names. Default: false.
    pub report_unused: bool,
    /// `serde = false`: no `Serialize` and `Deserialize`, whatever the features. Default: true.
    pub serde: bool,
    /// `stale_test = false`: no test that fails when the folder has changed since the build. Default: true.
    pub stale_test: bool,
    /// `limits(messages = 100)`: the maximum number of messages of one kind. Default: 10.
    pub messages: usize,
    /// `tools = crate::MyTool`: the enum whose variants the tools are.
    pub tool_type: Option<ForeignEnum>,
    /// How files are read and checked.
    pub files: FileOptions,
    /// The places of what is in `files`, for messages about it.
    pub places: Places,
    /// Whether an option was parsed.
    is_begun: bool,
    /// Errors in the options; the rest of the call is still used.
    pub errors: Vec<syn::Error>,
}

/// Where options are that are about other files than agents: in the call, or the path of the file that they are in.
#[derive(Debug, Default)]
pub struct Places {
    /// The folder of `partials`.
    pub partials: Option<Span>,
    /// The folder of `skills`.
    pub skills: Option<Span>,
    /// The name and the identifier of each entry of `identifiers`.
    pub identifiers: Vec<[Span; 2]>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            include: Vec::new(),
            exclude: Vec::new(),
            config: None,
            constants: true,
            default: None,
            report_unused: false,
            serde: true,
            stale_test: true,
            messages: 10,
            tool_type: None,
            files: FileOptions::default(),
            places: Places::default(),
            is_begun: false,
            errors: Vec::new(),
        }
    }
}

impl Options {
    /// Parses options, separated by commas, to the end of `input`.
    pub(super) fn parse_all(
        &mut self,
        input: ParseStream<'_>,
        read: &ReadConfig<'_>,
    ) -> syn::Result<()> {
        while !input.is_empty() {
            self.parse_one(input, read)?;
            if input.is_empty() {
                break;
            }
            input.parse::<Token![,]>()?;
        }
        Ok(())
    }

    /// Turns off the lints about Claude Code's tools where the tools are the user's.
    pub(super) fn finish(&mut self) {
        const OF_CLAUDE_CODE: [Lint; 6] = [
            Lint::UNKNOWN_TOOL,
            Lint::UNUSABLE_TOOLS,
            Lint::LOST_TOOL,
            Lint::INEFFECTIVE_DISALLOW,
            Lint::DISALLOW_TAKES_WHOLE_TOOL,
            Lint::MEMORY_ADDS_TOOLS,
        ];
        if self.tool_type.is_some() {
            for lint in OF_CLAUDE_CODE {
                self.files.levels.set(lint, Level::Allow);
            }
        }
    }

    /// Parses one option. An error in its value is recorded, so that the rest of the call is still used.
    pub(super) fn parse_one(
        &mut self,
        input: ParseStream<'_>,
        read: &ReadConfig<'_>,
    ) -> syn::Result<()> {
        let name: Ident = input.parse()?;
        let is_first = !std::mem::replace(&mut self.is_begun, true);
        let value = value(input)?;
        let is_cut_short = value.clone().into_iter().all(is_equals_sign);
        let parse = |value: ParseStream<'_>| {
            if name == "config" {
                self.parse_config(&name, is_first, value, read)
            } else {
                self.parse_value(&name, value)
            }
        };
        if let Err(error) = parse.parse2(value) {
            self.errors.push(if is_cut_short {
                // The end of the input has no span.
                let message = error.to_string();
                let expected = message.trim_start_matches("unexpected end of input, ");
                syn::Error::new(name.span(), expected)
            } else {
                error
            });
        }
        Ok(())
    }

    fn parse_value(&mut self, name: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
        match name.to_string().as_str() {
            "include" => self.include.extend(parse_strings(input)?),
            "exclude" => self.exclude.extend(parse_strings(input)?),
            "constants" => self.constants = parse_bool(input)?,
            "partials" => {
                let folder = parse_string(input)?;
                self.files.partials = Some(folder.value());
                self.places.partials = Some(folder.span());
            }
            "default" => self.default = Some(parse_string(input)?),
            "report_unused" => self.report_unused = parse_bool(input)?,
            "serde" => self.serde = parse_bool(input)?,
            "stale_test" => self.stale_test = parse_bool(input)?,
            "description_budget" => {
                self.files.description_budget = Some(parse_number(input)?);
                self.deny_because(
                    Lint::DESCRIPTION_BUDGET,
                    "the call sets `description_budget`",
                );
            }
            "prompt_budget" => {
                self.files.prompt_budget = Some(parse_number(input)?);
                self.deny_because(Lint::PROMPT_BUDGET, "the call sets `prompt_budget`");
            }
            "limits" => self.parse_limits(input)?,
            "name" | "description" | "dialect" => self.parse_word(name, input)?,
            "keys" => self.parse_keys(input)?,
            "tools" => self.parse_tools(input)?,
            "overlay" => self.files.overlay = parse_bool(input)?,
            "skills" => self.parse_skills(input)?,
            "identifiers" => self.parse_identifiers(input)?,
            "allow" => self.parse_levels(|it, lint| it.set_level(Level::Allow, lint), input)?,
            "warn" => self.parse_levels(|it, lint| it.set_level(Level::Warn, lint), input)?,
            "deny" => self.parse_levels(|it, lint| it.set_level(Level::Deny, lint), input)?,
            "forbid" => self.parse_levels(FileOptions::forbid, input)?,
            _ => {
                self.errors
                    .push(unknown("option", name, NAMES.iter().copied()));
                input.parse::<TokenStream>()?;
            }
        }
        Ok(())
    }

    /// The options of a file, which those of the call override.
    fn parse_config(
        &mut self,
        name: &Ident,
        is_first: bool,
        input: ParseStream<'_>,
        read: &ReadConfig<'_>,
    ) -> syn::Result<()> {
        let path = parse_string(input)?;
        if !is_first {
            let message =
                "`config` must be the first option: the others override what is in the file";
            return Err(syn::Error::new(name.span(), message));
        }
        let config =
            read(&path.value()).map_err(|message| syn::Error::new(path.span(), message))?;
        let patterns = |patterns: Vec<String>| {
            let patterns = patterns.into_iter();
            patterns
                .map(|pattern| LitStr::new(&pattern, path.span()))
                .collect()
        };
        self.include = patterns(config.include);
        self.exclude = patterns(config.exclude);
        let place = path.span();
        self.places = Places {
            partials: config.files.partials.as_ref().map(|_| place),
            skills: config.files.skills.as_ref().map(|_| place),
            identifiers: vec![[place; 2]; config.files.identifiers.len()],
        };
        self.files = config.files;
        self.config = Some(config.path);
        Ok(())
    }

    fn parse_limits(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let content;
        parenthesized!(content in input);
        while !content.is_empty() {
            let name: Ident = content.parse()?;
            match name.to_string().as_str() {
                MESSAGES => self.messages = parse_number(&content)?,
                limit if LIMITS.contains(&limit) => {
                    let value = parse_number(&content)?;
                    let set = self.files.set_limit(limit, value);
                    set.map_err(|error| syn::Error::new(name.span(), error))?;
                }
                _ => {
                    let known = LIMITS.iter().copied().chain([MESSAGES]);
                    return Err(unknown("limit", &name, known));
                }
            }
            if !content.is_empty() {
                content.parse::<Token![,]>()?;
            }
        }
        Ok(())
    }

    fn deny_because(&mut self, lint: Lint, reason: &str) {
        self.files.levels.deny_because(lint, reason);
    }

    fn parse_levels(
        &mut self,
        set: fn(&mut FileOptions, &str) -> Result<(), UnknownName>,
        input: ParseStream<'_>,
    ) -> syn::Result<()> {
        let content;
        parenthesized!(content in input);
        for name in Punctuated::<Ident, Token![,]>::parse_terminated(&content)? {
            if let Err(error) = set(&mut self.files, &name.to_string()) {
                self.errors.push(syn::Error::new(name.span(), error));
            }
        }
        Ok(())
    }
}
