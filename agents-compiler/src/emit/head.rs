//! Packs the short values of an embedded definition into its head, which `Head` in the runtime reads.

use include_agents_runtime::__private::{DEEPEST_GROUP, LONGEST_PATH};
use include_agents_runtime::{Color, Model};

use super::text::Texts;
use include_agents_reader::agent::Agent;
use include_agents_reader::document::Document;

/// What an embedded definition consists of, besides its file.
pub(super) struct PackedTexts {
    /// The offsets of the texts; model and color, if they have names (see [`is_short`]); the packed outline.
    pub(super) head: Vec<u8>,
    /// The path, followed by the name unless the path contains it.
    pub(super) words: String,
    /// The length of the text of which the prompt is a part.
    pub(super) length: usize,
    /// Whether the description is a text of its own, and no part of that one.
    pub(super) is_decoded: bool,
}

/// Embeds an agent, if its texts are parts of its file, or of that and a decoded description.
pub(super) fn embed(document: &Document, outline: &[u8]) -> Option<PackedTexts> {
    let places = Texts::of(document).places(&document.description.when_to_use)?;
    let (path, name) = (document.source.relative.as_str(), document.name.as_str());
    let (words, name_at) = match path.rfind(name) {
        Some(at) => (path.to_owned(), at),
        None => (format!("{path}{name}"), path.len()),
    };
    let depth = document.source.group_depth();
    if path.len() > LONGEST_PATH || depth > DEEPEST_GROUP {
        return None;
    }
    let mut head = Vec::new();
    head.extend(u32::try_from(places.prompt.len()).ok()?.to_le_bytes());
    let (description, when_to_use) = (places.description, places.when_to_use);
    for number in [
        places.prompt.start,
        description.start,
        description.len(),
        when_to_use.start,
        when_to_use.len(),
        name_at,
        name.len(),
        path.len() | depth << 12,
    ] {
        head.extend(u16::try_from(number).ok()?.to_le_bytes());
    }
    head.push(model(&document.agent).unwrap_or_default());
    head.push(color(&document.agent).unwrap_or_default());
    head.extend(outline);
    let length = places.whole;
    Some(PackedTexts {
        head,
        words,
        length,
        is_decoded: places.is_decoded,
    })
}

/// Whether model and color are in the head.
pub(super) fn is_short(agent: &Agent) -> bool {
    agent.model.is_some() == model(agent).is_some()
        && agent.color.is_some() == color(agent).is_some()
}

fn model(agent: &Agent) -> Option<u8> {
    let named = Model::alias(&agent.model.as_ref()?.value.0)?;
    place(Model::NAMED.iter().position(|model| *model == named))
}

fn color(agent: &Agent) -> Option<u8> {
    let color = agent.color?;
    place(Color::NAMED.iter().position(|named| *named == color))
}

/// Counted from 1: 0 is none.
fn place(found: Option<usize>) -> Option<u8> {
    u8::try_from(found?.checked_add(1)?).ok()
}

#[cfg(test)]
mod tests {
    use include_agents_runtime::{__private, AgentDefinition};

    use super::*;
    use crate::compile::compile_sources;
    use include_agents_reader::outline::pack::pack;
    use include_agents_reader::source::Source;

    /// An agent with these fields, in a file of that name, as the runtime reads it; and whether all is in the head.
    fn round_trip(file: &str, fields: &str) -> (AgentDefinition, bool) {
        let call = syn::parse_str("\"agents\", allow(all)").expect("a call");
        let text =
            format!("---\nname: a-b\ndescription: Do it.\n{fields}\n---\nHi.\n\n# A `b`\n\nC\n");
        let path = format!("agents/{file}.md");
        let compiled = compile_sources(&call, vec![Source::in_memory(path.clone(), &text)]);
        let document = &compiled.checked.catalog.agents[0].document;
        let PackedTexts {
            head,
            words,
            length,
            ..
        } = embed(document, &pack(&document.outline)).expect("parts");
        assert_eq!(length, text.len());
        let embedded =
            __private::Embedded(text.leak(), words.leak(), head.leak(), __private::NO_EXTRAS);
        let [agent] = __private::table(&[&*Box::leak(Box::new([embedded]))]);
        assert_eq!((agent.name(), agent.path()), ("a-b", path.as_str()));
        assert_eq!(
            (agent.description(), agent.when_to_use()),
            ("Do it.", "Do it.")
        );
        assert_eq!(
            (agent.prompt(), agent.introduction()),
            (document.prompt(), "Hi.")
        );
        assert_eq!(agent.sections().get(0).expect("a section").title(), "A b");
        (agent, is_short(&document.agent))
    }

    #[test]
    fn the_runtime_reads_what_is_packed() {
        for (place, model) in Model::NAMED.iter().enumerate() {
            let color = Color::NAMED[place % Color::NAMED.len()];
            for file in ["a-b", "of a-b!", "another"] {
                let fields = format!("model: {}\ncolor: {color}", model.as_str().to_uppercase());
                let (agent, is_short) = round_trip(file, &fields);
                assert!(is_short);
                assert_eq!((agent.model(), agent.color()), (Some(*model), Some(color)));
            }
        }
    }

    #[test]
    fn what_has_no_name_is_left_out() {
        let (agent, is_short) = round_trip("a-b", "color: '#123456'\nmodel: claude-opus-4-1");
        assert!(!is_short);
        assert_eq!((agent.model(), agent.color()), (None, None));
        let (agent, is_short) = round_trip("a-b", "");
        assert!(is_short);
        assert_eq!((agent.model(), agent.color()), (None, None));
    }

    #[test]
    fn a_group_is_in_the_head() {
        let (agent, _) = round_trip("review/rust/a", "");
        assert_eq!(agent.group(), "review/rust");
        assert_eq!(round_trip("a", "").0.group(), "");
    }

    #[test]
    fn a_text_may_begin_too_late() {
        let call = syn::parse_str("\"agents\", allow(all)").expect("a call");
        let comment = "x".repeat(70_000);
        let text = format!("---\nname: a\ndescription: A\n# {comment}\n---\nA.");
        let source = Source::in_memory("agents/a.md", &text);
        let compiled = compile_sources(&call, vec![source]);
        let document = &compiled.checked.catalog.agents[0].document;
        assert_eq!(document.prompt(), "A.");
        assert!(embed(document, &[]).is_none());
    }

    #[test]
    fn a_path_may_be_too_long() {
        let call = syn::parse_str("\"agents\", allow(all)").expect("a call");
        let path = format!("agents/{}.md", "a".repeat(70_000));
        let source = Source::in_memory(path, "---\nname: a\ndescription: A\n---\nA.");
        let compiled = compile_sources(&call, vec![source]);
        assert!(embed(&compiled.checked.catalog.agents[0].document, &[]).is_none());
    }
}
