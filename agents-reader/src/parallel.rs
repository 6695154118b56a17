//! Work on all cores: while rustc waits for a macro, it leaves all cores but one idle.

use std::num::NonZero;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread;

/// With fewer items than this, starting threads costs more than it saves: a thread takes as long as a tenth of a file.
const FEW: usize = 8;

/// The stack size of a thread in bytes: that of rustc's own threads.
const STACK: usize = 8 << 20;

/// The number of cores. The operating system reads files to tell it, so it is asked once, and only if it matters.
static CORES: LazyLock<usize> =
    LazyLock::new(|| thread::available_parallelism().map_or(1, NonZero::get));

/// Applies `work` to every item and its index; the results come in the order of the items.
///
/// Each thread takes the next item as soon as it is free, so that no thread gets all the large files. If
/// no thread can be started, the calling one does all the work.
pub fn map<T: Send, R: Send>(items: Vec<T>, work: impl Fn(usize, T) -> R + Sync) -> Vec<R> {
    let threads = if items.len() < FEW { 1 } else { *CORES };
    if threads == 1 {
        return items
            .into_iter()
            .enumerate()
            .map(|(index, item)| work(index, item))
            .collect();
    }
    let queue = Mutex::new(items.into_iter().enumerate());
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    let run = || {
        let mut results = Vec::new();
        while let Some((index, item)) = next() {
            results.push((index, work(index, item)));
        }
        results
    };
    let results = thread::scope(|scope| {
        let workers: Vec<_> = (1..threads)
            .filter_map(|_| {
                thread::Builder::new()
                    .stack_size(STACK)
                    .spawn_scoped(scope, run)
                    .ok()
            })
            .collect();
        let mut results = run();
        for worker in workers {
            match worker.join() {
                Ok(more) => results.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results
    });
    let mut sorted: Vec<Option<R>> = results.iter().map(|_| None).collect();
    for (index, result) in results {
        if let Some(place) = sorted.get_mut(index) {
            *place = Some(result);
        }
    }
    sorted.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for count in [0, 1, FEW - 1, FEW, 1000] {
            let items: Vec<usize> = (0..count).collect();
            let doubled: Vec<usize> = items.iter().map(|item| item * 2).collect();
            let found = map(items, |index, item| {
                assert_eq!(index, item);
                item * 2
            });
            assert_eq!(found, doubled);
        }
    }
}
