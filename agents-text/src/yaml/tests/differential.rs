//! Compares this reader with `Bun.YAML.parse`, live.
//!
//! `BUN` names the program (else `bun` of the path), `YAML_CASES` the number of texts, `YAML_SEED` the first seed,
//! `YAML_AGENTS` a folder of agent files to damage, and `YAML_RECORD` a file to write what was observed to.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value as Json, json};

use super::generate::{Random, front_matter, mutated, soup};
use super::{disagreement, read};

fn start() -> Option<Child> {
    let bun = env::var_os("BUN").unwrap_or_else(|| "bun".into());
    Command::new(bun)
        .args(["-e", include_str!("bun.mjs")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()
}

/// What Bun makes of these texts.
fn ask(texts: &[String]) -> Option<Vec<Json>> {
    let mut bun = start()?;
    let mut input = bun.stdin.take()?;
    let questions = texts.iter().fold(String::new(), |mut all, text| {
        let _ = writeln!(all, "{}", json!(text));
        all
    });
    let writer = std::thread::spawn(move || input.write_all(questions.as_bytes()));
    let answers = BufReader::new(bun.stdout.take()?)
        .lines()
        .map(|line| serde_json::from_str(&line.expect("a line")).expect("JSON"))
        .collect();
    writer.join().expect("no panic").expect("written");
    bun.wait().expect("ended");
    Some(answers)
}

/// The front matters of the observed agent files, and of those in the folder `YAML_AGENTS`.
fn observed() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/observed");
    let mut texts = Vec::new();
    if let Some(agents) = env::var_os("YAML_AGENTS") {
        add_agents(Path::new(&agents), &mut texts);
    }
    for file in fs::read_dir(folder).into_iter().flatten().flatten() {
        let lines = fs::read_to_string(file.path()).unwrap_or_default();
        for line in lines.lines() {
            let text = serde_json::from_str::<Json>(line)
                .ok()
                .and_then(|line| line.get("text").and_then(Json::as_str).map(str::to_owned));
            texts.extend(text.as_deref().and_then(front_matter_of));
        }
    }
    texts.sort();
    texts.dedup();
    texts
}

fn front_matter_of(text: &str) -> Option<String> {
    let rest = text.strip_prefix("---")?;
    rest.get(rest.find('\n')? + 1..)?
        .split("---")
        .next()
        .map(str::to_owned)
}

fn add_agents(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            add_agents(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            let text = fs::read_to_string(&path).unwrap_or_default();
            texts.extend(front_matter_of(&text));
        }
    }
}

fn number(name: &str, default: u64) -> u64 {
    env::var(name)
        .ok()
        .and_then(|value| value.parse().ok())
        .unwrap_or(default)
}

#[test]
fn reads_what_bun_reads() {
    let cases = number("YAML_CASES", 4_000);
    let first = number("YAML_SEED", 1);
    let observed = observed();
    let texts: Vec<String> = (first..first + cases)
        .map(|seed| {
            let mut random = Random::new(seed);
            match random.below(8) {
                0..=3 => front_matter(&mut random),
                4 => soup(&mut random),
                5 | 6 if !observed.is_empty() => {
                    let n = random.below(observed.len());
                    mutated(&mut random, &observed[n])
                }
                _ => {
                    let text = front_matter(&mut random);
                    mutated(&mut random, &text)
                }
            }
        })
        .collect();
    let Some(answers) = ask(&texts) else {
        println!("skipped: there is no `bun`");
        return;
    };
    assert_eq!(answers.len(), texts.len());
    let mut report = String::new();
    let mut differences = 0;
    for (text, answer) in texts.iter().zip(&answers) {
        if let Some(ours) = disagreement(text, answer) {
            differences += 1;
            if differences <= 40 {
                let _ = writeln!(report, "{text:?}\n    Bun:  {answer}\n    here: {ours}");
            }
        }
    }
    if let Some(path) = env::var_os("YAML_RECORD") {
        record(Path::new(&path), &texts, &answers);
    }
    let refused = answers
        .iter()
        .filter(|answer| answer.get("error").is_some())
        .count();
    let limited = texts
        .iter()
        .filter(|text| read(text).is_err_and(|error| error.kind.is_limit()))
        .count();
    println!(
        "{} texts, of which Bun refuses {refused}; {limited} exceed a limit of ours",
        texts.len()
    );
    assert_eq!(differences, 0, "{report}");
}

/// Writes each text with its answer, except long ones.
fn record(path: &Path, texts: &[String], answers: &[Json]) {
    let mut lines = String::new();
    for (text, answer) in texts.iter().zip(answers) {
        let mut line = answer.clone();
        if let Some(line) = line.as_object_mut().filter(|_| text.len() <= 160) {
            line.insert("yaml".to_owned(), json!(text));
            let _ = writeln!(lines, "{}", json!(line));
        }
    }
    fs::write(path, lines).expect("written");
}
