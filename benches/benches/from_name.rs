//! How long `from_name` takes, against the other ways to get from a name to a variant.
//!
//! ```text
//! cargo bench -p include-agents-benches --features from-name --bench from_name                # opt-level 3
//! cargo bench -p include-agents-benches --features from-name --bench from_name --profile dev  # opt-level 0
//! ```

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::hint::black_box;

use include_agents_benches::{Contender, medians};

mod generated {
    #![allow(
        missing_docs,
        unreachable_pub,
        clippy::manual_map,
        clippy::pedantic,
        reason = "written by the build script, for this file only"
    )]
    use include_agents_runtime::__private::{Index, UNOPTIMIZED, find};
    use include_agents_runtime::AgentDefinition;

    use super::FromName;

    include!(concat!(env!("OUT_DIR"), "/from_name.rs"));
}

/// Enough queries that the branch predictor cannot learn their order.
const QUERIES: usize = TURNS * TURN as usize;

/// Few enough at a time that the machine seldom has the processor do something else in the middle of it.
const TURN: u32 = 1_024;
const TURNS: usize = 16;

/// How often all queries are made.
const ROUNDS: usize = 20;

type FromName = fn(&str) -> Option<u16>;

struct Case {
    names: &'static [&'static str],
    matched: Option<FromName>,
    phf: FromName,
    searched: FromName,
    from_name: FromName,
}

macro_rules! case {
    ($module:ident) => {
        Case {
            names: &generated::$module::NAMES,
            matched: generated::$module::MATCHED,
            phf: generated::$module::PHF,
            searched: generated::$module::SEARCHED,
            from_name: generated::$module::FROM_NAME,
        }
    };
}

fn main() {
    let unoptimized = env!("OPT_LEVEL") == "0";
    let goal = if unoptimized { 1.5 } else { 1.2 };
    println!(
        "opt-level {}: time relative to the best of the first four, goal {goal}\n",
        env!("OPT_LEVEL")
    );
    println!(
        "| names | query | best, ns | `match` | phf | HashMap | binary search | `from_name` | goal met |"
    );
    println!("|--:|---|--:|--:|--:|--:|--:|--:|---|");
    for case in [
        case!(of_10),
        case!(of_65),
        case!(of_100),
        case!(of_1000),
        case!(of_10000),
    ] {
        for (kind, queries) in [
            ("hit", hits(case.names)),
            ("near miss", near_misses(case.names)),
        ] {
            let times = case.measure(&queries);
            let best = times[..4]
                .iter()
                .copied()
                .flatten()
                .fold(f64::INFINITY, f64::min);
            print!("| {} | {kind} | {best:.1} ", case.names.len());
            for time in &times {
                match time {
                    Some(time) => print!("| {:.2} ", time / best),
                    None => print!("| – "),
                }
            }
            let met = times[4].is_some_and(|time| time <= goal * best);
            println!("| {} |", if met { "yes" } else { "no" });
        }
    }
}

impl Case {
    /// Nanoseconds for one query: `match`, phf, `HashMap`, binary search, `from_name`.
    fn measure(&self, queries: &[String]) -> [Option<f64>; 5] {
        let map: HashMap<&str, u16> = (0..)
            .zip(self.names)
            .map(|(place, name)| (*name, place))
            .collect();
        let hash_map = |name: &str| map.get(name).copied();
        let matched = self.matched.unwrap_or(|_| None);
        for query in queries {
            let expected = hash_map(query);
            for look_up in [self.phf, self.searched, self.from_name]
                .iter()
                .chain(&self.matched)
            {
                assert_eq!(look_up(query), expected, "{query}");
            }
        }

        let contenders: [Contender<'_>; 5] = [
            &in_turns(queries, matched),
            &in_turns(queries, self.phf),
            &in_turns(queries, hash_map),
            &in_turns(queries, self.searched),
            &in_turns(queries, self.from_name),
        ];
        let mut times = medians(&contenders, ROUNDS * TURNS)
            .into_iter()
            .map(|time| Some(time.as_secs_f64() * 1e9 / f64::from(TURN)));
        let mut times = std::array::from_fn(|_| times.next().flatten());
        if self.matched.is_none() {
            times[0] = None;
        }
        times
    }
}

/// Makes some of the queries with each call, and all with as many calls as there are turns.
fn in_turns(queries: &[String], look_up: impl Fn(&str) -> Option<u16>) -> impl Fn() {
    let turn = Cell::new(0);
    move || {
        let start = turn.get() * TURN as usize;
        turn.set((turn.get() + 1) % TURNS);
        for query in &queries[start..start + TURN as usize] {
            black_box(look_up(black_box(query)));
        }
    }
}

/// Names in random order.
fn hits(names: &[&str]) -> Vec<String> {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    (0..QUERIES)
        .map(|_| names[random.below(names.len())].to_owned())
        .collect()
}

/// Names in random order with one letter replaced, left out or put in.
fn near_misses(names: &[&str]) -> Vec<String> {
    let known: HashSet<&str> = names.iter().copied().collect();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let miss = |_| {
        loop {
            let mut name = names[random.below(names.len())].to_owned();
            let at = random.below(name.len());
            let letter = char::from(b"abcdefghijklmnopqrstuvwxyz"[random.below(26)]);
            match random.below(3) {
                0 => name.replace_range(at..=at, letter.encode_utf8(&mut [0; 4])),
                1 => drop(name.remove(at)),
                _ => name.insert(at, letter),
            }
            if !known.contains(name.as_str()) {
                return name;
            }
        }
    };
    (0..QUERIES).map(miss).collect()
}

/// Marsaglia's xorshift: the same queries in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap_or(0)
    }
}
