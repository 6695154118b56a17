//! The kinds of damage.

#![allow(
    clippy::unnecessary_wraps,
    reason = "kinds are called through one signature, whether they can miss or not"
)]

mod silent;

use crate::agent::{Field, Whole};
use crate::damage::{Damage, Random};

/// A kind of damage.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    /// The lint that has to catch it; `None` for a hard error.
    pub(crate) lint: Option<&'static str>,
    pub(crate) warns: bool,
    /// Damages an agent, unless it has nothing to be damaged in this way.
    pub(crate) apply: fn(&Whole, &mut Random) -> Option<Damage>,
}

const fn hard(name: &'static str, apply: fn(&Whole, &mut Random) -> Option<Damage>) -> Kind {
    Kind {
        name,
        lint: None,
        warns: false,
        apply,
    }
}

const fn deny(
    name: &'static str,
    lint: &'static str,
    apply: fn(&Whole, &mut Random) -> Option<Damage>,
) -> Kind {
    Kind {
        name,
        lint: Some(lint),
        warns: false,
        apply,
    }
}

const fn warn(
    name: &'static str,
    lint: &'static str,
    apply: fn(&Whole, &mut Random) -> Option<Damage>,
) -> Kind {
    Kind {
        name,
        lint: Some(lint),
        warns: true,
        apply,
    }
}

pub(crate) const ALL: &[Kind] = &[
    hard("closing fence gone", closing_fence),
    hard("`name` gone", name_gone),
    hard("`description` gone", description_gone),
    hard("`name` empty", name_empty),
    hard("`name` a number", name_number),
    hard("`name` with a colon", name_colon),
    hard("`name` with a leading hyphen", name_hyphen),
    hard("`name` misspelled", name_misspelled),
    hard("`description` empty", description_empty),
    hard("`description` a number", description_number),
    hard("quote never closed", quote_open),
    hard("text after a closing quote", text_after_quote),
    hard("apostrophe in single quotes", apostrophe),
    hard("unindented continuation", continuation),
    hard("`: ` in a plain value of two lines", colon_in_two_lines),
    hard("`: ` below the top level", colon_below),
    hard("value begins with `- `", dash_value),
    hard("no space after the colon", no_space),
    deny("first fence gone", "not_an_agent", first_fence),
    deny("field misspelled", "misspelled_field", field_misspelled),
    deny("`allowed-tools`", "misspelled_field", allowed_tools),
    deny("`max_turns`", "misspelled_field", max_turns_snake),
    deny("key twice", "duplicate_key", key_twice),
    deny("line of a dialogue", "stray_key", stray_line),
    deny("`---` in the description", "cut_front_matter", cut),
    deny("model misspelled", "unknown_model", model_misspelled),
    deny("model as it is called", "unknown_model", model_spoken),
    warn("color misspelled", "unknown_color", color_misspelled),
    warn("color as a comment", "unknown_color", color_comment),
    deny(
        "`permissionMode` misspelled",
        "invalid_value",
        permission_mode,
    ),
    deny("`memory` misspelled", "invalid_value", memory),
    deny("`effort` misspelled", "invalid_value", effort),
    deny("`isolation` misspelled", "invalid_value", isolation),
    deny("`background: yes`", "invalid_value", background),
    deny("`maxTurns` not positive", "invalid_value", max_turns),
    deny("example not closed", "malformed_example", example_open),
    deny("example without a turn", "malformed_example", example_empty),
    deny(
        "invisible character in the prompt",
        "hidden_unicode",
        hidden_in_prompt,
    ),
    deny(
        "invisible character in the description",
        "hidden_unicode",
        hidden_in_description,
    ),
    deny("no prompt", "empty_prompt", no_prompt),
    warn("tool misspelled", "unknown_tool", tool_misspelled),
    warn(
        "tool allowed and disallowed",
        "tool_conflict",
        tool_conflict,
    ),
    warn("agent that is not there", "dangling_agent", dangling),
    warn(
        "example of another agent",
        "example_names_other_agent",
        other_agent,
    ),
    warn("fence never closed", "unterminated_fence", fence),
    warn("secret in the prompt", "secret", secret),
    warn("hook event misspelled", "unknown_hook", hook),
    warn("color in capitals", "color_case", color_case),
    deny("second block of keys", "second_block", silent::second_block),
    warn("` #` in the description", "cut_value", silent::comment_cuts),
    hard(
        "merge conflict in the front matter",
        silent::conflict_in_fields,
    ),
    deny(
        "merge conflict in the prompt",
        "merge_conflict",
        silent::conflict_in_prompt,
    ),
    deny("`tools: a; b`", "lost_tool", silent::semicolons),
    deny(
        "tools in lower case",
        "unusable_tools",
        silent::lower_case_tools,
    ),
    deny("`tools: all`", "unusable_tools", silent::all_tools),
    hard("no colon after `tools`", silent::no_colon),
    hard("asterisks around a key", silent::bold_key),
    hard("ragged list of tools", silent::ragged_tools),
    deny(
        "tag or anchor that eats a word",
        "yaml_tag",
        silent::eaten_word,
    ),
    warn("smart quotes", "smart_quotes", silent::smart_quotes),
    hard("`name: 007`", silent::name_of_digits),
    hard("guard without `hooks`", silent::guard_without_hooks),
    deny(
        "`disallowedTools: bash`",
        "ineffective_disallow",
        silent::disallowed_in_lower_case,
    ),
    deny(
        "`model: sonnet-4.5`",
        "unknown_model",
        silent::model_with_version,
    ),
    hard(
        "quoted value continues without indentation",
        silent::quoted_at_the_margin,
    ),
    hard("CRLF and a line that needs the recovery", silent::crlf),
    deny(
        "message in tag characters after a flag",
        "hidden_unicode",
        silent::hidden_in_flag,
    ),
    warn("private key in the prompt", "secret", silent::private_key),
    warn(
        "closing line of more hyphens",
        "hyphen_run",
        silent::long_fence,
    ),
];

/// Puts lines between two fields, at random.
fn insert(whole: &Whole, random: &mut Random, lines: &str, mark: &str) -> Damage {
    let at = match random.below(whole.fields.len() + 1) {
        0 => 4,
        place => whole.fields[place - 1].line.end,
    };
    Damage::replace(&whole.text, at..at, lines, mark)
}

/// Puts a field between two others, unless the agent has it.
fn insert_field(whole: &Whole, random: &mut Random, key: &str, value: &str) -> Option<Damage> {
    whole
        .field(key)
        .is_none()
        .then(|| insert(whole, random, &format!("{key}: {value}\n"), value))
}

/// Gives a field another value, or puts it in.
fn set_field(whole: &Whole, random: &mut Random, key: &str, value: &str) -> Damage {
    match whole.field(key) {
        Some(field) => Damage::replace(&whole.text, field.value.clone(), value, value),
        None => insert(whole, random, &format!("{key}: {value}\n"), value),
    }
}

/// Swaps two letters, drops one, or doubles one.
fn misspell(word: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + random.below(letters.len().saturating_sub(2));
    match random.below(3) {
        0 if letters.get(at) != letters.get(at + 1) && at + 1 < letters.len() => {
            letters.swap(at, at + 1);
        }
        1 if letters.len() > 4 => {
            letters.remove(at);
        }
        _ => letters.insert(at, letters[at]),
    }
    letters.into_iter().collect()
}

fn closing_fence(whole: &Whole, _: &mut Random) -> Option<Damage> {
    let end = whole.fields.last()?.line.end;
    Some(Damage::replace(&whole.text, end..whole.body.start, "\n", "\n").at(0..3))
}

fn gone(whole: &Whole, key: &str) -> Option<Damage> {
    let field = whole.field(key)?;
    Some(Damage::replace(&whole.text, field.line.clone(), "", "").at(0..3))
}

fn name_gone(whole: &Whole, _: &mut Random) -> Option<Damage> {
    gone(whole, "name")
}

fn description_gone(whole: &Whole, _: &mut Random) -> Option<Damage> {
    gone(whole, "description")
}

/// An empty value: the place after the colon.
fn emptied(whole: &Whole, key: &str) -> Option<Damage> {
    let field = whole.field(key)?;
    let after_colon = field.value.start - 1;
    Some(
        Damage::replace(&whole.text, after_colon..field.value.end, "", "")
            .at(after_colon..after_colon),
    )
}

fn name_empty(whole: &Whole, _: &mut Random) -> Option<Damage> {
    emptied(whole, "name")
}

fn description_empty(whole: &Whole, _: &mut Random) -> Option<Damage> {
    emptied(whole, "description")
}

fn revalued(whole: &Whole, key: &str, value: &str, mark: &str) -> Option<Damage> {
    let field = whole.field(key)?;
    Some(Damage::replace(
        &whole.text,
        field.value.clone(),
        value,
        mark,
    ))
}

fn name_number(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let number = (10 + random.below(9999)).to_string();
    Some(revalued(whole, "name", &number, &number)?.typing(&format!("\"{number}\"")))
}

fn name_colon(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let name = whole.value("name")?;
    let at = 1 + random.below(name.len() - 1);
    let name = format!("{}:{}", name.get(..at)?, name.get(at..)?);
    Some(revalued(whole, "name", &name, ":")?.fixed())
}

fn name_hyphen(whole: &Whole, _: &mut Random) -> Option<Damage> {
    let name = format!("-{}", whole.value("name")?);
    Some(revalued(whole, "name", &name, "-")?.fixed())
}

fn rekeyed(whole: &Whole, field: &Field, key: &str) -> Damage {
    let range = field.line.start..field.line.start + field.key.len();
    Damage::replace(&whole.text, range, key, key).typing(&field.key)
}

fn name_misspelled(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let key = random.choose(&["nmae", "Name", "namee"]);
    Some(rekeyed(whole, whole.field("name")?, key))
}

fn description_number(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let number = random.below(9999).to_string();
    Some(revalued(whole, "description", &number, &number)?.typing(&format!("\"{number}\"")))
}

fn quote_open(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let field = whole.simple_description()?;
    let quote = random.choose(&["\"", "'"]);
    let start = field.value.start;
    Some(Damage::replace(&whole.text, start..start, quote, quote).fixed())
}

fn text_after_quote(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let value = &whole.text[whole.simple_description()?.value.clone()];
    let words: Vec<&str> = value.split(' ').collect();
    let at = 1 + random.below(words.len().checked_sub(2)?);
    let (quoted, after) = (words[..at].join(" "), words[at..].join(" "));
    let value = format!("\"{quoted}\" {after}");
    Some(revalued(whole, "description", &value, &after)?.fixed())
}

fn apostrophe(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let value = &whole.text[whole.simple_description()?.value.clone()];
    let words: Vec<&str> = value.split(' ').collect();
    let at = 1 + random.below(words.len().checked_sub(2)?);
    let (before, after) = (words[..at].join(" "), words[at..].join(" "));
    let value = format!("'{before} it's {after}'");
    let damage = revalued(whole, "description", &value, "it's")?;
    let apostrophe = damage.mark.start + 2;
    Some(damage.at(apostrophe..apostrophe + 1).fixed())
}

/// Breaks the description in two between two words, as far from its ends as possible.
fn broken(whole: &Whole, random: &mut Random) -> Option<(std::ops::Range<usize>, String)> {
    let field = whole.simple_description()?;
    let value = &whole.text[field.value.clone()];
    let words: Vec<(usize, &str)> = value.match_indices(' ').collect();
    let (at, _) = *words.get(1 + random.below(words.len().checked_sub(3)?))?;
    let rest = value[at + 1..].to_owned();
    let break_at = field.value.start + at;
    rest.starts_with(|c: char| c.is_ascii_alphabetic())
        .then_some((break_at..field.value.end, rest))
}

fn continuation(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let (range, rest) = broken(whole, random)?;
    Some(Damage::replace(&whole.text, range, &format!("\n{rest}"), &rest).fixed())
}

fn colon_in_two_lines(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let (range, rest) = broken(whole, random)?;
    let word = rest.split(' ').next()?;
    let rest = format!("{word}: {rest}");
    Some(Damage::replace(&whole.text, range, &format!("\n  {rest}"), ":").fixed())
}

fn colon_below(whole: &Whole, random: &mut Random) -> Option<Damage> {
    if whole.field("mcpServers").is_some() {
        return None;
    }
    let damage = insert(
        whole,
        random,
        "mcpServers:\n  - docs: read: only\n",
        "read: only",
    );
    let colon = damage.mark.start + 4;
    Some(damage.at(colon..colon + 1).fixed())
}

fn dash_value(whole: &Whole, _: &mut Random) -> Option<Damage> {
    let field = whole.simple_description()?;
    let start = field.value.start;
    let damage = Damage::replace(&whole.text, start..start, "- ", "-");
    Some(damage.fixed())
}

fn no_space(whole: &Whole, _: &mut Random) -> Option<Damage> {
    let field = whole.field("name")?;
    let colon = field.value.start - 2;
    Some(Damage::replace(&whole.text, colon..field.value.start, ":", ":").fixed())
}

fn first_fence(whole: &Whole, _: &mut Random) -> Option<Damage> {
    let damage = Damage::replace(&whole.text, 0..4, "", "");
    let line = damage.text.find('\n')?;
    Some(damage.at(0..line))
}

fn field_misspelled(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let fields: Vec<&Field> = whole
        .fields
        .iter()
        .filter(|field| !matches!(field.key.as_str(), "name" | "description"))
        .collect();
    let field = fields.get(random.below(fields.len()))?;
    let key = misspell(&field.key, random);
    (key != field.key && key != "mode" && key != "tool").then(|| rekeyed(whole, field, &key))
}

fn allowed_tools(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let key = random.choose(&["allowed-tools", "allowedTools", "allowed_tools", "tool"]);
    Some(rekeyed(whole, whole.field("tools")?, key))
}

fn max_turns_snake(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let key = random.choose(&["max_turns", "max-turns", "maxturns", "MaxTurns"]);
    Some(insert(whole, random, &format!("{key}: 5\n"), key).typing("maxTurns"))
}

fn key_twice(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let field = &whole.fields[random.below(whole.fields.len())];
    let line = whole.text[field.line.clone()].to_owned();
    let end = whole.fields.last()?.line.end;
    Some(Damage::replace(&whole.text, end..end, &line, &field.key))
}

fn stray_line(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let role = random.choose(&["user", "assistant", "User", "Context"]);
    let end = whole.field("description")?.line.end;
    let line = format!("{role}: \"Please have a look\"\n");
    Some(Damage::replace(&whole.text, end..end, &line, role))
}

fn cut(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let field = whole.simple_description()?;
    let value = &whole.text[field.value.clone()];
    let spaces: Vec<(usize, &str)> = value.match_indices(' ').collect();
    let (at, _) = *spaces.get(random.below(spaces.len()))?;
    let at = field.value.start + at;
    Some(Damage::replace(&whole.text, at..at, " ---", "---"))
}

fn model_misspelled(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let alias = random.choose(&["sonnet", "haiku", "inherit"]);
    let model = misspell(alias, random);
    (model != alias).then(|| set_field(whole, random, "model", &model).typing(alias))
}

fn model_spoken(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let (spoken, alias) = *random.choose(&[
        &("Claude Sonnet 4.5", "sonnet"),
        &("Claude Opus 4", "opus"),
        &("Claude Haiku", "haiku"),
    ]);
    Some(set_field(whole, random, "model", spoken).typing(alias))
}

fn color_misspelled(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let color = random.choose(&["yellow", "purple", "orange"]);
    let wrong = misspell(color, random);
    (wrong != color).then(|| set_field(whole, random, "color", &wrong).typing(color))
}

fn color_comment(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let recovers = whole.plain_description().is_some() && whole.simple_description().is_none();
    let hex = random.choose(&["#3B82F6", "#fa0", "#00ff7f"]);
    (!recovers).then(|| set_field(whole, random, "color", hex).typing(&format!("\"{hex}\"")))
}

fn color_case(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let color = random.choose(&["Blue", "GREEN", "Pink"]);
    Some(set_field(whole, random, "color", color).typing(&color.to_lowercase()))
}

fn permission_mode(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let mode = random.choose(&["acceptEdits", "bypassPermissions", "default", "dontAsk"]);
    let wrong = misspell(mode, random);
    Some(insert_field(whole, random, "permissionMode", &wrong)?.typing(mode))
}

fn memory(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let memory = random.choose(&["project", "local"]);
    let wrong = misspell(memory, random);
    let damage = insert_field(whole, random, "memory", &wrong)?;
    // A memory that counts adds tools to a list: no replacement may do that.
    Some(if whole.field("tools").is_some() {
        damage
    } else {
        damage.typing(memory)
    })
}

fn effort(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let wrong = random.choose(&["hihg", "medum", "xhihg"]);
    Some(insert_field(whole, random, "effort", wrong)?.fixed())
}

fn isolation(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let wrong = random.choose(&["worktre", "wroktree", "Worktree"]);
    Some(insert_field(whole, random, "isolation", wrong)?.typing("worktree"))
}

fn background(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let (wrong, right) = *random.choose(&[&("yes", "true"), &("no", "false"), &("ture", "true")]);
    let key = random.choose(&["background", "omitClaudeMd"]);
    Some(insert_field(whole, random, key, wrong)?.typing(right))
}

fn max_turns(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let wrong = random.choose(&["0", "-3", "2.5", "many"]);
    insert_field(whole, random, "maxTurns", wrong)
}

/// Appends text to the description.
fn described(whole: &Whole, addition: &str, mark: &str) -> Option<Damage> {
    let field = whole.plain_description()?;
    let value = &whole.text[field.value.clone()];
    if value.contains("<example>") {
        return None;
    }
    Some(Damage::replace(
        &whole.text,
        field.value.end..field.value.end,
        addition,
        mark,
    ))
}

fn example_open(whole: &Whole, _: &mut Random) -> Option<Damage> {
    described(
        whole,
        " <example>user: 'Please help' assistant: 'Of course'",
        "<example>",
    )
}

fn example_empty(whole: &Whole, _: &mut Random) -> Option<Damage> {
    described(
        whole,
        " <example>Context: Somebody needs help but no one says so</example>",
        "<example>",
    )
}

fn other_agent(whole: &Whole, _: &mut Random) -> Option<Damage> {
    let addition = " <example>user: 'Please help' assistant: 'I will use the unheard-of agent for this'</example>";
    let name = whole.value("name")?.to_owned();
    Some(described(whole, addition, "unheard-of")?.typing(&name))
}

/// A place between two words of a line of prose of the body.
fn place_in_body(whole: &Whole, random: &mut Random) -> Option<usize> {
    let body = &whole.text[whole.body.clone()];
    let places: Vec<usize> = body
        .match_indices(' ')
        .map(|(at, _)| at)
        .filter(|&at| {
            body[..at].ends_with(|c: char| c.is_ascii_alphabetic())
                && body[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic())
        })
        .collect();
    Some(whole.body.start + *places.get(random.below(places.len()))?)
}

const INVISIBLE: &[&str] = &[
    "\u{200B}",
    "\u{202E}",
    "\u{2066}",
    "\u{E0041}",
    "\u{2060}",
    "\u{FEFF}",
];

fn hidden_in_prompt(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let at = place_in_body(whole, random)?;
    let hidden = random.choose(INVISIBLE);
    Some(Damage::replace(&whole.text, at..at, hidden, hidden))
}

fn hidden_in_description(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let field = whole.plain_description()?;
    let value = &whole.text[field.value.clone()];
    let spaces: Vec<(usize, &str)> = value.match_indices(' ').collect();
    let (at, _) = *spaces.get(random.below(spaces.len()))?;
    let at = field.value.start + at;
    let hidden = random.choose(INVISIBLE);
    Some(Damage::replace(&whole.text, at..at, hidden, hidden))
}

fn no_prompt(whole: &Whole, _: &mut Random) -> Option<Damage> {
    let mut text = whole.text.clone();
    text.truncate(whole.body.start);
    let end = text.len();
    Some(Damage {
        text,
        mark: end..end,
        remedy: None,
    })
}

fn tool_misspelled(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let field = whole.field("tools")?;
    let value = &whole.text[field.value.clone()];
    let tools: Vec<&str> = value
        .split(", ")
        .filter(|tool| tool.len() > 3 && !tool.contains("__"))
        .collect();
    let tool = *tools.get(random.below(tools.len()))?;
    let wrong = misspell(tool, random);
    let start = field.value.start + value.find(tool)?;
    (wrong != tool).then(|| {
        Damage::replace(&whole.text, start..start + tool.len(), &wrong, &wrong).typing(tool)
    })
}

fn tool_conflict(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let field = whole.field("tools")?;
    let value = &whole.text[field.value.clone()];
    let tools: Vec<&str> = value.split(", ").collect();
    let index = random.below(tools.len());
    let tool = tools[index];
    if value.starts_with(['[', '"']) || tools.iter().filter(|other| **other == tool).count() > 1 {
        return None;
    }
    let end = whole.fields.last()?.line.end;
    let line = format!("disallowedTools: {tool}\n");
    let start = field.value.start
        + tools[..index]
            .iter()
            .map(|tool| tool.len() + 2)
            .sum::<usize>();
    Some(Damage::replace(&whole.text, end..end, &line, tool).at(start..start + tool.len()))
}

fn dangling(whole: &Whole, _: &mut Random) -> Option<Damage> {
    let field = whole.field("tools")?;
    if whole.text[field.value.clone()].starts_with(['[', '"']) {
        return None;
    }
    let end = field.value.end;
    Some(Damage::replace(
        &whole.text,
        end..end,
        ", Agent(unheard-of)",
        "unheard-of",
    ))
}

fn fence(whole: &Whole, _: &mut Random) -> Option<Damage> {
    let end = whole.text.trim_end().len();
    Some(Damage::replace(
        &whole.text,
        end..whole.text.len(),
        "\n\n```rust\nfn main() {}\n",
        "```rust",
    ))
}

fn secret(whole: &Whole, random: &mut Random) -> Option<Damage> {
    let at = place_in_body(whole, random)?;
    // Put together here, so that no scanner takes this file for a leak.
    let key = format!("{}{}", "ghp_", "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8");
    Some(Damage::replace(
        &whole.text,
        at..at,
        &format!(" {key}"),
        &key,
    ))
}

fn hook(whole: &Whole, random: &mut Random) -> Option<Damage> {
    if whole.field("hooks").is_some() {
        return None;
    }
    let event = random.choose(&["PreToolUse", "PostToolUse", "SessionStart"]);
    let wrong = misspell(event, random);
    Some(insert(whole, random, &format!("hooks:\n  {wrong}: []\n"), &wrong).typing(event))
}
