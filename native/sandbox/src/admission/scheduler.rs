//! Who may run now. Pure: calls are numbers, time doesn't exist.

use std::collections::VecDeque;

/// A call that waits or runs.
pub(super) type Ticket = u64;

struct Waiting {
    ticket: Ticket,
    ram: u64,
}

#[derive(Default)]
struct Level {
    running: usize,
    queue: VecDeque<Waiting>,
}

/// Queues, one for each depth of calls, first come first served.
///
/// A call is admitted when no call of its depth runs, or when its depth runs fewer than the
/// maximum and the memory budget has room. So at every depth one call always runs: parents that
/// wait for children can't lock each other up, and the budget is exceeded by at most one call a depth.
pub(super) struct Scheduler {
    max_calls: usize,
    ram_budget: u64,
    ram_used: u64,
    levels: Vec<Level>,
}

impl Scheduler {
    pub(super) fn new(max_calls: usize, ram_budget: u64) -> Self {
        Self {
            max_calls: max_calls.max(1),
            ram_budget,
            ram_used: 0,
            levels: Vec::new(),
        }
    }

    /// True when the call may run at once; else it waits.
    pub(super) fn request(&mut self, ticket: Ticket, depth: usize, ram: u64) -> bool {
        if self.levels.len() <= depth {
            self.levels.resize_with(depth + 1, Level::default);
        }
        if self.levels[depth].queue.is_empty() && self.fits(depth, ram) {
            self.start(depth, ram);
            return true;
        }
        self.levels[depth].queue.push_back(Waiting { ticket, ram });
        false
    }

    /// Memory for what no call waits for: only where there is room, nobody waits and fewer calls run
    /// than that. True when it is reserved, until it is given back.
    pub(super) fn reserve(&mut self, ram: u64, calls: usize) -> bool {
        let fits = self.ram_used.saturating_add(ram) <= self.ram_budget;
        let running: usize = self.levels.iter().map(|level| level.running).sum();
        let granted =
            fits && running < calls && self.levels.iter().all(|level| level.queue.is_empty());
        if granted {
            self.ram_used += ram;
        }
        granted
    }

    /// Returns the waiting calls that run now.
    pub(super) fn give_back(&mut self, ram: u64) -> Vec<Ticket> {
        self.ram_used -= ram;
        self.admit()
    }

    /// A running call has ended. Returns the waiting calls that run now, deepest first: they free their parents.
    pub(super) fn release(&mut self, depth: usize, ram: u64) -> Vec<Ticket> {
        self.levels[depth].running -= 1;
        self.ram_used -= ram;
        self.admit()
    }

    /// A waiting call gave up. Returns those that run now in its stead.
    pub(super) fn withdraw(&mut self, ticket: Ticket, depth: usize) -> Vec<Ticket> {
        self.levels[depth]
            .queue
            .retain(|waiting| waiting.ticket != ticket);
        self.admit()
    }

    fn admit(&mut self) -> Vec<Ticket> {
        let mut admitted = Vec::new();
        for depth in (0..self.levels.len()).rev() {
            while let Some(next) = self.levels[depth].queue.front() {
                let (ticket, ram) = (next.ticket, next.ram);
                if !self.fits(depth, ram) {
                    break;
                }
                self.levels[depth].queue.pop_front();
                self.start(depth, ram);
                admitted.push(ticket);
            }
        }
        admitted
    }

    fn fits(&self, depth: usize, ram: u64) -> bool {
        let running = self.levels[depth].running;
        running == 0
            || (running < self.max_calls && self.ram_used.saturating_add(ram) <= self.ram_budget)
    }

    fn start(&mut self, depth: usize, ram: u64) {
        self.levels[depth].running += 1;
        self.ram_used += ram;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_come_first_served() {
        let mut scheduler = Scheduler::new(1, 100);
        assert!(scheduler.request(1, 0, 10));
        assert!(!scheduler.request(2, 0, 10));
        assert!(!scheduler.request(3, 0, 1));
        assert_eq!(scheduler.release(0, 10), [2]);
        assert_eq!(scheduler.release(0, 10), [3]);
        assert!(scheduler.release(0, 1).is_empty());
    }

    #[test]
    fn a_small_call_does_not_overtake_a_large_one() {
        let mut scheduler = Scheduler::new(8, 100);
        assert!(scheduler.request(1, 0, 90));
        assert!(!scheduler.request(2, 0, 50));
        assert!(!scheduler.request(3, 0, 5), "fits, but came later");
        assert_eq!(scheduler.release(0, 90), [2, 3]);
    }

    #[test]
    fn the_first_call_of_a_depth_always_runs() {
        let mut scheduler = Scheduler::new(8, 100);
        assert!(scheduler.request(1, 0, 1000), "larger than the budget");
        assert!(scheduler.request(2, 1, 1000), "its child");
        assert!(scheduler.request(3, 2, 1000), "and its child");
        assert!(!scheduler.request(4, 2, 1));
        assert_eq!(scheduler.release(2, 1000), [4]);
    }

    #[test]
    fn parents_that_wait_for_children_never_lock_up() {
        let mut scheduler = Scheduler::new(2, 20);
        assert!(scheduler.request(1, 0, 10));
        assert!(scheduler.request(2, 0, 10));
        assert!(scheduler.request(11, 1, 10), "budget full, depth empty");
        assert!(!scheduler.request(12, 1, 10));
        assert_eq!(scheduler.release(1, 10), [12]);
        assert!(scheduler.release(1, 10).is_empty());
    }

    #[test]
    fn deeper_calls_are_woken_first() {
        let mut scheduler = Scheduler::new(2, 20);
        assert!(scheduler.request(1, 0, 10));
        assert!(scheduler.request(2, 1, 10));
        assert!(!scheduler.request(3, 0, 10));
        assert!(!scheduler.request(4, 1, 10));
        assert_eq!(scheduler.release(1, 10), [4], "room for one");
        assert_eq!(scheduler.release(1, 10), [3]);
    }

    #[test]
    fn reserved_memory_is_there_for_calls_when_it_is_given_back() {
        let mut scheduler = Scheduler::new(8, 100);
        assert!(scheduler.request(1, 0, 50));
        assert!(!scheduler.reserve(40, 1), "a call runs");
        assert!(scheduler.reserve(40, 2));
        assert!(!scheduler.reserve(20, 2), "no room");
        assert!(!scheduler.request(2, 0, 20));
        assert!(!scheduler.reserve(5, 2), "a call waits");
        assert_eq!(scheduler.give_back(40), [2]);
        assert_eq!(scheduler.ram_used, 70);
    }

    #[test]
    fn withdrawing_lets_the_next_one_in() {
        let mut scheduler = Scheduler::new(8, 100);
        assert!(scheduler.request(1, 0, 90));
        assert!(!scheduler.request(2, 0, 50));
        assert!(!scheduler.request(3, 0, 5));
        assert_eq!(scheduler.withdraw(2, 0), [3]);
        assert!(scheduler.withdraw(2, 0).is_empty(), "unknown by now");
    }

    #[test]
    fn everything_runs_once_and_the_counts_return_to_zero() {
        let mut scheduler = Scheduler::new(3, 50);
        let mut running: VecDeque<Ticket> = VecDeque::new();
        let ram = |ticket: Ticket| 5 + ticket % 30;
        for ticket in 0..1000 {
            if scheduler.request(ticket, 0, ram(ticket)) {
                running.push_back(ticket);
            }
        }
        let mut done = 0;
        while let Some(ticket) = running.pop_front() {
            assert_eq!(ticket, done, "in order");
            done += 1;
            running.extend(scheduler.release(0, ram(ticket)));
            assert!(running.len() <= 3);
            assert!(scheduler.ram_used <= 50);
        }
        assert_eq!((done, scheduler.ram_used), (1000, 0));
    }
}
