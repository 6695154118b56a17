//! Where problems are gathered.

use super::problem::{Problem, Severity};

/// Gathers problems in whatever order the rules find them, and gives them back in the order of the
/// files and the places in them.
///
/// Rules never stop at the first problem: everything goes in here, and one build shows it all.
#[derive(Clone, Debug, Default)]
pub struct Sink {
    problems: Vec<Problem>,
}

impl Sink {
    /// An empty sink.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            problems: Vec::new(),
        }
    }

    /// Takes in a problem.
    pub fn push(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Whether any problem fails the build.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems
            .iter()
            .any(|problem| problem.level == Severity::Error)
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// Everything found: problems of the invocation first, then file by file, each in the order of
    /// its bytes. What two rules found in the same words at the same place is told once.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Problem> {
        // The sort is stable, so that problems of one place and one headline keep the order of the rules.
        self.problems.sort_by(|a, b| key(a).cmp(&key(b)));
        self.problems.dedup();
        self.problems
    }
}

impl Extend<Problem> for Sink {
    fn extend<I: IntoIterator<Item = Problem>>(&mut self, problems: I) {
        self.problems.extend(problems);
    }
}

fn key(problem: &Problem) -> (Option<usize>, usize, usize, &str) {
    (
        problem.file,
        problem.span.start,
        problem.span.end,
        &problem.headline,
    )
}

#[cfg(test)]
mod tests {
    use super::{Problem, Sink};

    #[test]
    fn problems_come_back_in_the_order_of_their_places() {
        let mut sink = Sink::new();
        assert!(sink.is_empty());
        sink.push(Problem::error(9..10, "b").in_file(1));
        sink.push(Problem::error(3..9, "c").in_file(0));
        sink.extend([
            Problem::warning(3..4, "z").in_file(0),
            Problem::warning(3..4, "a").in_file(0),
        ]);
        sink.push(Problem::error(0..0, "no agents"));
        let told: Vec<_> = sink
            .into_sorted()
            .into_iter()
            .map(|problem| problem.headline)
            .collect();
        assert_eq!(told, ["no agents", "a", "z", "c", "b"]);
    }

    #[test]
    fn what_is_the_same_is_told_once_and_what_differs_is_kept() {
        let problem = Problem::error(0..1, "twice").in_file(0);
        let mut sink = Sink::new();
        sink.push(problem.clone());
        sink.push(problem.clone());
        sink.push(problem.clone().note("but here with a reason"));
        assert_eq!(sink.into_sorted().len(), 2);
    }

    #[test]
    fn only_errors_fail_the_build() {
        let mut sink = Sink::new();
        sink.push(Problem::warning(0..1, "w"));
        assert!(!sink.has_errors());
        sink.push(Problem::error(0..1, "e"));
        assert!(sink.has_errors());
    }
}
