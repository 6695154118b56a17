//! From files to tokens, against the bare parsers and against a crate for front matters, in memory. On one core, all of
//! it is one thread.
//!
//! ```text
//! taskset -c 0 cargo bench -p include-agents-benches --features pipeline --bench pipeline
//! taskset -c 0 cargo bench -p include-agents-benches --features pipeline --bench pipeline -- 10 corpus     # some rows
//! ```

use std::cell::RefCell;
use std::hint::black_box;

use include_agents_benches::agents::{self, AgentFile, agents};
use include_agents_benches::medians;
use include_agents_compiler::compile_sources;
use include_agents_compiler::emit::emit;
use include_agents_compiler::invocation::Invocation;
use include_agents_reader::source::Source;
use pulldown_cmark::{Options, Parser};

/// That of rustc, in which macros run.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// A call is a crate; few have more.
const FILES_OF_A_CALL: usize = 60;

/// With every lint at the level that it has by itself, and without any.
const CALL: &str = "\"agents\"";
const ALLOWED: &str = "\"agents\", allow(all)";

fn main() {
    println!("| agents | ours, ms | bare parsers, ms | ratio | gray_matter, ms | ratio |");
    println!("|--:|--:|--:|--:|--:|--:|");
    measure("10", &agents(10), CALL, 101);
    measure("100", &agents(100), CALL, 101);
    measure("1,000", &agents(1_000), CALL, 11);
    measure("10,000", &agents(10_000), CALL, 3);
    match agents::corpus() {
        Some(corpus) => {
            let name = format!("corpus ({})", corpus.len());
            measure(&name, &corpus, CALL, 11);
            // Your own agents soon have no diagnostics to draw, unlike the files of others.
            measure(&format!("{name}, `allow(all)`"), &corpus, ALLOWED, 11);
        }
        None => println!("skipped: ../shared/corpus is absent"),
    }
}

fn measure(name: &str, agents: &[AgentFile], call: &str, rounds: usize) {
    if !is_wanted(name) {
        return;
    }
    let call: Invocation = syn::parse_str(call).expect("a call");
    let root = "include_agents".parse().expect("a path");
    let calls: Vec<Vec<Source>> = agents
        .chunks(FILES_OF_A_CALL)
        .map(|agents| agents.iter().map(source).collect())
        .collect();
    // The compiler takes the files that it has read. All have a copy for each round, so that none finds its texts in the
    // processor's cache.
    let files = RefCell::new(vec![calls; rounds]);
    let ours = || {
        let calls = files.borrow_mut().pop().expect("files for each round");
        for sources in calls {
            black_box(emit(&call, &compile_sources(&call, sources), &root));
        }
    };
    let texts: Vec<String> = agents.iter().map(|agent| agent.text.clone()).collect();
    let texts = RefCell::new(vec![texts; 2 * rounds]);
    let each = |parse: &dyn Fn(&str)| {
        let texts = texts.borrow_mut().pop().expect("texts for each round");
        for text in &texts {
            parse(text);
        }
    };
    let matter = gray_matter::Matter::<gray_matter::engine::YAML>::new();
    let gray = |text: &str| {
        let parsed: Result<gray_matter::ParsedEntity, _> = matter.parse(text);
        black_box(parsed.is_ok());
    };
    let (bare, gray) = (|| each(&parse_bare), || each(&gray));
    let times: Vec<f64> = medians(&[&ours, &bare, &gray], rounds)
        .iter()
        .map(|time| time.as_secs_f64() * 1e3)
        .collect();
    if let [ours, bare, gray] = times[..] {
        println!(
            "| {name} | {ours:.2} | {bare:.2} | {:.2} × | {gray:.2} | {:.2} × |",
            ours / bare,
            ours / gray
        );
    }
}

/// Whether the command line names the row by its first word, or no row. Cargo adds an option of its own.
fn is_wanted(name: &str) -> bool {
    let mut wanted = std::env::args().skip(1).filter(|it| !it.starts_with('-'));
    let first = name.split(' ').next();
    match wanted.next() {
        Some(row) => Some(row.as_str()) == first || wanted.any(|row| Some(row.as_str()) == first),
        None => true,
    }
}

fn source(agent: &AgentFile) -> Source {
    Source::in_memory(format!("agents/{}.md", agent.name), &agent.text)
}

fn parse_bare(text: &str) {
    let mut parts = text.splitn(3, "---\n").skip(1);
    let head: Result<serde_yaml::Value, _> = serde_yaml::from_str(parts.next().unwrap_or_default());
    black_box(head.is_ok());
    for event in
        Parser::new_ext(parts.next().unwrap_or_default(), Options::ENABLE_TABLES).into_offset_iter()
    {
        black_box(event);
    }
}
