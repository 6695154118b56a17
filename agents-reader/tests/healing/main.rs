//! Help that heals: what becomes of a file when the replacements of its messages are applied, blindly.
//!
//! The first replacement of each message is applied, up to four times. That must never give an agent more than what the
//! damaged file names, and it should give the agent that was meant. Prints a table, kind by kind. `HEALING_ROUNDS` says how
//! many damages there are, `HEALING_SEED` which.

mod kinds;
mod originals;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use include_agents_reader::document::Document;
use include_agents_reader::fix::{Scope, apply, candidates};
use include_agents_reader::options::FileOptions;
use include_agents_reader::rights::{Change, Rights, change_of_unread};
use include_agents_reader::source::Source;
use include_agents_reader::{Checked, check_sources};
use kinds::{Kind, Random};
use originals::Original;

/// How often replacements are applied.
const TURNS: usize = 4;

fn check(text: &str) -> Checked {
    let source = Source::in_memory("agents/agent.md", text);
    check_sources(&[], vec![source], &FileOptions::default())
}

/// The agent, if Claude Code loads it.
fn loaded(checked: &Checked) -> Option<&Document> {
    let mut problems = checked.problems.iter();
    let is_dropped = problems.any(|it| it.is_error() && it.lint.is_none());
    let document = checked.catalog.all().next()?;
    (!is_dropped && document.front_matter.is_some()).then_some(document)
}

/// The text with the first replacement of each message.
fn turn(text: &str) -> String {
    let checked = check(text);
    let mut all = Vec::new();
    for problem in &checked.problems {
        let first = problem
            .helps
            .iter()
            .find_map(|help| help.replacement.clone());
        all.extend(first);
    }
    let is_crlf = text.lines().count() > 0 && text.contains("\r\n");
    let ends = |new: String| {
        if is_crlf {
            new.replace('\n', "\r\n")
        } else {
            new
        }
    };
    let all: Vec<_> = all
        .into_iter()
        .map(|(span, new)| (span, ends(new)))
        .collect();
    apply(text, &all)
}

fn heal(text: &str) -> String {
    let mut healed = text.to_owned();
    for _ in 0..TURNS {
        let next = turn(&healed);
        if next == healed {
            break;
        }
        healed = next;
    }
    healed
}

/// Whether an agent may do more after a change than what the damaged text names.
fn widens(damaged: &str, healed: &str) -> bool {
    if damaged == healed {
        return false;
    }
    let (before, after) = (check(damaged), check(healed));
    let Some(rights) = loaded(&after).map(Rights::of) else {
        return false;
    };
    let change = match loaded(&before).map(Rights::of) {
        Some(old) => old.change(&rights, damaged),
        None => change_of_unread(damaged, &rights),
    };
    change == Change::Wider
}

/// The replacements of a file, each alone, that do not give one problem less, or give a new one: what they belong to.
fn unhealthy(text: &str) -> Vec<String> {
    let before = check(text);
    let count = |checked: &Checked| -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for problem in &checked.problems {
            let name = problem.lint.unwrap_or(&problem.headline).to_owned();
            *counts.entry(name).or_default() += 1;
        }
        counts
    };
    let old = count(&before);
    let is_read = before
        .catalog
        .all()
        .next()
        .is_some_and(|it| it.front_matter.is_some());
    let mut found = Vec::new();
    for problem in &before.problems {
        let Some(changed) = candidates(problem, text, Scope::All).into_iter().next() else {
            continue;
        };
        let name = problem.lint.unwrap_or(&problem.headline).to_owned();
        let after = check(&changed);
        let new = count(&after);
        let is_gone = new.get(&name).copied().unwrap_or(0) < old[&name];
        // What cannot be read hides everything else.
        let is_new =
            |(key, number): (&String, &usize)| *number > old.get(key).copied().unwrap_or(0);
        if !is_gone || (is_read && new.iter().any(is_new)) {
            let after: Vec<&str> = after
                .problems
                .iter()
                .map(|it| it.headline.as_str())
                .collect();
            found.push(format!("{}, then: {}", problem.headline, after.join("; ")));
        }
    }
    found
}

/// What became of one kind of damage.
#[derive(Default)]
struct Tally {
    damages: usize,
    restored: usize,
    other: usize,
    widened: usize,
    left: usize,
    unhealthy: usize,
    examples: Vec<String>,
}

impl Tally {
    fn add(&mut self, other: &Tally) {
        self.damages += other.damages;
        self.restored += other.restored;
        self.other += other.other;
        self.widened += other.widened;
        self.left += other.left;
        self.unhealthy += other.unhealthy;
    }

    fn row(&self, name: &str) -> String {
        format!(
            "| {name} | {} | {} | {} | {} | {} | {} |\n",
            self.damages, self.restored, self.other, self.widened, self.left, self.unhealthy
        )
    }

    fn example(&mut self, what: &str, damaged: &str, healed: &str) {
        if self.examples.len() < 2 {
            let head = |text: &str| text.lines().take(9).collect::<Vec<_>>().join("\n");
            let messages: Vec<String> = check(damaged)
                .problems
                .iter()
                .map(|it| it.headline.clone())
                .collect();
            self.examples.push(format!(
                "{what}: {}\n{}\n→\n{}\n",
                messages.join("; "),
                head(damaged),
                head(healed)
            ));
        }
    }
}

/// What tells one agent from another: letters and digits of its texts, and its tools.
fn essence(checked: &Checked) -> Option<(String, String, Rights, String)> {
    let document = loaded(checked)?;
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let agent = &document.agent;
    let model = agent.model.as_ref().map(|it| format!("{:?}", it.value));
    Some((
        document.name.clone(),
        letters(agent.description.as_ref().map_or("", |it| &it.value)),
        Rights::of(document),
        format!("{model:?} {}", document.prompt().trim()),
    ))
}

fn judge(original: &Original, kind: &Kind, damaged: &str, tally: &mut Tally) {
    tally.damages += 1;
    let meant = original.file(&original.lines());
    let healed = heal(damaged);
    let after = check(&healed);
    let words = |text: &str| text.replace("\r\n", "\n");
    let (before, after_essence) = (essence(&check(&meant)), essence(&after));
    let normal = |it: Option<(String, String, Rights, String)>| {
        it.map(|(name, description, rights, rest)| {
            // Words that the damage itself adds.
            let description = description.replace("its", "").replace("note", "");
            let description = description.replace("the", "").replace("one", "");
            (name, description, rights, words(&rest))
        })
    };
    let named = loaded(&check(&meant))
        .map(Rights::of)
        .unwrap_or_default()
        .tools;
    let grants_more = loaded(&after)
        .map(Rights::of)
        .is_some_and(|rights| rights.inherits || !rights.tools.is_subset(&named));
    let was_so = essence(&check(damaged)).map(|it| it.2);
    let is_so = after_essence.as_ref().map(|it| it.2.clone());
    if (grants_more && healed != damaged && was_so != is_so) || widens(damaged, &healed) {
        tally.widened += 1;
        tally.example("widened", damaged, &healed);
    } else if normal(before) == normal(after_essence) {
        tally.restored += 1;
    } else if after.problems.is_empty() {
        tally.other += 1;
        tally.example("other", damaged, &healed);
    } else {
        tally.left += 1;
        if kind.is_knowable {
            tally.example("left", damaged, &healed);
        }
    }
    let unhealthy = unhealthy(damaged);
    tally.unhealthy += unhealthy.len();
    for what in unhealthy.iter().take(1) {
        tally.example("does not heal", damaged, what);
    }
}

fn variable(name: &str, default: usize) -> usize {
    let value = std::env::var(name).ok();
    value.and_then(|text| text.parse().ok()).unwrap_or(default)
}

const HEAD: &str = "| damage | files | restored | other | widened | left with a message | do not heal |\n\
                    |---|---|---|---|---|---|---|\n";

#[test]
fn replacements_heal_damaged_agents() {
    let mut originals = originals::all();
    originals.retain(|it| check(&it.file(&it.lines())).problems.is_empty());
    let rounds = variable("HEALING_ROUNDS", 400);
    let mut random = Random(variable("HEALING_SEED", 1) as u64);
    let mut tallies: Vec<Tally> = kinds::ALL.iter().map(|_| Tally::default()).collect();
    for round in 0..rounds {
        let index = round % kinds::ALL.len();
        let original = &originals[random.below(originals.len())];
        if let Some(damaged) = (kinds::ALL[index].apply)(original, &mut random) {
            judge(original, &kinds::ALL[index], &damaged, &mut tallies[index]);
        }
    }
    let mut table = HEAD.to_owned();
    let (mut sum, mut knowable) = (Tally::default(), Tally::default());
    for (kind, tally) in kinds::ALL.iter().zip(&tallies) {
        let mark = if kind.is_knowable {
            ""
        } else {
            " (cannot be known)"
        };
        let _ = write!(table, "{}", tally.row(&format!("{}{mark}", kind.name)));
        sum.add(tally);
        if kind.is_knowable {
            knowable.add(tally);
        }
    }
    let _ = write!(
        table,
        "{}{}",
        sum.row("all"),
        knowable.row("what can be known")
    );
    println!(
        "{} agents, {} kinds\n\n{table}",
        originals.len(),
        kinds::ALL.len()
    );
    for (kind, tally) in kinds::ALL.iter().zip(&tallies) {
        for example in &tally.examples {
            println!("[{}] {example}", kind.name);
        }
    }
    assert!(kinds::ALL.len() >= 40);
    assert_eq!(sum.widened, 0, "replacements that widen rights");
    assert_eq!(sum.unhealthy, 0, "replacements that do not heal");
    assert!(
        knowable.restored * 100 >= knowable.damages * 85,
        "{} of {} restored",
        knowable.restored,
        knowable.damages
    );
}

/// The texts of the observed files and of the cases, where they are there.
fn real_files() -> Vec<(String, String)> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let mut files = Vec::new();
    let mut paths = Vec::new();
    originals::collect(&tests.join("cases"), &mut paths);
    paths.sort();
    for path in paths {
        if let Ok(text) = std::fs::read_to_string(&path) {
            files.push((path.display().to_string(), text));
        }
    }
    let observed = std::fs::read_dir(tests.join("observed"))
        .into_iter()
        .flatten()
        .flatten();
    // Plugins have rules of their own.
    let observed = observed.filter(|it| it.path().file_stem().is_some_and(|it| it != "plugin"));
    for entry in observed.filter(|it| it.path().extension().is_some_and(|it| it == "jsonl")) {
        let lines = std::fs::read_to_string(entry.path()).unwrap_or_default();
        for line in lines.lines() {
            let row: serde_json::Value = serde_json::from_str(line).expect("a row");
            let text = |key: &str| row.get(key).and_then(|it| it.as_str()).map(str::to_owned);
            files.extend(text("file").zip(text("text")));
        }
    }
    if files.is_empty() {
        println!("skipped: the observed files and the cases are absent");
    }
    files
}

/// How many replacements of these files lead to a message about what the first fault hid.
const MOST_SICK: usize = 2;

#[test]
fn replacements_never_widen_the_rights_of_observed_files() {
    let files = real_files();
    let (mut changed, mut widened, mut sick) = (0, Vec::new(), Vec::new());
    for (name, text) in &files {
        let healed = heal(text);
        changed += usize::from(healed != *text);
        if widens(text, &healed) {
            widened.push(format!("{name}\n{text}\n→\n{healed}"));
        }
        sick.extend(
            unhealthy(text)
                .into_iter()
                .map(|what| format!("{name}: {what}")),
        );
    }
    println!(
        "{} files, {changed} changed, {} replacements do not heal",
        files.len(),
        sick.len()
    );
    for sick in &sick {
        println!("{sick}");
    }
    let corpus = originals::corpus();
    let mut corpus_changed = 0;
    for text in &corpus {
        let healed = heal(text);
        corpus_changed += usize::from(healed != *text);
        if widens(text, &healed) {
            widened.push(format!("{text}\n→\n{healed}"));
        }
    }
    println!(
        "{} files of the corpus, {corpus_changed} changed",
        corpus.len()
    );
    assert!(widened.is_empty(), "{}", widened.join("\n\n"));
    assert!(sick.len() <= MOST_SICK, "replacements that do not heal");
}
