//! Packs what is short into the head of an embedded definition: see `Head` in the runtime, which reads it.

use include_agents_runtime::{Color, Model};

use crate::agent::Agent;

/// The head of a file: its length, where its texts stand, the length of its path; model and colour; behind them the
/// packed outline.
///
/// A model or colour that has no name of its own is left to a call: see [`is_short`].
pub(super) fn pack(agent: &Agent, numbers: [u32; 8], outline: &[u8]) -> Vec<u8> {
    let mut bytes: Vec<u8> = numbers.iter().copied().flat_map(u32::to_le_bytes).collect();
    bytes.push(model(agent).unwrap_or_default());
    bytes.push(color(agent).unwrap_or_default());
    bytes.extend(outline);
    bytes
}

/// Whether model and colour are in the head.
pub(super) fn is_short(agent: &Agent) -> bool {
    agent.model.is_some() == model(agent).is_some()
        && agent.color.is_some() == color(agent).is_some()
}

fn model(agent: &Agent) -> Option<u8> {
    let name = &agent.model.as_ref()?.value.0;
    place(Model::NAMED.iter().position(|model| model.as_str() == name))
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
    use include_agents_runtime::AgentDefinition;

    use super::*;
    use crate::compile_sources;
    use crate::source::Source;

    fn pack_front_matter(fields: &str) -> (Vec<u8>, bool) {
        let call = syn::parse_str("\"agents\", allow(all)").expect("a call");
        let text = format!("---\nname: a\ndescription: A\n{fields}\n---\nA.\n");
        let compiled = compile_sources(&call, vec![Source::in_memory("agents/a.md", &text)]);
        let agent = &compiled.catalogue.agents[0].document.agent;
        (
            pack(agent, [4, 0, 1, 1, 2, 2, 2, 4], &[0, 2]),
            is_short(agent),
        )
    }

    fn unpack(head: Vec<u8>) -> AgentDefinition {
        AgentDefinition::embedded("a", "abcd", "a.mdTitle", head.leak(), None)
    }

    #[test]
    fn the_runtime_reads_what_is_packed() {
        for (place, model) in Model::NAMED.iter().enumerate() {
            let color = Color::NAMED[place];
            let (head, is_short) =
                pack_front_matter(&format!("model: {}\ncolor: {color}", model.as_str()));
            assert!(is_short);
            let agent = unpack(head);
            assert_eq!((agent.model(), agent.color()), (Some(*model), Some(color)));
            assert_eq!(
                (agent.description(), agent.when_to_use(), agent.prompt()),
                ("a", "bc", "cd")
            );
            assert_eq!((agent.introduction(), agent.path()), ("cd", "a.md"));
        }
    }

    #[test]
    fn what_has_no_name_is_left_out() {
        let (head, is_short) = pack_front_matter("color: '#123456'\nmodel: claude-opus-4-1");
        assert!(!is_short);
        assert_eq!(
            (unpack(head.clone()).model(), unpack(head).color()),
            (None, None)
        );
        let (head, is_short) = pack_front_matter("");
        assert!(is_short);
        assert_eq!(unpack(head).model(), None);
    }
}
