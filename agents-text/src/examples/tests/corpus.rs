//! Every example block of 660 real files.

use std::collections::BTreeMap;

use super::check;
use crate::corpus::real_files;
use crate::examples::{Example, Speaker, split};

/// Descriptions of the corpus.
fn descriptions() -> Vec<(String, String)> {
    real_files()
        .into_iter()
        .filter_map(|sample| Some((sample.file, sample.description?)))
        .collect()
}

/// The same, and the front matters that hold a description although they do not parse.
fn descriptions_and_front_matters() -> Vec<(String, String)> {
    real_files()
        .into_iter()
        .map(|sample| {
            (
                sample.file,
                sample.description.unwrap_or(sample.front_matter),
            )
        })
        .collect()
}

/// The blocks, found by nothing but the tags.
fn blocks(description: &str) -> Vec<&str> {
    description
        .split("<example>")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once("</example>")?.0))
        .collect()
}

#[test]
fn every_block_is_an_example_with_turns() {
    let mut shapes: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = 0;
    for (file, description) in descriptions_and_front_matters() {
        let split = split(&description);
        check(&description, &split);
        let blocks = blocks(&description);
        assert_eq!(split.defects, [], "{file}");
        assert_eq!(split.examples.len(), blocks.len(), "{file}");
        for (example, block) in split.examples.iter().zip(blocks) {
            assert!(!example.turns.is_empty(), "{file}: {block}");
            assert_eq!(
                &description[example.span.clone()],
                format!("<example>{block}</example>"),
                "{file}"
            );
            assert_nothing_is_lost(&file, &description, example, block);
            *shapes.entry(shape(example, block)).or_default() += 1;
            count += 1;
        }
    }
    println!("{count} blocks in {} shapes:", shapes.len());
    for (shape, count) in &shapes {
        println!("{count:5} {shape}");
    }
}

/// White space, quotes and parts of a block.
fn shape(example: &Example, block: &str) -> String {
    let space = if block.trim().contains('\n') {
        "newline"
    } else {
        "space"
    };
    let quote = match block
        .split_once("user:")
        .map(|(_, rest)| rest.trim_start().chars().next())
    {
        Some(Some(quote @ ('"' | '\''))) => quote,
        _ => ' ',
    };
    let context = if example.context.is_some() {
        "context "
    } else {
        ""
    };
    let turns: String = example
        .turns
        .iter()
        .map(|turn| {
            if turn.speaker == Speaker::User {
                "U"
            } else {
                "A"
            }
        })
        .collect();
    let commentary = if example.commentary.is_some() {
        " commentary"
    } else {
        ""
    };
    format!("{space:7} {quote} {context}{turns}{commentary}")
}

/// Every word of the block is in one of the texts, but for labels and tags.
fn assert_nothing_is_lost(file: &str, description: &str, example: &Example, block: &str) {
    let texts = example
        .turns
        .iter()
        .map(|turn| &turn.text)
        .chain(&example.context)
        .chain(&example.commentary);
    let mut words: BTreeMap<String, isize> = BTreeMap::new();
    let mut count = |text: &str, by: isize| {
        for word in text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
        {
            *words.entry(word.to_owned()).or_default() += by;
        }
    };
    count(block, 1);
    texts.for_each(|text| count(text.as_str(description), -1));
    words.retain(|_, count| *count != 0);
    for (word, count) in &words {
        let labels = [
            "Context",
            "context",
            "User",
            "user",
            "assistant",
            "Agent",
            "commentary",
            "request",
        ];
        assert!(
            *count > 0 && labels.contains(&word.as_str()),
            "{file}: {word} {count}: {block}"
        );
    }
}

#[test]
fn when_to_use_holds_no_piece_of_an_example() {
    let mut labels: BTreeMap<String, usize> = BTreeMap::new();
    for (file, description) in descriptions() {
        let split = split(&description);
        let when_to_use = split.when_to_use.as_str(&description);
        assert!(!when_to_use.is_empty(), "{file}");
        for piece in [
            "<example",
            "</example",
            "Context:",
            "user:",
            "assistant:",
            "<commentary",
            "Examples:",
            "Specifically:",
        ] {
            assert!(
                !when_to_use.contains(piece),
                "{file}: {piece} in {when_to_use:?}"
            );
        }
        assert!(when_to_use.trim() == when_to_use, "{file}: {when_to_use:?}");
        if split.examples.is_empty() {
            assert_eq!(when_to_use, description.trim(), "{file}");
        } else {
            let end = when_to_use.chars().next_back().unwrap_or(' ');
            *labels.entry(format!("ends in {end:?}")).or_default() += 1;
        }
    }
    println!("when to use, where there are examples: {labels:#?}");
}

/// The same by a plain search for the labels, for blocks with one turn each in one kind of quotes.
#[test]
fn blocks_are_split_as_a_search_for_labels_splits_them() {
    let mut compared = 0;
    for (file, description) in descriptions() {
        let split = split(&description);
        for (example, block) in split.examples.iter().zip(blocks(&description)) {
            let Some(expected) = by_labels(block) else {
                continue;
            };
            let text = |text: &str| plain(text);
            let mut found = vec![text(
                example
                    .context
                    .as_ref()
                    .expect("a context")
                    .as_str(&description),
            )];
            found.extend(
                example
                    .turns
                    .iter()
                    .map(|turn| text(turn.text.as_str(&description))),
            );
            found.extend(
                example
                    .commentary
                    .iter()
                    .map(|comment| text(comment.as_str(&description))),
            );
            assert_eq!(found, expected, "{file}");
            compared += 1;
        }
    }
    println!("{compared} blocks compared");
}

fn plain(text: &str) -> String {
    let text = text.replace("\\n", " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn by_labels(block: &str) -> Option<Vec<String>> {
    let block = plain(block);
    let (context, rest) = block.strip_prefix("Context: ")?.split_once(" user: ")?;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (user, rest) = rest
        .strip_prefix(quote)?
        .split_once(&format!("{quote} assistant: {quote}"))?;
    let (assistant, comment) = match rest.split_once(&format!("{quote} <commentary>")) {
        Some((assistant, comment)) => (assistant, Some(comment.strip_suffix("</commentary>")?)),
        None => (rest.strip_suffix(quote)?, None),
    };
    if rest.contains(" assistant: ") {
        return None;
    }
    Some(
        [context, user, assistant]
            .into_iter()
            .chain(comment)
            .map(|text| text.trim().to_owned())
            .collect(),
    )
}
