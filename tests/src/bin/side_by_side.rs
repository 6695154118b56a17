//! Prints, as Markdown, what `serde_yaml` alone says about defects of agent files, beside what include-agents says.
//!
//! ```sh
//! cargo run -p include-agents-tests --bin side_by_side
//! ```

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use include_agents_compiler::invocation::Invocation;
use include_agents_compiler::{Environment, compile};
use include_agents_reader::diagnostic::{position, visible};
use serde_yaml::{Mapping, Value};

/// The files of `tests/ui` that are compared, without `.md`.
const DEFECTS: [&str; 30] = [
    "front-matter/unclosed",
    "front-matter/cut",
    "yaml/unclosed_double_quote",
    "yaml/text_after_quote",
    "yaml/apostrophe_in_quotes",
    "yaml/leading_dash",
    "yaml/tab_indentation",
    "yaml/unindented_continuation",
    "yaml/colon_in_folded_line",
    "yaml/unknown_escape",
    "yaml/bad_indentation",
    "yaml/literal_value_unclosed_list",
    "name/name_missing",
    "name/name_misspelled",
    "name/name_number",
    "name/name_with_colon",
    "description/description_empty",
    "description/description_by_another_name",
    "model/model",
    "model/model_display_name",
    "fields/permission_mode",
    "fields/color_comment",
    "fields/max_turns_zero",
    "fields/misspelled_field_confusion",
    "front-matter/duplicate_key",
    "front-matter/stray_key",
    "prompt/hidden_in_prompt",
    "examples/example_unclosed",
    "tools/unknown_tool",
    "prompt/unterminated_fence",
];

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    println!("| defect | `serde_yaml` alone | include-agents |\n|---|---|---|");
    for defect in DEFECTS {
        let path = folder.join(format!("{defect}.md"));
        let text =
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        println!(
            "| {} | {} | {} |",
            defect.replace('_', " "),
            cell(&serde_yaml_says(&text)),
            cell(&we_say(&folder, defect)),
        );
    }
}

/// Markdown that fits into a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', "<br>")
}

/// What a program gets that splits the file at `---` lines and reads the required fields with `serde_yaml`.
fn serde_yaml_says(text: &str) -> String {
    let front_matter = text
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"));
    let Some((yaml, _)) = front_matter else {
        return "(no front matter found)".to_owned();
    };
    let read = |yaml: &str| -> Result<(), serde_yaml::Error> {
        let fields: Mapping = serde_yaml::from_str(yaml)?;
        for required in ["name", "description"] {
            let value = fields
                .get(required)
                .ok_or_else(|| <serde_yaml::Error as serde::de::Error>::missing_field(required))?;
            serde_yaml::from_value::<String>(Value::clone(value))?;
        }
        Ok(())
    };
    match read(yaml) {
        Ok(()) => "(accepts it)".to_owned(),
        Err(error) => error.to_string(),
    }
}

/// The first problem: its place, what is said, what is underlined, and the help.
fn we_say(folder: &Path, defect: &str) -> String {
    let call = format!("\"{defect}.md\"");
    let invocation: Invocation = syn::parse_str(&call).expect("a path is a call");
    let environment = Environment {
        manifest_dir: folder.to_owned(),
        working_dir: folder.to_owned(),
        // With a build script, so that `untracked_folder` is quiet.
        variable: &|name| (name == "OUT_DIR").then(|| "target/out".to_owned()),
    };
    let compiled = compile(&invocation, &environment);
    let Some(problem) = compiled.checked.problems.first() else {
        return "(accepts it)".to_owned();
    };
    let (_, text) = problem
        .file()
        .and_then(|file| compiled.checked.file(file))
        .unwrap_or_default();
    let (line, column) = position(text, problem.span.start);
    let mut said = format!("**{line}:{column}** {}", problem.headline);
    let underlined = visible(text.get(problem.span.clone()).unwrap_or_default());
    if !underlined.is_empty() && !underlined.contains(['\n', '`']) {
        let _ = write!(said, "\nunder `{underlined}`: {}", problem.label);
    } else {
        let _ = write!(said, "\n{}", problem.label);
    }
    for help in &problem.helps {
        let _ = write!(said, "\nhelp: {}", help.message);
        if let Some((_, replacement)) = &help.replacement
            && !help.message.contains(replacement.as_str())
            && !replacement.contains(['\n', '`'])
        {
            let _ = write!(said, " → `{replacement}`");
        }
    }
    said
}
