//! Damage as people make it.

#![allow(
    clippy::unnecessary_wraps,
    reason = "kinds share one signature, whether they can miss or not"
)]

use crate::originals::Original;

/// A small generator of random numbers (SplitMix64): the same seed gives the same damage everywhere.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % (limit.max(1) as u64)).unwrap_or_default()
    }
}

type Apply = fn(&Original, &mut Random) -> Option<String>;

/// A kind of damage.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    /// Whether the damaged file tells what its author meant.
    pub(crate) is_knowable: bool,
    pub(crate) apply: Apply,
}

const fn kind(name: &'static str, apply: Apply) -> Kind {
    Kind {
        name,
        is_knowable: true,
        apply,
    }
}

const fn lost(name: &'static str, apply: Apply) -> Kind {
    Kind {
        name,
        is_knowable: false,
        apply,
    }
}

pub(crate) const ALL: &[Kind] = &[
    // Colons.
    kind("no colon", |it, r| {
        any(it, r, |key, value| format!("{key} {value}"))
    }),
    kind("no colon after `tools`", |it, _| {
        tools(it, |all| format!("tools {}", all.join(", ")))
    }),
    kind("no space after the colon", |it, r| {
        any(it, r, |key, value| format!("{key}:{value}"))
    }),
    kind("`=` for the colon", |it, r| {
        any(it, r, |key, value| format!("{key} = {value}"))
    }),
    kind("`=` without spaces", |it, r| {
        any(it, r, |key, value| format!("{key}={value}"))
    }),
    kind("full-width colon", |it, r| {
        any(it, r, |key, value| format!("{key}：{value}"))
    }),
    kind("arrow for the colon", |it, r| {
        any(it, r, |key, value| format!("{key} -> {value}"))
    }),
    kind("hyphen for the colon", |it, r| {
        any(it, r, |key, value| format!("{key} - {value}"))
    }),
    kind("two colons", |it, r| {
        any(it, r, |key, value| format!("{key}:: {value}"))
    }),
    kind("space before the colon", |it, r| {
        any(it, r, |key, value| format!("{key} : {value}"))
    }),
    // Markdown.
    kind("asterisks around the key", |it, r| {
        any(it, r, |key, value| format!("**{key}**: {value}"))
    }),
    kind("asterisks around key and colon", |it, r| {
        any(it, r, |key, value| format!("**{key}:** {value}"))
    }),
    kind("backticks around the key", |it, r| {
        any(it, r, |key, value| format!("`{key}`: {value}"))
    }),
    kind("underscores around the key", |it, r| {
        any(it, r, |key, value| format!("__{key}__: {value}"))
    }),
    kind("hyphen before the key", |it, r| {
        any(it, r, |key, value| format!("- {key}: {value}"))
    }),
    kind("asterisk before the key", |it, r| {
        any(it, r, |key, value| format!("* {key}: {value}"))
    }),
    kind("hyphens before all keys", |it, _| {
        each(it, |key, value| format!("- {key}: {value}"))
    }),
    kind("asterisks around all keys", |it, _| {
        each(it, |key, value| format!("**{key}**: {value}"))
    }),
    kind("quote mark before the key", |it, r| {
        any(it, r, |key, value| format!("> {key}: {value}"))
    }),
    // Fences.
    kind("second `---`", |it, r| second_block(it, r, "---")),
    kind("second front matter", |it, r| {
        second_block(it, r, "---\n\n---")
    }),
    kind("four hyphens", |it, _| {
        Some(it.file(&it.lines()).replacen("\n---\n", "\n----\n", 1))
    }),
    lost("no closing line", |it, _| {
        Some(it.file(&it.lines()).replacen("\n---\n", "\n\n", 1))
    }),
    lost("no first line", |it, _| {
        Some(it.file(&it.lines()).replacen("---\n", "", 1))
    }),
    lost("code fence around it", |it, _| {
        Some(format!(
            "```yaml\n---\n{}\n---\n```\n{}",
            it.lines().join("\n"),
            it.body
        ))
    }),
    lost("comment before it", |it, _| {
        Some(format!("<!-- Apache-2.0 -->\n{}", it.file(&it.lines())))
    }),
    // Separators of tools.
    kind("semicolons", |it, _| {
        tools(it, |all| format!("tools: {}", all.join("; ")))
    }),
    kind("pipes", |it, _| {
        tools(it, |all| format!("tools: {}", all.join(" | ")))
    }),
    kind("slashes", |it, _| {
        tools(it, |all| format!("tools: {}", all.join(" / ")))
    }),
    kind("slashes without spaces", |it, _| {
        tools(it, |all| format!("tools: {}", all.join("/")))
    }),
    kind("spaces", |it, _| {
        tools(it, |all| format!("tools: {}", all.join(" ")))
    }),
    kind("`and`", |it, _| {
        tools(it, |all| format!("tools: {}", all.join(" and ")))
    }),
    kind("plus signs", |it, _| {
        tools(it, |all| format!("tools: {}", all.join(" + ")))
    }),
    kind("comma at the end", |it, _| {
        tools(it, |all| format!("tools: {},", all.join(", ")))
    }),
    kind("full stop at the end", |it, _| {
        tools(it, |all| format!("tools: {}.", all.join(", ")))
    }),
    kind("full-width commas", |it, _| {
        tools(it, |all| format!("tools: {}", all.join("，")))
    }),
    // Shapes of lists.
    kind("items less indented", |it, _| {
        items(it, |n, tool| {
            format!("{}- {tool}", if n == 0 { "  " } else { " " })
        })
    }),
    kind("items more indented", |it, _| {
        items(it, |n, tool| {
            format!("{}- {tool}", if n == 0 { "  " } else { "    " })
        })
    }),
    kind("no space after the hyphen", |it, _| {
        items(it, |_, tool| format!("  -{tool}"))
    }),
    kind("one hyphen without its space", |it, _| {
        items(it, |n, tool| {
            if n == 1 {
                format!("  -{tool}")
            } else {
                format!("  - {tool}")
            }
        })
    }),
    kind("asterisks as bullets", |it, _| {
        items(it, |_, tool| format!("  * {tool}"))
    }),
    kind("asterisks at the margin", |it, _| {
        items(it, |_, tool| format!("* {tool}"))
    }),
    kind("bullets", |it, _| {
        items(it, |_, tool| format!("  • {tool}"))
    }),
    kind("dashes as bullets", |it, _| {
        items(it, |_, tool| format!("  – {tool}"))
    }),
    kind("one item without its hyphen", |it, _| {
        items(it, |n, tool| {
            if n == 1 {
                tool.to_owned()
            } else {
                format!("- {tool}")
            }
        })
    }),
    kind("numbered items", |it, _| {
        items(it, |n, tool| format!("  {}. {tool}", n + 1))
    }),
    kind("no-break spaces before items", |it, _| {
        items(it, |_, tool| format!("\u{A0}\u{A0}- {tool}"))
    }),
    kind("no-break space after the hyphen", |it, _| {
        items(it, |_, tool| format!("  -\u{A0}{tool}"))
    }),
    kind("no-break space after the colon", |it, r| {
        any(it, r, |key, value| format!("{key}:\u{A0}{value}"))
    }),
    kind("tabs before items", |it, _| {
        items(it, |_, tool| format!("\t- {tool}"))
    }),
    kind("tab before the key", |it, r| {
        any(it, r, |key, value| format!("\t{key}: {value}"))
    }),
    kind("tab after the colon", |it, r| {
        any(it, r, |key, value| format!("{key}:\t{value}"))
    }),
    kind("list begins beside the key", |it, _| {
        tools(it, |all| format!("tools: - {}", all.join("\n  - ")))
    }),
    kind("bracket never closed", |it, _| {
        tools(it, |all| format!("tools: [{}", all.join(", ")))
    }),
    kind("bracket never opened", |it, _| {
        tools(it, |all| format!("tools: {}]", all.join(", ")))
    }),
    kind("parentheses", |it, _| {
        tools(it, |all| format!("tools: ({})", all.join(", ")))
    }),
    kind("braces", |it, _| {
        tools(it, |all| format!("tools: {{{}}}", all.join(", ")))
    }),
    kind("flow list continues without indentation", |it, _| {
        tools(it, |all| format!("tools: [{}]", all.join(",\n")))
    }),
    kind("tools go on in the next line", |it, _| {
        tools(it, |all| format!("tools: {}", all.join(",\n")))
    }),
    // Quotes.
    kind("double quote never closed", |it, r| {
        any(it, r, |key, value| format!("{key}: \"{value}"))
    }),
    kind("single quote never closed", |it, r| {
        any(it, r, |key, value| format!("{key}: '{value}"))
    }),
    kind("two kinds of quotes", |it, r| {
        any(it, r, |key, value| format!("{key}: \"{value}'"))
    }),
    kind("curly quotes", |it, r| {
        text(it, r, |key, value| format!("{key}: “{value}”"))
    }),
    kind("text after the closing quote", |it, _| {
        described(it, |a, b| format!("\"{a}\" {b}"))
    }),
    kind("quotes in quotes", |it, _| {
        described(it, |a, b| format!("\"the \"{a}\" one {b}\""))
    }),
    kind("apostrophe in quotes", |it, _| {
        described(it, |a, b| format!("'{a} it's {b}'"))
    }),
    kind("each tool in quotes", |it, _| {
        tools(it, |all| format!("tools: \"{}\"", all.join("\", \"")))
    }),
    kind("comma after quotes", |it, _| {
        each(it, |key, value| format!("\"{key}\": \"{value}\","))
    }),
    kind("semicolon at the end", |it, r| {
        text(it, r, |key, value| format!("{key}: \"{value}\";"))
    }),
    kind("quoted text at the margin", |it, _| {
        described(it, |a, b| format!("\"{a}\n{b}\""))
    }),
    // Comments.
    kind("HTML comment", |it, r| before(it, r, "<!-- few tools -->")),
    kind("`//` comment", |it, r| before(it, r, "// few tools")),
    kind("` #` in the description", |it, _| {
        described(it, |a, b| format!("{a} #{b}"))
    }),
    kind("tag at the start", |it, _| {
        described(it, |a, b| format!("!{a} {b}"))
    }),
    kind("anchor at the start", |it, _| {
        described(it, |a, b| format!("&{a} {b}"))
    }),
    // Merges.
    lost("merge conflict", |it, r| {
        any(it, r, |key, value| {
            format!("<<<<<<< HEAD\n{key}: {value}\n=======\n{key}: {value} x\n>>>>>>> main")
        })
    }),
    lost("duplicate key", |it, _| {
        tools(it, |all| {
            format!("tools: {}\ntools: {}", all.join(", "), all[0])
        })
    }),
    // Nesting.
    kind("nested under `agent`", |it, _| {
        let lines = it.lines();
        let lines = lines.iter().map(|line| format!("  {line}"));
        Some(it.file(&[vec!["agent:".to_owned()], lines.collect()].concat()))
    }),
    kind("one field indented", |it, r| {
        any(it, r, |key, value| format!(" {key}: {value}"))
    }),
    // Texts of several lines.
    kind("text continues without indentation", |it, _| {
        described(it, |a, b| format!("{a}\n{b}"))
    }),
    kind("colon in a text of two lines", |it, _| {
        described(it, |a, b| format!("{a}\n  note: {b}"))
    }),
    kind("block at the margin", |it, _| {
        described(it, |a, b| format!("|\n{a}\n{b}"))
    }),
    kind("two block indicators", |it, _| {
        described(it, |a, b| format!("|>\n  {a}\n  {b}"))
    }),
    kind("text in backticks", |it, _| {
        described(it, |a, b| format!("`{a}\n  {b}`"))
    }),
    kind("colon, and CRLF", |it, _| {
        Some(described(it, |a, b| format!("{a}: {b}"))?.replace('\n', "\r\n"))
    }),
    // Words.
    kind("key in capitals", |it, r| {
        any(it, r, |key, value| {
            format!("{}: {value}", key.to_uppercase())
        })
    }),
    kind("key capitalized", |it, r| {
        any(it, r, |key, value| {
            format!("{}{}: {value}", key[..1].to_uppercase(), &key[1..])
        })
    }),
    kind("key misspelled", |it, r| {
        any(it, r, |key, value| {
            format!("{}{}: {value}", &key[..2], &key[3..])
        })
    }),
    kind("`allowed-tools`", |it, _| {
        tools(it, |all| format!("allowed-tools: {}", all.join(", ")))
    }),
    kind("tools in lower case", |it, _| {
        tools(it, |all| {
            format!("tools: {}", all.join(", ").to_lowercase())
        })
    }),
    kind("tools in capitals", |it, _| {
        tools(it, |all| {
            format!("tools: {}", all.join(", ").to_uppercase())
        })
    }),
    kind("one tool misspelled", |it, _| {
        tools(it, |all| {
            let first = all[0];
            format!(
                "tools: {}{first}",
                all.join(", ")
                    .replacen(first, "", 1)
                    .trim_start_matches(", ")
                    .to_owned()
                    + ", "
            )
            .replace(
                first,
                &format!("{}{}", &first[..first.len() - 1], &first[first.len() - 2..]),
            )
        })
    }),
];

/// The file with one of its lines written otherwise.
fn any(it: &Original, random: &mut Random, write: impl Fn(&str, &str) -> String) -> Option<String> {
    let index = random.below(it.fields.len());
    let mut lines = it.lines();
    let (key, value) = it.fields.get(index)?;
    *lines.get_mut(index)? = write(key, value);
    Some(it.file(&lines))
}

/// The same for a line with a text.
fn text(
    it: &Original,
    random: &mut Random,
    write: impl Fn(&str, &str) -> String,
) -> Option<String> {
    let key = ["name", "description", "tools"][random.below(3)];
    rewrite(it, key, |value| write(key, value))
}

fn rewrite(it: &Original, key: &str, write: impl Fn(&str) -> String) -> Option<String> {
    let index = it.fields.iter().position(|(other, _)| other == key)?;
    let mut lines = it.lines();
    *lines.get_mut(index)? = write(it.value(key)?);
    Some(it.file(&lines))
}

fn each(it: &Original, write: impl Fn(&str, &str) -> String) -> Option<String> {
    let lines: Vec<String> = it
        .fields
        .iter()
        .map(|(key, value)| write(key, value))
        .collect();
    Some(it.file(&lines))
}

fn tools(it: &Original, write: impl Fn(&[&str]) -> String) -> Option<String> {
    let all = it.tools();
    rewrite(it, "tools", |_| write(&all))
}

fn items(it: &Original, write: impl Fn(usize, &str) -> String) -> Option<String> {
    tools(it, |all| {
        let items: Vec<String> = all
            .iter()
            .enumerate()
            .map(|(n, tool)| write(n, tool))
            .collect();
        format!("tools:\n{}", items.join("\n"))
    })
}

/// The file with a description of two parts.
fn described(it: &Original, write: impl Fn(&str, &str) -> String) -> Option<String> {
    let (first, rest) = it.value("description")?.split_once(' ')?;
    rewrite(it, "description", |_| {
        format!("description: {}", write(first, rest))
    })
}

fn before(it: &Original, random: &mut Random, line: &str) -> Option<String> {
    let mut lines = it.lines();
    lines.insert(random.below(lines.len()), line.to_owned());
    Some(it.file(&lines))
}

fn second_block(it: &Original, random: &mut Random, fence: &str) -> Option<String> {
    let mut lines = it.lines();
    let at = 1 + random.below(lines.len() - 1);
    lines.insert(at, fence.to_owned());
    Some(it.file(&lines))
}
