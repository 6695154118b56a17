//! Are all example dialogues taken apart as a reader would?

use std::collections::BTreeMap;
use std::fmt;

use include_agents_compiler::compile_sources;
use include_agents_reader::document::Document;
use include_agents_reader::examples::{self, Description, Example, Speaker};
use include_agents_reader::front_matter::split::{Split, split};

use super::collection::Collection;
use super::table;
use crate::observed::call;

/// The example blocks of a collection, found by nothing but their tags, and what the compiler makes of each.
#[derive(Debug, Default)]
pub struct Blocks {
    /// The number of descriptions that have blocks.
    pub files: usize,
    /// The number of blocks.
    pub blocks: usize,
    /// Blocks that are one example, with turns, and with every word of the block in one of its parts.
    pub split: usize,
    /// Turns of users and of assistants.
    pub turns: [usize; 2],
    /// Blocks with a context.
    pub contexts: usize,
    /// Blocks with a commentary.
    pub commentaries: usize,
    /// Examples without tags, which begin with `Context:`.
    pub untagged: usize,
    /// How often each shape of a block occurs.
    pub shapes: BTreeMap<String, usize>,
    /// Blocks that were not split, remains of examples in what is not an example, and faults.
    pub mismatches: Vec<(String, String)>,
}

impl Blocks {
    /// Takes the descriptions of a collection apart.
    ///
    /// Where a front matter cannot be read, its text is taken for the description: the blocks in it are as good as others.
    #[must_use]
    pub fn of(collection: &Collection) -> Blocks {
        let mut blocks = Blocks::default();
        let call = call("allow(all)");
        for member in &collection.members {
            let Ok(source) = &member.source else { continue };
            let compiled = compile_sources(&call, vec![source.clone()]);
            let entry = compiled.checked.catalog.agents.first();
            let file = &member.observation.file;
            match entry.map(|entry| &*entry.document) {
                Some(
                    document @ Document {
                        front_matter: Some(_),
                        ..
                    },
                ) => blocks.read(file, document.description(), &document.description),
                _ => {
                    if let Split::Parts(parts) = split(&source.text) {
                        let yaml = &source.text[parts.yaml];
                        blocks.read(file, yaml, &examples::split(yaml));
                    }
                }
            }
        }
        blocks
    }

    /// Whether every block was split and nothing else was wrong.
    #[must_use]
    pub fn hold(&self) -> bool {
        self.mismatches.is_empty()
    }

    fn read(&mut self, file: &str, text: &str, description: &Description) {
        let mut wrong = |what: String| self.mismatches.push((file.to_owned(), what));
        let when_to_use = description.when_to_use.as_str(text);
        for piece in [
            "<example",
            "</example",
            "Context:",
            "user:",
            "assistant:",
            "<commentary",
        ] {
            if when_to_use.contains(piece) {
                wrong(format!("`{piece}` in when_to_use"));
            }
        }
        for fault in &description.defects {
            wrong(format!("{fault:?}"));
        }
        if description.examples.is_empty() && text.contains("Context:") {
            wrong("`Context:`, and no example".to_owned());
        }
        let blocks: Vec<usize> = text
            .match_indices("<example>")
            .map(|(start, _)| start)
            .collect();
        for &start in &blocks {
            let example = description
                .examples
                .iter()
                .find(|it| it.span.start == start);
            match example.map(|example| (example, lost(text, example))) {
                None => wrong(format!("no example at byte {start}")),
                Some((example, _)) if example.turns.is_empty() => {
                    wrong(format!("no turns at byte {start}"));
                }
                Some((_, Some(words))) => wrong(format!("at byte {start}: {words}")),
                Some((_, None)) => self.split += 1,
            }
        }
        self.files += usize::from(!blocks.is_empty());
        self.blocks += blocks.len();
        self.untagged += description.examples.len().saturating_sub(blocks.len());
        for example in &description.examples {
            if blocks.contains(&example.span.start) {
                self.count(text, example);
            }
        }
    }

    fn count(&mut self, text: &str, example: &Example) {
        for turn in &example.turns {
            let speaker = match turn.speaker {
                Speaker::User => 0,
                Speaker::Assistant => 1,
            };
            self.turns[speaker] += 1;
        }
        self.contexts += usize::from(example.context.is_some());
        self.commentaries += usize::from(example.commentary.is_some());
        *self.shapes.entry(shape(text, example)).or_default() += 1;
    }
}

/// White space, quotes and parts of a block.
fn shape(text: &str, example: &Example) -> String {
    let block = &text[example.span.clone()];
    let space = if block.contains("\\n") {
        "literal `\\n`"
    } else if block.contains('\n') {
        "line feeds"
    } else {
        "spaces"
    };
    let label = block.find("user:").map(|at| at + "user:".len());
    let quote = label.and_then(|at| block[at..].trim_start().chars().next());
    let quote = match quote {
        Some('"') => "double quotes",
        Some('\'') => "single quotes",
        _ => "other quotes",
    };
    let mut parts = Vec::new();
    if example.context.is_some() {
        parts.push("context");
    }
    for turn in &example.turns {
        parts.push(match turn.speaker {
            Speaker::User => "user",
            Speaker::Assistant => "assistant",
        });
    }
    if example.commentary.is_some() {
        parts.push("commentary");
    }
    format!("{space}, {quote}: {}", parts.join(", "))
}

/// The words of an example that are in none of its parts, and those that are in too many, but for labels and tags.
fn lost(description: &str, example: &Example) -> Option<String> {
    const LABELS: [&str; 10] = [
        "example",
        "context",
        "user",
        "assistant",
        "agent",
        "commentary",
        "request",
        "response",
        "human",
        "reasoning",
    ];
    let mut words: BTreeMap<String, isize> = BTreeMap::new();
    let mut count = |text: &str, by: isize| {
        let text = text.replace("\\n", " ");
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            *words.entry(word.to_owned()).or_default() += by;
        }
    };
    count(&description[example.span.clone()], 1);
    let turns = example.turns.iter().map(|turn| &turn.text);
    for text in turns.chain(&example.context).chain(&example.commentary) {
        count(text.as_str(description), -1);
    }
    let is_wrong = |(word, count): (&String, &isize)| {
        let is_label = *count > 0 && LABELS.contains(&word.to_lowercase().as_str());
        (!word.is_empty() && *count != 0 && !is_label).then(|| format!("{word} {count:+}"))
    };
    let wrong: Vec<String> = words.iter().filter_map(is_wrong).collect();
    (!wrong.is_empty()).then(|| format!("words lost or gained: {}", wrong.join(", ")))
}

impl fmt::Display for Blocks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [user, assistant] = self.turns;
        let row = |what: &str, count: usize| vec![what.to_owned(), count.to_string()];
        table::write(
            f,
            &["`<example>` blocks", "count"],
            [
                row("descriptions with blocks", self.files),
                row("blocks", self.blocks),
                row("– split, no word lost", self.split),
                row("– with a context", self.contexts),
                row("– user's turns", user),
                row("– assistant's turns", assistant),
                row("– with a commentary", self.commentaries),
                row("examples without tags", self.untagged),
            ],
        )?;
        writeln!(f, "\nSplit: {}.\n", table::share(self.split, self.blocks))?;
        let shapes = self.shapes.iter().map(|(shape, count)| row(shape, *count));
        table::write(f, &["shape of the block", "count"], shapes)?;
        table::write_list(f, "**Mismatches**", &self.mismatches)
    }
}
