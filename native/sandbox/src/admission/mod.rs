//! Lets calls run, a number of them and an amount of memory at a time; the others wait in order.

mod scheduler;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use tokio::sync::oneshot;

use crate::stop::{Cancel, Stopped};
use crate::sync::lock;
use scheduler::{Scheduler, Ticket};

/// The doorkeeper of a sandbox.
pub(crate) struct Admission(Mutex<State>);

struct State {
    scheduler: Scheduler,
    next: Ticket,
    waiting: HashMap<Ticket, oneshot::Sender<()>>,
}

impl Admission {
    pub(crate) fn new(max_calls: usize, ram_budget: u64) -> Arc<Self> {
        Arc::new(Self(Mutex::new(State {
            scheduler: Scheduler::new(max_calls, ram_budget),
            next: 0,
            waiting: HashMap::new(),
        })))
    }

    /// Joins the queue. Calls of one depth are admitted in the order in which they joined.
    pub(crate) fn join(self: &Arc<Self>, depth: usize, ram: u64) -> Place {
        let mut state = lock(&self.0);
        let ticket = state.next;
        state.next += 1;
        let waiting = if state.scheduler.request(ticket, depth, ram) {
            None
        } else {
            let (sender, receiver) = oneshot::channel();
            state.waiting.insert(ticket, sender);
            Some(receiver)
        };
        Place {
            admission: self.clone(),
            ticket,
            depth,
            ram,
            waiting,
            kept: true,
        }
    }

    /// Reserves memory for what no call waits for; None where calls need it, or that many run.
    pub(crate) fn reserve(self: &Arc<Self>, ram: u64, calls: usize) -> Option<Reservation> {
        let reserved = lock(&self.0).scheduler.reserve(ram, calls);
        reserved.then(|| Reservation {
            admission: self.clone(),
            ram,
        })
    }

    fn wake(state: &mut State, admitted: Vec<Ticket>) {
        for ticket in admitted {
            if let Some(sender) = state.waiting.remove(&ticket) {
                let _ = sender.send(());
            }
        }
    }
}

/// Memory that no call has; given back when it is dropped.
pub(crate) struct Reservation {
    admission: Arc<Admission>,
    ram: u64,
}

impl Drop for Reservation {
    fn drop(&mut self) {
        let mut state = lock(&self.admission.0);
        let admitted = state.scheduler.give_back(self.ram);
        Admission::wake(&mut state, admitted);
    }
}

/// The right to run; dropped when the call has ended.
pub(crate) struct Permit {
    admission: Arc<Admission>,
    depth: usize,
    ram: u64,
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut state = lock(&self.admission.0);
        let admitted = state.scheduler.release(self.depth, self.ram);
        Admission::wake(&mut state, admitted);
    }
}

/// A place in the queue, given up when it is dropped.
pub(crate) struct Place {
    admission: Arc<Admission>,
    ticket: Ticket,
    depth: usize,
    ram: u64,
    /// None for a call that was admitted at once.
    waiting: Option<oneshot::Receiver<()>>,
    kept: bool,
}

impl Place {
    /// Whether the call could not be admitted at once.
    pub(crate) fn waits(&self) -> bool {
        self.waiting.is_some()
    }

    /// Returns when the call may run, until its permit is dropped.
    pub(crate) async fn admitted(mut self, cancel: &Cancel) -> Result<Permit, Stopped> {
        if let Some(admitted) = self.waiting.take() {
            tokio::select! {
                biased;
                () = cancel.thrown() => return Err(Stopped::Cancelled),
                _ = admitted => {}
            }
        }
        self.kept = false;
        Ok(Permit {
            admission: self.admission.clone(),
            depth: self.depth,
            ram: self.ram,
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if !self.kept {
            return;
        }
        let mut state = lock(&self.admission.0);
        let admitted = if state.waiting.remove(&self.ticket).is_some() {
            state.scheduler.withdraw(self.ticket, self.depth)
        } else {
            // Admitted, but nobody came.
            state.scheduler.release(self.depth, self.ram)
        };
        Admission::wake(&mut state, admitted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_cancelled_call_gives_its_place_up() {
        let admission = Admission::new(1, 100);
        let never = Cancel::default();
        let first = admission.join(0, 10).admitted(&never).await.unwrap();
        let cancel = Cancel::default();
        let second = admission.join(0, 10).admitted(&cancel);
        let third = admission.join(0, 10).admitted(&never);
        let (second, third, ()) = tokio::join!(second, third, async {
            tokio::task::yield_now().await;
            cancel.throw();
            tokio::task::yield_now().await;
            drop(first);
        });
        assert!(second.is_err());
        drop(third.unwrap());
        let state = lock(&admission.0);
        assert!(state.waiting.is_empty());
    }

    #[tokio::test]
    async fn whoever_joins_first_is_admitted_first_however_late_it_is_waited_for() {
        let admission = Admission::new(1, 100);
        let never = Cancel::default();
        let running = admission.join(0, 10);
        let [first, second] = [admission.join(0, 10), admission.join(0, 10)];
        drop(running);
        assert!(second.waiting.is_some());
        let permit = first.admitted(&never).await.unwrap();
        drop(permit);
        drop(second.admitted(&never).await.unwrap());
    }

    #[tokio::test]
    async fn a_thousand_calls_through_a_pool_of_eight() {
        let admission = Admission::new(8, u64::MAX);
        let running = Arc::new(std::sync::atomic::AtomicUsize::new(0));
        let calls = (0..1000).map(|_| {
            let (admission, running) = (admission.clone(), running.clone());
            tokio::spawn(async move {
                let place = admission.join(0, 1);
                let _permit = place.admitted(&Cancel::default()).await.unwrap();
                use std::sync::atomic::Ordering::SeqCst;
                assert!(running.fetch_add(1, SeqCst) < 8);
                tokio::task::yield_now().await;
                running.fetch_sub(1, SeqCst);
            })
        });
        for call in calls.collect::<Vec<_>>() {
            call.await.unwrap();
        }
    }
}
