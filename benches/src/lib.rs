//! How things are compared: in one run, in turns, by the median.

pub mod agents;

use std::time::{Duration, Instant};

/// One of the things that are compared.
pub type Contender<'a> = &'a dyn Fn();

/// The median time of each contender.
///
/// They take turns, so that whatever else the machine does strikes all of them alike, and only ratios within one
/// call mean something.
#[must_use]
pub fn medians(contenders: &[Contender<'_>], rounds: usize) -> Vec<Duration> {
    let mut times = vec![Vec::with_capacity(rounds); contenders.len()];
    for _ in 0..rounds {
        for (run, times) in contenders.iter().zip(&mut times) {
            let start = Instant::now();
            run();
            times.push(start.elapsed());
        }
    }
    times.into_iter().map(median).collect()
}

fn median(mut times: Vec<Duration>) -> Duration {
    let middle = times.len() / 2;
    if times.is_empty() {
        Duration::ZERO
    } else {
        *times.select_nth_unstable(middle).1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_times_are_not_above_the_median() {
        let times = |millis: &[u64]| millis.iter().copied().map(Duration::from_millis).collect();
        assert_eq!(median(times(&[9, 1, 5])), Duration::from_millis(5));
        assert_eq!(median(times(&[])), Duration::ZERO);
    }

    #[test]
    fn every_contender_runs_in_every_round() {
        let runs = std::cell::Cell::new(0);
        let run = || runs.set(runs.get() + 1);
        assert_eq!(medians(&[&run, &run], 3).len(), 2);
        assert_eq!(runs.get(), 6);
    }
}
