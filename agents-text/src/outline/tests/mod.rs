mod bundled;
mod commonmark;
mod corpus;
mod hostile;
mod packed;
mod properties;
mod shapes;
mod short_cut;

use super::{Kind, Outline, outline};

/// The outline of a prompt that has one, checked for its invariants.
fn read(prompt: &str) -> Outline {
    let outline = outline(prompt).expect("an ordinary prompt has an outline");
    check(prompt, &outline);
    outline
}

/// What holds for every outline.
fn check(prompt: &str, outline: &Outline) {
    let mut at = 0;
    let spans = std::iter::once(&outline.introduction)
        .chain(outline.sections.iter().map(|section| &section.span))
        .chain(std::iter::once(&outline.conclusion));
    for span in spans {
        assert_eq!(span.start, at, "a gap or an overlap");
        assert!(
            span.start <= span.end && prompt.get(span.clone()).is_some(),
            "{span:?} is not a slice"
        );
        at = span.end;
    }
    assert_eq!(at, prompt.len(), "something is left over");

    for section in &outline.sections {
        let mut at = section.body;
        assert!(
            section.span.start <= at && at <= section.span.end,
            "the text is not in its section"
        );
        assert!(prompt.is_char_boundary(at));
        for item in &section.items {
            assert!(
                at <= item.start && item.end <= section.span.end,
                "{item:?} is out of order"
            );
            let text = prompt.get(item.clone()).expect("an item is a slice");
            assert_eq!(text, text.trim(), "an item is trimmed");
            at = item.end;
        }
        if let super::Title::Span(span) = &section.title {
            assert!(section.span.start <= span.start && span.end <= section.span.end);
            assert!(prompt.get(span.clone()).is_some(), "a title is a slice");
        }
        let title = section.title.text(prompt);
        assert!(
            !title.trim_end().ends_with(':') && title.trim() == title,
            "{title:?}"
        );
        assert!(section.level >= 1);
    }
    if let Some(fence) = &outline.unclosed_fence {
        let line = prompt.get(fence.clone()).expect("a fence is a slice");
        assert!(
            line.starts_with("```") || line.starts_with("~~~"),
            "{line:?}"
        );
    }
}

/// The outline in a form that is easy to read in a test: `level kind title [items] = text`.
fn sketch(prompt: &str) -> Vec<String> {
    read(prompt)
        .sections
        .iter()
        .map(|section| {
            let kind = match section.kind {
                Kind::Heading => "heading",
                Kind::Bold => "bold",
                Kind::LeadIn => "lead-in",
            };
            let items: Vec<&str> = section
                .items
                .iter()
                .map(|item| &prompt[item.clone()])
                .collect();
            let text = prompt[section.body..section.span.end].trim_end();
            format!(
                "{} {kind} {:?} {items:?} = {text:?}",
                section.level,
                section.title.text(prompt)
            )
        })
        .collect()
}

fn introduction(prompt: &str) -> &str {
    &prompt[read(prompt).introduction]
}

fn conclusion(prompt: &str) -> &str {
    &prompt[read(prompt).conclusion]
}
