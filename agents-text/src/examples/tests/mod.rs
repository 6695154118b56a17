mod bundled;
mod corpus;
mod defects;
mod hostile;
mod properties;
mod shapes;
mod when_to_use;

use super::{Description, Speaker, Text, split};

/// What holds for every split.
fn check(description: &str, split: &Description) {
    let mut at = 0;
    for example in &split.examples {
        assert!(
            at <= example.span.start && example.span.end <= description.len(),
            "examples overlap"
        );
        assert!(description.get(example.span.clone()).is_some());
        at = example.span.end;
        let texts = example
            .turns
            .iter()
            .map(|turn| &turn.text)
            .chain(&example.context)
            .chain(&example.commentary);
        for text in texts {
            if let Text::Span(span) = text {
                assert!(
                    example.span.start <= span.start && span.end <= example.span.end,
                    "a text is outside"
                );
                assert!(
                    description.get(span.clone()).is_some(),
                    "{span:?} is not a slice"
                );
            }
        }
    }
    if let Text::Span(span) = &split.when_to_use {
        assert!(description.get(span.clone()).is_some());
        let overlaps = |example: &super::Example| {
            span.start < example.span.end && example.span.start < span.end
        };
        assert!(
            !split.examples.iter().any(overlaps),
            "an example is part of when to use"
        );
    }
    for defect in &split.defects {
        assert!(description.get(defect.span().clone()).is_some());
    }
}

/// The split in a form that is easy to read in a test: one line each for when to use, context, turns, commentary.
fn sketch(description: &str) -> Vec<String> {
    let split = split(description);
    check(description, &split);
    let mut lines = vec![split.when_to_use.as_str(description).to_owned()];
    for example in &split.examples {
        lines.extend(
            example
                .context
                .iter()
                .map(|text| format!("C {}", text.as_str(description))),
        );
        for turn in &example.turns {
            let speaker = if turn.speaker == Speaker::User {
                "U"
            } else {
                "A"
            };
            lines.push(format!("{speaker} {}", turn.text.as_str(description)));
        }
        lines.extend(
            example
                .commentary
                .iter()
                .map(|text| format!("? {}", text.as_str(description))),
        );
        lines.push("--".to_owned());
    }
    lines
}
