//! Prompts that no one would write: each has its outline, or a fault, within a second.

use std::time::{Duration, Instant};

use super::check;
use crate::outline::{OutlineError, outline};

/// Unoptimized code is about ten times slower; what must not be is time that grows faster than the prompt.
const LIMIT: Duration = if cfg!(debug_assertions) {
    // Unoptimized, and on a busy machine: enough to see what is quadratic, which takes minutes.
    Duration::from_secs(60)
} else {
    Duration::from_secs(1)
};

fn within_limit(name: &str, prompt: &str) -> Result<usize, OutlineError> {
    let start = Instant::now();
    let result = outline(prompt);
    let time = start.elapsed();
    println!("{name}: {} bytes, {time:?}", prompt.len());
    assert!(time < LIMIT, "{name}: {time:?}");
    result.map(|outline| {
        check(prompt, &outline);
        outline.sections.len()
    })
}

#[test]
fn many_sections() {
    assert_eq!(
        within_limit("headings", &"# a\n".repeat(100_000)),
        Ok(100_000)
    );
    assert_eq!(
        within_limit("setext", &"a\n===\n".repeat(100_000)),
        Ok(100_000)
    );
    assert_eq!(
        within_limit("bold", &"**a:**\n- b\n\n".repeat(60_000)),
        Ok(60_000)
    );
    assert_eq!(
        within_limit("lead-ins", &"a:\n1. b\n\n".repeat(100_000)),
        Ok(100_000)
    );
    assert_eq!(
        within_limit("items", &format!("# a\n{}", "- b\n".repeat(200_000))),
        Ok(1)
    );
}

#[test]
fn deep_nesting() {
    let staircase: Vec<String> = (0..1000)
        .map(|depth| format!("{}- a\n", "  ".repeat(depth)))
        .collect();
    assert_eq!(within_limit("nested list", &staircase.concat()), Ok(0));
    assert_eq!(
        within_limit("list in one line", &format!("{}a", "- ".repeat(1000))),
        Ok(0)
    );
    assert_eq!(
        within_limit("quotes", &format!("{}a\n", ">".repeat(1000)).repeat(500)),
        Ok(0)
    );
    assert_eq!(
        within_limit(
            "emphasis",
            &format!("{}b{}", "*a ".repeat(1000), "a*".repeat(1000))
        ),
        Ok(0)
    );
    assert_eq!(
        within_limit(
            "strong",
            &format!("{}b{}", "**a ".repeat(1000), " a**".repeat(1000))
        ),
        Ok(1)
    );
    assert_eq!(
        within_limit(
            "links",
            &format!("{}a{}", "[".repeat(1000), "](b)".repeat(1000))
        ),
        Ok(0)
    );
}

#[test]
fn quadratic_nesting_is_refused() {
    let lazy = format!("{}a\n{}", "- ".repeat(20_000), "b\n".repeat(500_000));
    let first_line = 0..40_002;
    assert_eq!(
        within_limit("lazy", &lazy),
        Err(OutlineError::TooDeeplyNested(first_line.clone()))
    );
    let quoted = format!("x\n{}a\n{}", "> ".repeat(20_000), "b\n".repeat(500_000));
    assert_eq!(
        within_limit("quoted", &quoted),
        Err(OutlineError::TooDeeplyNested(2..40_004))
    );
    let fenced = format!("{}```\n{}", "1) ".repeat(20_000), "\n".repeat(500_000));
    assert_eq!(
        within_limit("fenced", &fenced),
        Err(OutlineError::TooDeeplyNested(0..60_004))
    );
    let indented = format!("{}a\n", " ".repeat(1000)).repeat(500);
    assert_eq!(
        within_limit("indented", &indented),
        Ok(0),
        "indentation alone nests nothing"
    );
}

#[test]
fn too_much_markup_is_refused() {
    let brackets = "[".repeat(5_000_000);
    assert_eq!(
        within_limit("brackets", &brackets),
        Err(OutlineError::TooMuchMarkup(0..5_000_000))
    );
    let ticks = "`\n".repeat(2_500_000);
    assert_eq!(
        within_limit("backticks", &ticks),
        Err(OutlineError::TooMuchMarkup(1_000_000..1_000_002))
    );
}

#[test]
fn one_line_of_five_megabytes() {
    assert_eq!(within_limit("words", &"word ".repeat(1_000_000)), Ok(0));
    assert_eq!(
        within_limit("spaces", &format!("a{}b", " ".repeat(5_000_000))),
        Ok(0)
    );
    assert_eq!(within_limit("letters", &"ä".repeat(2_500_000)), Ok(0));
    assert_eq!(
        within_limit("heading", &format!("# {}", "word ".repeat(1_000_000))),
        Ok(1)
    );
    assert_eq!(
        within_limit("bold", &format!("**{}**", "word".repeat(1_250_000))),
        Ok(1)
    );
    assert_eq!(
        within_limit("fence", &format!("```{}", "word".repeat(1_250_000))),
        Ok(0)
    );
}

#[test]
fn odd_characters() {
    for prompt in [
        "\0",
        "# \0\n",
        "\u{feff}# a",
        "a\r# b\r- c",
        "# a\r\n- b\r\n",
        "# \u{202e}a:",
        "\u{2028}# a",
        "**\u{a0}**",
    ] {
        let _ = within_limit("odd", prompt);
    }
}
