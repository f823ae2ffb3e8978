//! Whether a task is called so often that an instance made ahead will be used. Pure: time is told.

use std::time::{Duration, Instant};

/// Calls that follow each other within this time keep a task hot.
const GAP: Duration = Duration::from_millis(250);

/// So many of them make it hot.
const CALLS: u32 = 4;

/// Most instances that wait for calls of one task. Calls that come at once beyond these make their
/// own; more would be kept for bursts alone.
const MOST: usize = 4;

/// How a task was called lately, and what its instances cost.
#[derive(Default)]
pub(super) struct Heat {
    last: Option<Instant>,
    /// Calls that followed each other.
    streak: u32,
    wanted: usize,
    /// What instantiating took, where a call had to do it itself.
    cost: Option<Duration>,
}

impl Heat {
    /// A call begins, with an instance that was ready or without one.
    pub(super) fn called(&mut self, now: Instant, was_ready: bool) {
        let follows = self
            .last
            .is_some_and(|last| now.saturating_duration_since(last) <= GAP);
        self.last = Some(now);
        self.streak = if follows { self.streak + 1 } else { 1 };
        if self.streak < CALLS {
            self.wanted = 0;
        } else if !was_ready {
            self.wanted = (self.wanted + 1).min(MOST);
        }
    }

    /// A call had to instantiate by itself.
    pub(super) fn cost(&mut self, took: Duration) {
        // The least of late: whatever is more was spent waiting for a processor.
        self.cost = Some(self.cost.map_or(took, |cost| took.min(cost + cost / 8)));
    }

    /// How many instances should be ready, given the least cost that makes it worth while.
    pub(super) fn wanted(&self, worth: Duration) -> usize {
        if self.cost.is_some_and(|cost| cost >= worth) {
            self.wanted
        } else {
            0
        }
    }

    /// How long ago the last call began.
    pub(super) fn idle(&self, now: Instant) -> Duration {
        self.last
            .map_or(Duration::MAX, |last| now.saturating_duration_since(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);

    /// What is wanted after calls at these times, in milliseconds, none of which found an instance.
    fn wanted(times: &[u32]) -> usize {
        let start = Instant::now();
        let mut heat = Heat::default();
        heat.cost(MS);
        for time in times {
            heat.called(start + MS * *time, false);
        }
        heat.wanted(Duration::ZERO)
    }

    #[test]
    fn a_cold_task_wants_none() {
        assert_eq!(wanted(&[]), 0);
        assert_eq!(wanted(&[0, 1, 2]), 0);
        assert_eq!(wanted(&[0, 300, 600, 900, 1200, 1500]), 0);
    }

    #[test]
    fn each_call_that_finds_none_wants_one_more() {
        assert_eq!(wanted(&[0, 1, 2, 3]), 1);
        assert_eq!(wanted(&[0, 1, 2, 3, 4]), 2);
        assert_eq!(wanted(&[0; 100]), MOST);
        assert_eq!(wanted(&[0, 1, 2, 3, 4, 900]), 0, "cold again");
    }

    #[test]
    fn calls_that_find_one_want_no_more() {
        let now = Instant::now();
        let mut heat = Heat::default();
        heat.cost(MS);
        for ready in [false, false, false, false, true, true, true] {
            heat.called(now, ready);
        }
        assert_eq!(heat.wanted(Duration::ZERO), 1);
    }

    #[test]
    fn cheap_instances_are_not_worth_it() {
        let now = Instant::now();
        let mut heat = Heat::default();
        for _ in 0..10 {
            heat.called(now, false);
        }
        assert_eq!(heat.wanted(Duration::ZERO), 0, "not known yet");
        heat.cost(MS);
        assert_eq!(heat.wanted(MS * 2), 0);
        assert_eq!(heat.wanted(MS), MOST);
    }

    #[test]
    fn the_cost_is_the_least_of_late() {
        let mut heat = Heat::default();
        heat.cost(MS * 8);
        heat.cost(MS * 80);
        assert_eq!(heat.cost, Some(MS * 9));
        heat.cost(MS * 4);
        assert_eq!(heat.cost, Some(MS * 4));
    }
}
