//! Prompts that share texts.

#![deny(warnings, missing_docs)]

include_agents::include_agents! {
    #[agents(partials = "agents/shared")]
    pub enum Agent in "agents";
}

/// The whole text, in const context.
pub const WRITER_PROMPT: &str = WRITER.prompt();

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_have_the_whole_text() {
        assert_eq!(WRITER_PROMPT, "## Tone\n\n- Be brief.\n- Be kind.");
        assert_eq!(
            Agent::Reviewer.prompt(),
            "You review a change.\n\n## Tone\n\n- Be brief.\n- Be kind.\n\n## Report\n\n\
             Number what you find. Say when you are done. Write `{{> x}}` for a partial."
        );
        // Files of partials are not agents.
        assert_eq!(Agent::ALL.len(), 2);
    }

    #[test]
    fn the_outline_is_that_of_the_whole_text() {
        let titles = Agent::Reviewer.sections().iter();
        let titles: Vec<String> = titles.map(|section| section.title().to_string()).collect();
        assert_eq!(titles, ["Tone", "Report"]);
        let tone = Agent::Writer.sections().get(0).unwrap();
        assert_eq!(tone.items().len(), 2);
        assert_eq!(Agent::Writer.examples().len(), 1);
    }

    #[test]
    fn markdown_has_the_whole_text() {
        let file = REVIEWER.to_markdown().to_string();
        assert!(file.contains("\n- Be brief.\n"), "{file}");
    }
}
