//! Instances made ahead of calls. Instantiating a large component takes as long as a short call in it
//! (CPython: thousands of imports between its modules), so a task that is called again and again has
//! a few fresh ones ready. Each is used for one call, and has seen nothing before it.
//!
//! They are made beside the calls, count against the memory budget and the pool's slots, give way to
//! calls that want either, and go when their task is no longer called.

mod heat;

use std::sync::{Arc, Mutex, Weak};
use std::time::{Duration, Instant};

use tokio::runtime::Handle;

use crate::admission::{Admission, Reservation};
use crate::artifact::{Loaded, Task};
use crate::backend::{Backends, Slot};
use crate::guest::Guest;
use crate::sync::lock;
use heat::Heat;

/// Instances go after their task was not called for so long.
const IDLE: Duration = Duration::from_secs(1);

/// What a task has ready. Lies in the task, so that calls of different tasks don't wait for each other.
#[derive(Default)]
pub(crate) struct Shelf(Mutex<Contents>);

impl Shelf {
    /// What instantiating took a call that found nothing ready.
    pub(crate) fn cost(&self, took: Duration) {
        lock(&self.0).heat.cost(took);
    }
}

#[derive(Default)]
struct Contents {
    heat: Heat,
    ready: Vec<Ready>,
    making: usize,
    /// It needs its call to be instantiated.
    unfit: bool,
}

/// An instance that waits for its call.
pub(crate) struct Ready {
    pub(crate) guest: Guest,
    pub(crate) loaded: Arc<Loaded>,
    pub(crate) room: Room,
}

/// What an instance takes while it waits.
pub(crate) struct Room {
    pub(crate) slot: Option<Slot>,
    /// Given back when its call takes it, which has memory of its own reserved.
    _memory: Reservation,
}

/// Makes instances ahead, and takes them back.
pub(crate) struct Ahead {
    backends: Arc<Backends>,
    admission: Arc<Admission>,
    /// What instantiating must take at least to be done ahead.
    worth: Duration,
    processors: usize,
    listed: Mutex<Listed>,
}

/// Tasks that have something ready.
#[derive(Default)]
struct Listed {
    tasks: Vec<Weak<Task>>,
    /// Whether someone looks for those that are idle.
    watched: bool,
}

impl Ahead {
    pub(crate) fn new(
        backends: Arc<Backends>,
        admission: Arc<Admission>,
        worth: Duration,
    ) -> Arc<Self> {
        Arc::new(Self {
            backends,
            admission,
            worth,
            // With one, the making falls into the pauses between calls.
            processors: std::thread::available_parallelism().map_or(2, |count| count.get().max(2)),
            listed: Mutex::default(),
        })
    }

    /// A call begins: takes what is ready for it, and has made what the next ones will want.
    pub(crate) fn take(self: &Arc<Self>, task: &Arc<Task>, loaded: &Arc<Loaded>) -> Option<Ready> {
        let mut shelf = lock(&task.shelf.0);
        let ready = shelf.ready.pop();
        shelf.heat.called(Instant::now(), ready.is_some());
        let lacks =
            !shelf.unfit && shelf.ready.len() + shelf.making < shelf.heat.wanted(self.worth);
        if lacks && let Some(room) = self.room(task, loaded) {
            shelf.making += 1;
            drop(shelf);
            self.make(task.clone(), loaded.clone(), room);
        }
        ready
    }

    /// Instances that wait for calls.
    pub(crate) fn ready(&self) -> usize {
        let listed = lock(&self.listed);
        let living = listed.tasks.iter().filter_map(Weak::upgrade);
        living.map(|task| lock(&task.shelf.0).ready.len()).sum()
    }

    /// Gives everything back: a call wants the memory or the slots.
    pub(crate) fn give_way(&self) {
        let taken = clear(&mut lock(&self.listed), |_| true);
        drop(taken);
    }

    /// What an instance takes, where no call wants it and a processor is free to make it: with all
    /// of them busy, to hand it over would only be more work.
    fn room(&self, task: &Task, loaded: &Loaded) -> Option<Room> {
        let memory = self.admission.reserve(task.policy.ram, self.processors)?;
        let slot = if loaded.pooled {
            Some(self.backends.idle_slot()?)
        } else {
            None
        };
        Some(Room {
            slot,
            _memory: memory,
        })
    }

    /// On a thread beside those that run calls.
    fn make(self: &Arc<Self>, task: Arc<Task>, loaded: Arc<Loaded>, room: Room) {
        let (ahead, handle) = (self.clone(), Handle::current());
        tokio::task::spawn_blocking(move || {
            let made = handle.block_on(Guest::ahead(&loaded, &task));
            let mut shelf = lock(&task.shelf.0);
            shelf.making -= 1;
            // Whatever keeps it from being made, calls will find it and can tell of it.
            let Ok(guest) = made else {
                shelf.unfit = true;
                return;
            };
            shelf.ready.push(Ready {
                guest,
                loaded,
                room,
            });
            drop(shelf);
            ahead.register(&task, &handle);
        });
    }

    /// Lists a task that has something ready, and has someone look after it as long as there are any.
    fn register(self: &Arc<Self>, task: &Arc<Task>, handle: &Handle) {
        let mut listed = lock(&self.listed);
        let is_listed = |known: &Weak<Task>| known.as_ptr() == Arc::as_ptr(task);
        if !listed.tasks.iter().any(is_listed) {
            listed.tasks.push(Arc::downgrade(task));
        }
        if !std::mem::replace(&mut listed.watched, true) {
            handle.spawn(watch(Arc::downgrade(self)));
        }
    }

    /// Takes back what tasks have ready that are no longer called. False when nothing is left.
    fn clear_idle(&self) -> bool {
        let now = Instant::now();
        let mut listed = lock(&self.listed);
        let taken = clear(&mut listed, |heat| heat.idle(now) >= IDLE);
        listed.watched = !listed.tasks.is_empty();
        let is_left = listed.watched;
        drop(listed);
        drop(taken);
        is_left
    }
}

/// Takes out what tasks have ready; it is dropped when no lock is held.
fn clear(listed: &mut Listed, which: impl Fn(&Heat) -> bool) -> Vec<Ready> {
    let mut taken = Vec::new();
    listed.tasks.retain(|task| {
        let Some(task) = task.upgrade() else {
            return false;
        };
        let mut shelf = lock(&task.shelf.0);
        if which(&shelf.heat) {
            taken.append(&mut shelf.ready);
            return false;
        }
        true
    });
    taken
}

/// Ends when nothing is left to look after.
async fn watch(ahead: Weak<Ahead>) {
    loop {
        tokio::time::sleep(IDLE).await;
        let is_left = ahead.upgrade().is_some_and(|ahead| ahead.clear_idle());
        if !is_left {
            return;
        }
    }
}
