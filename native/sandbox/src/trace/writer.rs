//! The thread that writes, and the backlog it writes from.

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::Event;
use super::database::Database;
use crate::sync::lock;

/// How long events are collected before they are written.
const COLLECT: Duration = Duration::from_millis(25);

/// Events that are worth writing at once.
const BATCH: usize = 256;

/// Events that may wait. A call is never held up by the trace: beyond this they are counted as lost.
const BACKLOG: usize = 65_536;

/// Sends events to the thread. Dropping it writes what is left.
pub(super) struct Writer {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    backlog: Mutex<Backlog>,
    /// For the thread: there is something to do.
    wake: Condvar,
    /// For those who flush: everything is written.
    written: Condvar,
}

#[derive(Default)]
struct Backlog {
    events: Vec<Event>,
    lost: u64,
    /// Batches that were asked to be written at once, and the last one that was.
    flushes: u64,
    flushed: u64,
    closed: bool,
}

impl Writer {
    pub(super) fn new(path: PathBuf) -> std::io::Result<Self> {
        let shared = Arc::new(Shared {
            backlog: Mutex::default(),
            wake: Condvar::new(),
            written: Condvar::new(),
        });
        let thread = {
            let shared = shared.clone();
            thread::Builder::new()
                .name("capsule-trace".into())
                .spawn(move || shared.run(Database::new(path)))?
        };
        Ok(Self {
            shared,
            thread: Some(thread),
        })
    }

    pub(super) fn send(&self, event: Event) {
        let mut backlog = lock(&self.shared.backlog);
        if backlog.events.len() >= BACKLOG {
            backlog.lost += 1;
            return;
        }
        backlog.events.push(event);
        // Only the first one wakes the thread, which then collects; and the one that fills a batch.
        if matches!(backlog.events.len(), 1 | BATCH) {
            self.shared.wake.notify_one();
        }
    }

    pub(super) fn flush(&self) {
        let mut backlog = lock(&self.shared.backlog);
        backlog.flushes += 1;
        let flush = backlog.flushes;
        self.shared.wake.notify_one();
        let _backlog = self
            .shared
            .written
            .wait_while(backlog, |backlog| {
                backlog.flushed < flush && !backlog.closed
            })
            .unwrap_or_else(PoisonError::into_inner);
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        lock(&self.shared.backlog).closed = true;
        self.shared.wake.notify_one();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn run(&self, mut database: Database) {
        loop {
            let batch = self.collect();
            database.write(&batch.events, batch.lost);
            let mut backlog = lock(&self.backlog);
            backlog.flushed = batch.flushes;
            self.written.notify_all();
            if batch.closed {
                return;
            }
        }
    }

    /// Waits for something to do, then a moment for more of it.
    fn collect(&self) -> Backlog {
        let backlog = lock(&self.backlog);
        let idle = |backlog: &mut Backlog| backlog.events.is_empty() && !backlog.is_urgent();
        let backlog = self
            .wake
            .wait_while(backlog, idle)
            .unwrap_or_else(PoisonError::into_inner);
        let few = |backlog: &mut Backlog| backlog.events.len() < BATCH && !backlog.is_urgent();
        let (mut backlog, _) = self
            .wake
            .wait_timeout_while(backlog, COLLECT, few)
            .unwrap_or_else(PoisonError::into_inner);
        Backlog {
            events: std::mem::take(&mut backlog.events),
            lost: std::mem::take(&mut backlog.lost),
            ..*backlog
        }
    }
}

impl Backlog {
    fn is_urgent(&self) -> bool {
        self.closed || self.flushes > self.flushed
    }
}
