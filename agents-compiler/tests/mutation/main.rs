//! What happens to well-formed agents when they are damaged: each kind of damage has to be caught, at its line, under its
//! bytes, with the right remedy, and as one problem.
//!
//! Prints a table, kind by kind. `MUTATION_ROUNDS` says how often every kind is applied to every agent (0, the default,
//! takes a sample of the agents for each kind); `MUTATION_SEED` where it is applied.

mod agent;
mod damage;
mod kinds;

use std::fmt::Write as _;

use damage::{Damage, Random, Remedy};
use include_agents_compiler::{Compiled, compile_sources};
use include_agents_reader::diagnostic::{Diagnostic, Severity, position};
use include_agents_reader::source::Source;

/// The default number of agents that each kind is applied to.
const SAMPLE: usize = 25;

/// What was seen of one kind.
#[derive(Default)]
struct Tally {
    applied: usize,
    caught: usize,
    line: usize,
    bytes: usize,
    remedies: usize,
    remedied: usize,
    cascades: usize,
    /// The first that went wrong, to be looked at.
    misses: Vec<String>,
}

#[test]
fn every_damage_is_caught_where_it_is() {
    let agents = agent::quiet_agents();
    let rounds = variable("MUTATION_ROUNDS");
    let seed = variable("MUTATION_SEED") as u64;
    let mut table = String::from(
        "| damage | applied | caught | right line | right bytes | right remedy | cascades |\n|---|---|---|---|---|---|---|\n",
    );
    let mut sum = Tally::default();
    let mut random = Random::new(seed + 1);
    for kind in kinds::ALL {
        let mut tally = Tally::default();
        for round in 0..rounds.max(1) {
            let offset = random.below(agents.len());
            let count = if rounds == 0 { SAMPLE } else { agents.len() };
            for whole in (0..agents.len()).map(|index| &agents[(index + offset) % agents.len()]) {
                if tally.applied >= count * (round + 1) {
                    break;
                }
                if let Some(damage) = (kind.apply)(whole, &mut random) {
                    judge(kind, &damage, &mut tally);
                }
            }
        }
        row(&mut table, kind.name, &tally);
        sum.add(tally);
    }
    row(&mut table, "all", &sum);
    println!(
        "{} agents, {} kinds of damage\n\n{table}",
        agents.len(),
        kinds::ALL.len()
    );
    for miss in sum.misses.iter().take(40) {
        println!("{miss}");
    }
    assert!(kinds::ALL.len() >= 65);
    assert_eq!(sum.caught, sum.applied, "damages that were not caught");
    assert_eq!(sum.line, sum.applied, "damages reported at another line");
    assert!(
        sum.bytes * 100 >= sum.applied * 99,
        "{} of {} under the right bytes",
        sum.bytes,
        sum.applied
    );
    assert_eq!(
        sum.remedied, sum.remedies,
        "remedies that are missing or do not fix"
    );
    assert_eq!(sum.cascades, 0, "damages that gave more than one problem");
}

fn variable(name: &str) -> usize {
    std::env::var(name)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or_default()
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.applied += other.applied;
        self.caught += other.caught;
        self.line += other.line;
        self.bytes += other.bytes;
        self.remedies += other.remedies;
        self.remedied += other.remedied;
        self.cascades += other.cascades;
        self.misses.extend(other.misses.into_iter().take(3));
    }
}

fn row(table: &mut String, name: &str, tally: &Tally) {
    let percent = |part: usize, whole: usize| match whole {
        0 => "–".to_owned(),
        _ => format!("{}.{} %", 100 * part / whole, 1000 * part / whole % 10),
    };
    let _ = writeln!(
        table,
        "| {name} | {} | {} | {} | {} | {} | {} |",
        tally.applied,
        percent(tally.caught, tally.applied),
        percent(tally.line, tally.applied),
        percent(tally.bytes, tally.applied),
        percent(tally.remedied, tally.remedies),
        tally.cascades,
    );
}

pub(crate) fn compile(text: &str) -> Compiled {
    let call = syn::parse_str("\"agents\"").expect("a call");
    compile_sources(&call, vec![Source::in_memory("agents/agent.md", text)])
}

fn judge(kind: &kinds::Kind, damage: &Damage, tally: &mut Tally) {
    tally.applied += 1;
    let compiled = compile(&damage.text);
    let level = if kind.warns {
        Severity::Warning
    } else {
        Severity::Error
    };
    let primary = compiled
        .checked
        .problems
        .iter()
        .find(|problem| problem.severity == level && problem.lint == kind.lint);
    let miss = |what: &str| {
        let rendered: Vec<String> = compiled
            .checked
            .problems
            .iter()
            .map(|problem| compiled.checked.render(problem))
            .collect();
        format!(
            "{}: {what}; expected at {:?} {:?}\n{}\n",
            kind.name,
            position(&damage.text, damage.mark.start),
            damage.text.get(damage.mark.clone()).unwrap_or_default(),
            rendered.join("\n")
        )
    };
    let others = compiled.checked.problems.len() - usize::from(primary.is_some());
    if others > 0 {
        tally.cascades += 1;
        tally.misses.push(miss("a cascade"));
    }
    if damage.remedy.is_some() {
        tally.remedies += 1;
    }
    let Some(problem) = primary else {
        tally.misses.push(miss("not caught"));
        return;
    };
    tally.caught += 1;
    let line = |offset| position(&damage.text, offset).0;
    if line(problem.span.start) == line(damage.mark.start) {
        tally.line += 1;
    } else {
        tally.misses.push(miss("another line"));
    }
    if problem.span == damage.mark {
        tally.bytes += 1;
    } else {
        tally.misses.push(miss("other bytes"));
    }
    if let Some(remedy) = &damage.remedy {
        if fixes(problem, damage, remedy) {
            tally.remedied += 1;
        } else {
            tally
                .misses
                .push(miss("no remedy, or one that does not fix"));
        }
    }
}

/// Whether a remedy of the problem, typed in, gives what it should, and a file without a problem of this kind.
fn fixes(problem: &Diagnostic, damage: &Damage, remedy: &Remedy) -> bool {
    problem
        .helps
        .iter()
        .filter_map(|help| help.replacement.as_ref())
        .any(|(span, text)| {
            let mut fixed = damage.text.clone();
            fixed.replace_range(span.clone(), text);
            let is_right = match remedy {
                Remedy::Text(expected) => text == expected,
                Remedy::Any => true,
            };
            is_right
                && !compile(&fixed)
                    .checked
                    .problems
                    .iter()
                    .any(|other| other.lint == problem.lint)
        })
}
