//! Does the compiler do with a file what Claude Code was observed to do?

use std::fmt;

use include_agents_reader::source::Source;

use super::observation::{Granted, Observation, Outcome, Text};
use super::reading::{Reading, Values};
use super::session::{OFFERED, depends_on_session, is_refused_by_session};

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// Whether the file is accepted.
    Outcome,
    /// The name.
    Name,
    /// The description.
    Description,
    /// The prompt.
    Prompt,
    /// The tools that are granted.
    Tools,
}

impl fmt::Display for Aspect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Aspect::Outcome => "outcome",
            Aspect::Name => "name",
            Aspect::Description => "description",
            Aspect::Prompt => "prompt",
            Aspect::Tools => "tools",
        })
    }
}

/// One aspect of a file.
#[derive(Clone, Debug)]
pub struct Compared {
    /// What was compared.
    pub aspect: Aspect,
    /// What differs; `None` where it is equal.
    pub difference: Option<String>,
}

/// Everything about a file that could be compared.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// Each aspect. Values are compared only where both sides have them.
    pub aspects: Vec<Compared>,
    /// The error for which the compiler refuses the file, with every lint allowed.
    pub error: Option<String>,
}

impl Comparison {
    /// What differs, one line for each aspect.
    #[must_use]
    pub fn differences(&self) -> Vec<String> {
        let differences = self.aspects.iter().filter_map(|it| {
            let difference = it.difference.as_ref()?;
            Some(format!("{}: {difference}", it.aspect))
        });
        differences.collect()
    }

    fn add(&mut self, aspect: Aspect, difference: Option<String>) {
        self.aspects.push(Compared { aspect, difference });
    }
}

/// Compares a file with its observation. The error is why the file is not text.
#[must_use]
pub fn compare(observation: &Observation, source: Result<&Source, &str>) -> Comparison {
    let mut comparison = Comparison::default();
    let source = match source {
        Ok(source) => source,
        Err(error) => {
            let is_dropped = observation.outcome == Outcome::Dropped;
            let difference = (!is_dropped).then(|| error.to_owned());
            comparison.add(Aspect::Outcome, difference);
            comparison.error = Some(error.to_owned());
            return comparison;
        }
    };
    let lenient = Reading::of(source, "allow(all)");
    let outcome = match observation.outcome {
        Outcome::Loads | Outcome::Duplicate | Outcome::BuiltIn => accept(&lenient),
        Outcome::Refused if is_refused_by_session(observation) => accept(&lenient),
        Outcome::Refused if is_never_found(observation) => refuse(&lenient, &source.text),
        Outcome::Refused => accept(&lenient).or_else(|| {
            let is_refused = Reading::of(source, "").error.is_some();
            (!is_refused).then(|| {
                "Claude Code refuses to start it, and no error says so by default".to_owned()
            })
        }),
        Outcome::Dropped => refuse(&lenient, &source.text),
    };
    comparison.add(Aspect::Outcome, outcome);
    if observation.outcome != Outcome::Dropped
        && lenient.is_accepted()
        && let Some(values) = &lenient.values
    {
        compare_values(observation, values, &mut comparison);
    }
    comparison.error = lenient.error;
    comparison
}

/// Compares a file of a plugin named `p` with its observation.
///
/// What Claude Code makes up as a description is an empty one here, since it has the name of the plugin in it.
#[must_use]
pub fn compare_in_plugin(observation: &Observation, source: &Source) -> Comparison {
    let mut comparison = Comparison::default();
    let reading = Reading::of(source, "allow(all), dialect = \"plugin\"");
    let is_refused = observation.outcome == Outcome::Refused;
    let outcome = if is_refused && !is_refused_by_session(observation) {
        let by_default = Reading::of(source, "dialect = \"plugin\"");
        let is_error = by_default.error.is_some();
        (!is_error).then(|| "Claude Code refuses to start it, and no error says so".to_owned())
    } else {
        accept(&reading)
    };
    comparison.add(Aspect::Outcome, outcome);
    if let (true, Some(values)) = (reading.is_accepted(), &reading.values) {
        let mut expected = observation.clone();
        let name = expected
            .name
            .as_deref()
            .and_then(|it| it.strip_prefix("p:"));
        expected.name = name.map(str::to_owned);
        let made_up = Text::Exact("Agent from p plugin".to_owned());
        if expected.description == Some(made_up) {
            expected.description = Some(Text::Exact(String::new()));
        }
        compare_values(&expected, values, &mut comparison);
    }
    comparison.error = reading.error;
    comparison
}

fn accept(reading: &Reading) -> Option<String> {
    match (&reading.error, &reading.values) {
        (Some(error), _) => Some(format!("Claude Code loads it; {error}")),
        (None, None) => Some("Claude Code loads it; skipped as documentation".to_owned()),
        (None, Some(_)) => None,
    }
}

/// Whether Claude Code looks for another name when it starts the agent: no lint allows that.
fn is_never_found(observation: &Observation) -> bool {
    let refusal = observation.refusal.as_deref();
    refusal.is_some_and(|refusal| refusal.contains("' not found."))
}

/// A file that does not even begin with front matter may be skipped.
fn refuse(reading: &Reading, text: &str) -> Option<String> {
    match (&reading.error, &reading.values) {
        (Some(_), _) => None,
        (None, None) if !opens_front_matter(text) => None,
        (None, None) => Some("Claude Code drops it; skipped without an error".to_owned()),
        (None, Some(_)) => Some("Claude Code drops it; accepted".to_owned()),
    }
}

fn opens_front_matter(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    let rest = first.trim_start_matches('\u{FEFF}').strip_prefix("---");
    rest.is_some_and(|rest| rest.trim().is_empty())
}

fn compare_values(observation: &Observation, values: &Values, comparison: &mut Comparison) {
    if let Some(name) = &observation.name {
        let difference = *name != values.name;
        let difference = difference.then(|| format!("{name:?}, not {:?}", values.name));
        comparison.add(Aspect::Name, difference);
    }
    for (aspect, expected, found) in [
        (
            Aspect::Description,
            &observation.description,
            &values.description,
        ),
        (Aspect::Prompt, &observation.prompt, &values.prompt),
    ] {
        if let Some(expected) = expected {
            let difference = (!expected.is(found)).then(|| match expected {
                Text::Exact(expected) => format!("{expected:?}, not {found:?}"),
                Text::Hash(_) => "another text".to_owned(),
            });
            comparison.add(aspect, difference);
        }
    }
    if observation.tools.is_some() {
        let difference = compare_tools(observation, |tool| values.tools.allows(tool));
        comparison.add(Aspect::Tools, difference);
    }
}

/// Compares the tools that an agent is given with the answers of `Tools::allows`.
///
/// Where the session withholds a tool that the file asks for, nothing is said about it.
#[must_use]
pub fn compare_tools(observation: &Observation, allows: impl Fn(&str) -> bool) -> Option<String> {
    let granted = observation.tools.as_ref()?;
    let listed = observation.listed.as_deref().unwrap_or_default();
    let asks_for = |tool: &str| {
        let mut names = listed.split(", ").map(|entry| entry.split('(').next());
        listed.starts_with("All tools") || names.any(|name| name == Some(tool))
    };
    let mut wrong = Vec::new();
    for &tool in OFFERED {
        let is_granted = match granted {
            Granted::All => !depends_on_session(tool),
            Granted::Only(tools) => tools.contains(tool),
        };
        let is_withheld = !is_granted && depends_on_session(tool) && asks_for(tool);
        match (is_granted, allows(tool)) {
            (true, false) => wrong.push(format!("`{tool}` is granted, and not allowed")),
            (false, true) if !is_withheld => {
                wrong.push(format!("`{tool}` is allowed, and not granted"));
            }
            _ => {}
        }
    }
    let rest = wrong.split_off(wrong.len().min(3));
    let more = if rest.is_empty() {
        String::new()
    } else {
        format!(" and {} more", rest.len())
    };
    (!wrong.is_empty()).then(|| format!("{}{more}", wrong.join(", ")))
}
