//! One function for each row of the table.

use std::io;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

use super::crates::{Crate, Workshop, typical_agents};
use super::peak;

/// So often each contender is built; the median of an odd number is one of them.
const ROUNDS: usize = 15;

/// A clean build is long, and varies little.
const CLEAN_ROUNDS: usize = 3;

const AGENTS: usize = 1_000;

pub(crate) fn clean(workshop: &Workshop) -> io::Result<()> {
    let contenders = [
        workshop.depending("depends-on-us", &workshop.ours)?,
        workshop.depending("depends-on-rust-embed", "rust-embed = \"8\"\n")?,
        workshop.depending("depends-on-askama", "askama = \"0.16\"\n")?,
        workshop.depending("depends-on-include-dir", "include_dir = \"0.7\"\n")?,
        workshop.depending_on_our_parsers()?,
        workshop.depending_on_our_dependencies(&[])?,
    ];
    let times = clean_times(&contenders)?;
    for (index, name, goal) in [
        (1, "rust-embed", None),
        (2, "askama", Some(1.0)),
        (3, "include_dir", None),
        (4, "our parsers without us", Some(1.4)),
    ] {
        print(
            &format!("clean build, against {name}"),
            times[0],
            times[index],
            goal,
        );
    }
    print(
        "clean build of our parsers without us, against rust-embed",
        times[4],
        times[1],
        None,
    );
    print(
        "clean build of all of our dependencies without us, against our parsers",
        times[5],
        times[4],
        None,
    );
    Ok(())
}

/// What of a clean build is which of our crates.
pub(crate) fn layers(workshop: &Workshop) -> io::Result<()> {
    let small = &["include-agents-runtime", "include-agents-text"];
    let reader = &["include-agents-reader"];
    let contenders = [
        workshop.depending_on_our_parsers()?,
        workshop.depending_on_our_dependencies(&[])?,
        workshop.depending_on_our_dependencies(small)?,
        workshop.depending_on_our_dependencies(reader)?,
        workshop.depending("depends-on-us", &workshop.ours)?,
    ];
    let times = clean_times(&contenders)?;
    for (name, time) in [
        "clean build of all of our dependencies, against our parsers",
        "with the crates for types and texts",
        "with the reader",
        "with the compiler and the macro",
    ]
    .into_iter()
    .zip(&times[1..])
    {
        print(name, *time, times[0], None);
    }
    Ok(())
}

fn clean_times(contenders: &[Crate]) -> io::Result<Vec<Duration>> {
    for contender in contenders {
        contender.cargo(&["fetch"])?;
    }
    in_turns(contenders, CLEAN_ROUNDS, |contender| {
        contender.clean()?;
        time(|| contender.cargo(&["build", "--jobs=2", "--offline"]))
    })
}

pub(crate) fn check(workshop: &Workshop) -> io::Result<()> {
    touched(workshop, "check", &["check"], 1.3)
}

pub(crate) fn build(workshop: &Workshop) -> io::Result<()> {
    touched(workshop, "build", &["build"], 1.3)
}

pub(crate) fn release(workshop: &Workshop) -> io::Result<()> {
    touched(workshop, "build --release", &["build", "--release"], 1.4)
}

/// A project as most are: a few real agents, against the same files as plain texts.
pub(crate) fn typical(workshop: &Workshop) -> io::Result<()> {
    let Some(agents) = typical_agents() else {
        println!("skipped: ../shared/corpus is absent");
        return Ok(());
    };
    let contenders = [
        workshop.typical(&agents)?,
        workshop.typical_with_enum(&agents)?,
        workshop.typical_by_hand(&agents)?,
        workshop.typical_as_texts(&agents)?,
    ];
    let times = time_touched(&contenders, &["check"])?;
    let name = format!("`cargo check`, one of {} real agents touched", agents.len());
    let [ours, with_enum, by_hand, texts] = times[..] else {
        return Ok(());
    };
    print(&name, ours, texts, Some(1.15));
    // What no macro can be faster than.
    for (what, time) in [
        ("an enum by hand beside the same texts", with_enum),
        ("a table by hand", by_hand),
    ] {
        print(&format!("{name}: {what}"), time, texts, None);
    }
    Ok(())
}

/// What no macro that runs the parsers can be faster than: it has them read every file, and emits the table by hand.
pub(crate) fn floor(workshop: &Workshop) -> io::Result<()> {
    let contenders = [
        workshop.floor(AGENTS)?,
        workshop.floor_with_constants(AGENTS)?,
        workshop.ours(AGENTS)?,
        workshop.by_hand(AGENTS)?,
    ];
    let others = [
        "the same with constants, and the table",
        "ours, and the table",
    ];
    for arguments in [&["check"][..], &["build"], &["build", "--release"]] {
        let times = time_touched(&contenders, arguments)?;
        let name = arguments.join(" ");
        let name = format!("`cargo {name}`, one of {AGENTS}: a macro that parses, and the table");
        for (name, time) in [&*name].into_iter().chain(others).zip(&times) {
            print(name, *time, times[3], None);
        }
    }
    let peaks = peaks(&contenders)?;
    let name = "peak memory of rustc: a macro that parses, and the table";
    for (name, peak) in [name].into_iter().chain(others).zip(&peaks) {
        print_sizes(name, *peak, peaks[3], "KB", None);
    }
    Ok(())
}

pub(crate) fn optimized(workshop: &Workshop) -> io::Result<()> {
    let contenders = [workshop.ours_optimized(AGENTS)?, workshop.by_hand(AGENTS)?];
    let times = time_touched(&contenders, &["check"])?;
    let name = format!("`cargo check`, one of {AGENTS} agents touched, macros optimized");
    print(&name, times[0], times[1], None);
    Ok(())
}

pub(crate) fn prompts(workshop: &Workshop) -> io::Result<()> {
    let times = time_touched(&workshop.prompts(AGENTS)?, &["check"])?;
    print(
        &format!("`cargo check`, {AGENTS} agents with partials and parameters over plain ones"),
        times[0],
        times[1],
        Some(1.3),
    );
    Ok(())
}

/// One agent of many is changed, and everything built that has to be.
fn touched(workshop: &Workshop, name: &str, arguments: &[&str], goal: f64) -> io::Result<()> {
    let contenders = [workshop.ours(AGENTS)?, workshop.by_hand(AGENTS)?];
    let times = time_touched(&contenders, arguments)?;
    print(
        &format!("`cargo {name}`, one of {AGENTS} agents touched"),
        times[0],
        times[1],
        Some(goal),
    );
    Ok(())
}

fn time_touched(contenders: &[Crate], arguments: &[&str]) -> io::Result<Vec<Duration>> {
    for contender in contenders {
        contender.cargo(arguments)?;
    }
    in_turns(contenders, ROUNDS, |contender| {
        contender.touch()?;
        time(|| contender.cargo(arguments))
    })
}

pub(crate) fn linear(workshop: &Workshop) -> io::Result<()> {
    let contenders = [workshop.ours(10 * AGENTS)?, workshop.ours(AGENTS)?];
    let times = time_touched(&contenders, &["check"])?;
    print(
        "`cargo check`, 10,000 agents over 1,000",
        times[0],
        times[1],
        Some(11.0),
    );
    Ok(())
}

pub(crate) fn memory(workshop: &Workshop) -> io::Result<()> {
    let peaks = peaks(&[workshop.ours(AGENTS)?, workshop.by_hand(AGENTS)?])?;
    print_sizes("peak memory of rustc", peaks[0], peaks[1], "KB", Some(1.2));
    Ok(())
}

/// The peak memory of the rustc that builds each contender again, in KB.
fn peaks(contenders: &[Crate]) -> io::Result<Vec<u64>> {
    let wrapper = env::current_exe()?;
    let report = env::temp_dir().join(format!("include-agents-peak-{}", std::process::id()));
    for contender in contenders {
        contender.cargo(&["build"])?;
    }
    let peaks = in_turns(contenders, ROUNDS, |contender| {
        contender.touch()?;
        contender.cargo_with(
            &["build"],
            &[
                ("RUSTC_WORKSPACE_WRAPPER", &wrapper),
                (peak::REPORT, &report),
            ],
        )?;
        let peak = fs::read_to_string(&report)?;
        peak.parse::<u64>().map_err(io::Error::other)
    })?;
    fs::remove_file(&report)?;
    Ok(peaks)
}

pub(crate) fn size(workshop: &Workshop) -> io::Result<()> {
    let mut sizes = [0; 2];
    for (contender, size) in [workshop.ours(AGENTS)?, workshop.by_hand(AGENTS)?]
        .iter()
        .zip(&mut sizes)
    {
        contender.cargo(&["build", "--release"])?;
        *size = fs::metadata(contender.program("release"))?.len();
    }
    print_sizes("release binary", sizes[0], sizes[1], "B", Some(1.03));
    Ok(())
}

/// What [`start`] has cargo do: as usual, and for a program that is at fixed addresses, so that the loader has nothing
/// to write into its tables.
const RELEASE: &[&str] = &["build", "--release"];
const FIXED: &[&str] = &["rustc", "--release", "--", "-Crelocation-model=static"];

/// Instructions of a whole run that looks one agent up, counted by callgrind.
pub(crate) fn start(workshop: &Workshop) -> io::Result<()> {
    let (many, few) = (workshop.ours(AGENTS)?, workshop.ours(10)?);
    let by_hand = workshop.by_hand(AGENTS)?;
    for (name, contenders, build, goal) in [
        (
            "start-up, against reading the folder",
            [&many, &workshop.reading(AGENTS)?],
            RELEASE,
            None,
        ),
        (
            "start-up, against the table by hand",
            [&many, &by_hand],
            RELEASE,
            None,
        ),
        (
            "start-up at fixed addresses, 1,000 agents over 10",
            [&many, &few],
            FIXED,
            Some(1.0),
        ),
    ] {
        let mut counts = [0; 2];
        for (contender, count) in contenders.into_iter().zip(&mut counts) {
            contender.cargo(build)?;
            let Some(instructions) = count_instructions(contender) else {
                println!("| start-up | skipped: valgrind is absent | | | | |");
                return Ok(());
            };
            *count = instructions;
        }
        print_sizes(name, counts[0], counts[1], "instructions", goal);
    }
    Ok(())
}

fn count_instructions(contender: &Crate) -> Option<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(contender.program("release"))
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let line = text
        .lines()
        .find_map(|line| line.split_once("Collected : "))?;
    line.1.trim().parse().ok()
}

fn time(run: impl FnOnce() -> io::Result<()>) -> io::Result<Duration> {
    let start = Instant::now();
    run()?;
    Ok(start.elapsed())
}

/// The median of what each contender is measured at; they take turns.
fn in_turns<T: Ord + Copy + Default>(
    contenders: &[Crate],
    rounds: usize,
    measure: impl Fn(&Crate) -> io::Result<T>,
) -> io::Result<Vec<T>> {
    let mut all = vec![Vec::new(); contenders.len()];
    for _ in 0..rounds {
        for (contender, measured) in contenders.iter().zip(&mut all) {
            measured.push(measure(contender)?);
        }
    }
    let median = |mut measured: Vec<T>| {
        measured.sort_unstable();
        measured
            .get(measured.len() / 2)
            .copied()
            .unwrap_or_default()
    };
    Ok(all.into_iter().map(median).collect())
}

fn print(name: &str, ours: Duration, baseline: Duration, goal: Option<f64>) {
    let ratio = ours.as_secs_f64() / baseline.as_secs_f64();
    let seconds = |time: Duration| format!("{:.2} s", time.as_secs_f64());
    print_row(name, [seconds(ours), seconds(baseline)], ratio, goal);
}

#[expect(clippy::cast_precision_loss, reason = "for a ratio of two digits")]
fn print_sizes(name: &str, ours: u64, baseline: u64, unit: &str, goal: Option<f64>) {
    let ratio = ours as f64 / baseline as f64;
    print_row(
        name,
        [ours, baseline].map(|size| format!("{size} {unit}")),
        ratio,
        goal,
    );
}

fn print_row(name: &str, [ours, baseline]: [String; 2], ratio: f64, goal: Option<f64>) {
    let met = match goal {
        Some(goal) if ratio <= goal => "yes",
        Some(_) => "**no**",
        None => "",
    };
    let goal = goal.map_or_else(String::new, |goal| format!("{goal} ×"));
    println!("| {name} | {ours} | {baseline} | {ratio:.3} × | {goal} | {met} |");
}
