//! What holds for any description.

use proptest::prelude::*;

use super::check;
use crate::examples::{Speaker, split};

/// A description put together from everything that means something in one.
fn description() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        Just("<example>"),
        Just("</example>"),
        Just("<commentary>"),
        Just("</commentary>"),
        Just("<context>"),
        Just("</context>"),
        Just("<user_request>"),
        Just("</user_request>"),
        Just("Context:"),
        Just("user:"),
        Just("User:"),
        Just("assistant:"),
        Just("Agent:"),
        Just("Commentary:"),
        Just("Examples:"),
        Just("\""),
        Just("'"),
        Just("\\\""),
        Just("“"),
        Just("”"),
        Just("’"),
        Just(" "),
        Just(" "),
        Just(" "),
        Just("\n"),
        Just("\n\n"),
        Just("\\n"),
        Just("\\"),
        Just("- "),
        Just("**"),
        Just("."),
        Just("It's"),
        Just("word"),
        Just("é"),
        Just("<"),
        Just("1."),
    ];
    proptest::collection::vec(token, 0..40).prop_map(|tokens| tokens.concat())
}

/// What someone may say, without quotes.
fn said() -> impl Strategy<Value = String> {
    "[A-Z][a-z]{0,6}( [a-z]{1,6}(n't|'s|,|é)?){0,6}[.?!]?"
}

proptest! {
    #[test]
    fn tokens_are_split(description in description()) {
        check(&description, &split(&description));
    }

    #[test]
    fn any_text_is_split(description in "\\PC{0,80}") {
        check(&description, &split(&description));
    }

    /// What was written in a shape is read from it.
    #[test]
    fn what_is_written_is_read(
        texts in [said(), said(), said(), said(), said()],
        space in prop_oneof![Just(" "), Just("\n"), Just("\n  "), Just("\n\n")],
        quotes in prop_oneof![Just(("'", "'")), Just(("\"", "\"")), Just(("“", "”")), Just(("\\\"", "\\\""))],
        tags in any::<bool>(),
    ) {
        let [when, context, user, assistant, comment] = texts;
        let (open, close) = quotes;
        let inner = format!(
            "Context: {context}.{space}user: {open}{user}{close}{space}assistant: {open}{assistant}{close}{space}\
             <commentary>{comment}</commentary>"
        );
        let inner = if tags { format!("<example>{space}{inner}{space}</example>") } else { inner };
        let description = format!("{when}.{space}Examples:{space}{inner}{space}{inner}");
        let split = split(&description);
        check(&description, &split);
        prop_assert_eq!(split.when_to_use.as_str(&description), format!("{when}."));
        prop_assert_eq!(split.examples.len(), 2);
        prop_assert!(split.defects.is_empty());
        for example in &split.examples {
            let text = |text: &Option<crate::examples::Text>| text.as_ref().map(|text| text.as_str(&description).to_owned());
            prop_assert_eq!(text(&example.context), Some(format!("{context}.")));
            prop_assert_eq!(text(&example.commentary), Some(comment.clone()));
            let turns: Vec<_> = example.turns.iter().map(|turn| (turn.speaker, turn.text.as_str(&description))).collect();
            prop_assert_eq!(turns, vec![(Speaker::User, user.as_str()), (Speaker::Assistant, assistant.as_str())]);
        }
    }
}
