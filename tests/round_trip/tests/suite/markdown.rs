//! An agent prints as a file that compiles to an equal agent.

use include_agents_round_trip::{original, printed};

#[test]
fn printed_agents_are_equal() {
    assert_eq!(original::Agent::ALL.len(), 8);
    assert_eq!(original::Agent::ALL.len(), printed::Agent::ALL.len());
    for (original, printed) in original::Agent::ALL.iter().zip(printed::Agent::ALL) {
        // The path of the file is not in the file.
        assert_eq!(
            original.definition().with_path(""),
            printed.definition().with_path("")
        );
    }
}

/// Equality of definitions is of what they are made of; this is of what users see.
#[test]
fn printed_agents_read_the_same() {
    for (original, printed) in original::Agent::ALL.iter().zip(printed::Agent::ALL) {
        assert_eq!(original.name(), printed.name());
        assert_eq!(original.description(), printed.description());
        assert_eq!(original.when_to_use(), printed.when_to_use());
        assert_eq!(original.prompt(), printed.prompt());
        assert_eq!(original.introduction(), printed.introduction());
        assert_eq!(original.conclusion(), printed.conclusion());
        let sections = original.sections().iter().zip(printed.sections());
        for (original, printed) in sections {
            assert_eq!(original.title(), printed.title());
            assert_eq!(original.text(), printed.text());
        }
        assert_eq!(original.sections().len(), printed.sections().len());
    }
}

#[test]
fn printing_again_prints_the_same() {
    for (original, printed) in original::Agent::ALL.iter().zip(printed::Agent::ALL) {
        assert_eq!(
            original.definition().to_markdown().to_string(),
            printed.definition().to_markdown().to_string()
        );
    }
}

/// What the fixtures are there for, should someone fix them.
#[test]
fn awkward_texts_are_still_awkward() {
    use original::Agent;
    let awkward = Agent::FpAAnalyst1;
    assert_eq!(awkward.name(), "FP&A Analyst #1");
    assert!(awkward.description().contains("three --- hyphens"));
    assert!(awkward.description().ends_with("at its end\n"));
    assert!(awkward.prompt().starts_with("---\n"));
    assert!(
        Agent::NoTools
            .tools()
            .listed()
            .is_some_and(include_agents::List::is_empty)
    );
    assert!(
        Agent::Recovered
            .description()
            .contains("recovery: this colon, and \"these")
    );
}
