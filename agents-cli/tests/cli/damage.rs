//! Damages agent files as people do, and counts what fixes make of them.

use std::collections::BTreeMap;

use include_agents_reader::check_sources;
use include_agents_reader::claude_code::is_built_in_tool;
use include_agents_reader::fix::{Scope, heal};
use include_agents_reader::options::FileOptions;
use include_agents_reader::rights::Rights;
use include_agents_reader::source::Source;
use include_agents_tests::{observed, parity};

/// How often each damage was done if nothing else is said.
const DAMAGES: usize = 1_000;

/// Numbers that look random and are the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }
}

type Damage = fn(&mut Random, &str) -> Option<String>;

/// Damages one line `key: value` at the top level of the front matter.
fn line(
    random: &mut Random,
    text: &str,
    damage: impl Fn(&mut Random, &str, &str) -> String,
) -> Option<String> {
    let end = text.get(4..)?.find("\n---")? + 4;
    let lines: Vec<&str> = text[4..end].lines().collect();
    let fields: Vec<usize> = (0..lines.len())
        .filter(|at| {
            lines[*at]
                .split_once(':')
                .is_some_and(|(key, _)| key.chars().all(char::is_alphanumeric))
        })
        .collect();
    let chosen = *fields.get(random.below(fields.len()))?;
    let (key, value) = lines[chosen].split_once(':')?;
    let damaged = damage(random, key, value);
    let lines: Vec<&str> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| if at == chosen { damaged.as_str() } else { line })
        .collect();
    Some(format!("---\n{}{}", lines.join("\n"), &text[end..]))
}

const KINDS: &[(&str, Damage)] = &[
    ("no colon", |random, text| {
        line(random, text, |_, key, value| format!("{key}{value}"))
    }),
    ("no space after the colon", |random, text| {
        line(random, text, |_, key, value| {
            format!("{key}:{}", value.trim_start())
        })
    }),
    ("an equals sign", |random, text| {
        line(random, text, |_, key, value| format!("{key} ={value}"))
    }),
    ("bold key", |random, text| {
        line(random, text, |_, key, value| format!("**{key}**:{value}"))
    }),
    ("list item", |random, text| {
        line(random, text, |_, key, value| format!("- {key}:{value}"))
    }),
    ("comment", |random, text| {
        line(random, text, |_, key, value| format!("// {key}:{value}"))
    }),
    ("indented", |random, text| {
        line(random, text, |_, key, value| format!("  {key}:{value}"))
    }),
    ("tab", |random, text| {
        line(random, text, |_, key, value| format!("\t{key}:{value}"))
    }),
    ("capital key", |random, text| {
        line(random, text, |_, key, value| {
            format!("{}{}:{value}", key[..1].to_uppercase(), &key[1..])
        })
    }),
    ("swapped letters of the key", |random, text| {
        line(random, text, |random, key, value| {
            let at = random.below(key.len().saturating_sub(1));
            let mut letters: Vec<char> = key.chars().collect();
            letters.swap(at, (at + 1).min(key.len() - 1));
            format!("{}:{value}", letters.into_iter().collect::<String>())
        })
    }),
    ("open quote", |random, text| {
        line(random, text, |_, key, value| {
            format!("{key}: \"{}", value.trim_start().replace('"', ""))
        })
    }),
    ("text after the quote", |random, text| {
        line(random, text, |_, key, value| {
            format!("{key}: \"{}\" more", value.trim_start().replace('"', ""))
        })
    }),
    ("early end", |random, text| {
        line(random, text, |_, key, value| format!("---\n{key}:{value}"))
    }),
    ("merge marker", |random, text| {
        line(random, text, |_, key, value| {
            format!("<<<<<<< HEAD\n{key}:{value}\n=======\n{key}:{value}\n>>>>>>> b")
        })
    }),
    ("duplicate", |random, text| {
        line(random, text, |_, key, value| {
            format!("{key}:{value}\n{key}:{value}")
        })
    }),
    ("lower-case value", |random, text| {
        line(random, text, |_, key, value| {
            format!("{key}:{}", value.to_lowercase())
        })
    }),
    ("bracket", |random, text| {
        line(random, text, |_, key, value| {
            format!("{key}: [{}", value.trim_start())
        })
    }),
    ("no-break space", |random, text| {
        line(random, text, |_, key, value| {
            format!("{key}:\u{a0}{}", value.trim_start())
        })
    }),
    ("no opening line", |_, text| {
        text.strip_prefix("---\n").map(str::to_owned)
    }),
    ("no closing line", |_, text| {
        text.get(4..)?
            .find("\n---\n")
            .map(|at| format!("{}{}", &text[..at + 4], &text[at + 8..]))
    }),
    ("a lost character", |random, text| {
        let end = text.get(4..)?.find("\n---")? + 4;
        let places: Vec<usize> = text[..end].char_indices().map(|(at, _)| at).collect();
        let at = places[random.below(places.len())];
        let length = text[at..].chars().next()?.len_utf8();
        Some(format!("{}{}", &text[..at], &text[at + length..]))
    }),
];

/// The rights of a file that Claude Code loads, and its name, description and prompt.
fn read(text: &str) -> Option<(Rights, [String; 3])> {
    let checked = check_sources(
        &[],
        vec![Source::in_memory("agents/a.md", text)],
        &FileOptions::default(),
    );
    let is_broken = checked
        .problems
        .iter()
        .any(|it| it.is_error() && it.lint.is_none());
    let document = checked
        .catalog
        .all()
        .next()
        .filter(|it| !is_broken && it.front_matter.is_some())?;
    let words = [
        document.name.clone(),
        document.description().to_owned(),
        document.prompt().to_owned(),
    ];
    Some((Rights::of(document), words))
}

/// Real and observed files that are loaded and list tools.
fn originals() -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let mut folders = vec![parity::corpus()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else if entry.path().extension().is_some_and(|it| it == "md") {
                texts.extend(std::fs::read_to_string(entry.path()));
            }
        }
    }
    for observation in observed::read_all().unwrap() {
        texts.extend(observation.text);
    }
    texts.sort();
    texts.retain(|text| text.starts_with("---\n") && text.len() < 20_000);
    texts.retain(|text| {
        read(text).is_some_and(|(rights, _)| !rights.inherits && !rights.tools.is_empty())
    });
    // What is wrong before the damage is fixed with it, and hides what the damage did.
    texts.retain(|text| {
        let source = Source::in_memory("agents/a.md", text.as_str());
        heal(&source, &FileOptions::default(), Scope::All).text == *text
    });
    texts
}

/// Whether `after` allows nothing that the original file does not. Names of no tool grant nothing.
fn is_within(after: &Rights, original: &Rights) -> bool {
    let is_real = |tool: &String| is_built_in_tool(tool) || tool.starts_with("mcp__");
    let is_new = |tool: &&String| {
        is_real(tool) && !original.tools.contains(*tool) && !after.denied.contains(*tool)
    };
    !after.inherits && !after.tools.iter().any(|tool| is_new(&tool))
}

#[test]
fn fixes_never_widen_the_rights_of_damaged_agents() {
    let count = std::env::var("INCLUDE_AGENTS_DAMAGES")
        .ok()
        .and_then(|it| it.parse().ok())
        .unwrap_or(DAMAGES);
    let originals = originals();
    assert!(originals.len() > 20);
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut tally: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut wider = Vec::new();
    for index in 0..count {
        let (kind, damage) = KINDS[index % KINDS.len()];
        let original = &originals[random.below(originals.len())];
        let Some(damaged) = damage(&mut random, original).filter(|it| it != original) else {
            continue;
        };
        let scope = if index % 2 == 0 {
            Scope::Safe
        } else {
            Scope::All
        };
        let before = read(&damaged);
        let options = FileOptions::default();
        let healed = heal(
            &Source::in_memory("agents/a.md", damaged.as_str()),
            &options,
            scope,
        );
        let again = heal(
            &Source::in_memory("agents/a.md", healed.text.as_str()),
            &options,
            scope,
        );
        assert_eq!(
            again.text, healed.text,
            "{kind}: fixing twice is fixing once"
        );
        let outcome = match (read(original), read(&healed.text)) {
            _ if healed.text == damaged => "left",
            (Some(whole), Some(fixed)) if whole == fixed => "restored",
            (Some((whole, _)), Some((fixed, _))) => {
                // What the damage itself has widened is not made worse.
                let was_wide = before
                    .as_ref()
                    .is_some_and(|(rights, _)| !is_within(rights, &whole));
                if is_within(&fixed, &whole) || was_wide {
                    "other"
                } else {
                    wider.push(format!("{kind}:\n{damaged}\n=>\n{}", healed.text));
                    "wider"
                }
            }
            _ => "still broken",
        };
        *tally.entry((kind, outcome)).or_default() += 1;
    }
    for ((kind, outcome), count) in &tally {
        println!("{kind}: {outcome} {count}");
    }
    assert!(
        wider.is_empty(),
        "{} of {count} widened, such as {}",
        wider.len(),
        wider[0]
    );
    assert!(tally.iter().any(|((_, outcome), _)| *outcome == "restored"));
}

#[test]
fn fixes_heal_observed_files() {
    for observation in observed::read_all().unwrap() {
        let Some(text) = observation.text else {
            continue;
        };
        let source = Source::in_memory(observation.file.as_str(), text.as_str());
        let problems = |source: Source| {
            check_sources(&[], vec![source], &FileOptions::default())
                .problems
                .len()
        };
        let healed = heal(&source, &FileOptions::default(), Scope::All);
        if healed.text == text {
            assert!(healed.fixed.is_empty());
            continue;
        }
        let after = Source::in_memory(observation.file.as_str(), healed.text.as_str());
        if read(&text).is_some() {
            let left = problems(source) - healed.fixed.len();
            assert!(problems(after) <= left, "{}", observation.file);
        }
        if let (Some((before, _)), Some((after, _))) = (read(&text), read(&healed.text)) {
            assert!(before.inherits || !after.inherits, "{}", observation.file);
        }
    }
}
