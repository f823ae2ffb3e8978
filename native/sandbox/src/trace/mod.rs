//! `trace.db`: a row for every attempt of every call, written off the hot path by one thread.
//! Sizes of arguments and results are recorded, never their contents.

mod database;
mod writer;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::outcome::{ErrorType, HostRequest};
use writer::Writer;

/// What is known when an attempt starts.
pub(crate) struct Started {
    pub(crate) parent: Option<Arc<str>>,
    pub(crate) task: String,
    pub(crate) component: Option<String>,
    pub(crate) artifact: PathBuf,
    /// From 1.
    pub(crate) attempt: u32,
    pub(crate) fuel_limit: Option<u64>,
    pub(crate) ram_limit: Option<u64>,
    pub(crate) argument_bytes: usize,
}

/// What is known when it has ended.
pub(crate) struct Ended {
    pub(crate) id: Arc<str>,
    pub(crate) error: Option<(ErrorType, String)>,
    pub(crate) duration: Duration,
    pub(crate) fuel: u64,
    pub(crate) ram: u64,
    pub(crate) requests: Vec<HostRequest>,
    pub(crate) result_bytes: Option<usize>,
}

/// On its way to the database.
enum Event {
    Started {
        id: Arc<str>,
        /// Milliseconds since 1970.
        at: i64,
        started: Started,
    },
    Ended(Ended),
}

/// The recorder of a sandbox.
pub(crate) struct Trace(Writer);

impl Trace {
    /// Records into the file, which is opened when there is something to write.
    pub(crate) fn new(path: PathBuf) -> std::io::Result<Self> {
        Writer::new(path).map(Self)
    }

    /// The attempt's identifier.
    pub(crate) fn started(&self, started: Started) -> Arc<str> {
        let id: Arc<str> = next_id().into();
        self.0.send(Event::Started {
            id: id.clone(),
            at: now(),
            started,
        });
        id
    }

    pub(crate) fn ended(&self, ended: Ended) {
        self.0.send(Event::Ended(ended));
    }

    /// Blocks until everything so far is written.
    pub(crate) fn flush(&self) {
        self.0.flush();
    }
}

/// Begins the identifiers of this process: process numbers come again, also soon.
static PROCESS: LazyLock<String> =
    LazyLock::new(|| format!("{:x}-{:x}", now(), std::process::id()));

fn next_id() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("{}-{:x}", *PROCESS, NEXT.fetch_add(1, Ordering::Relaxed))
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    })
}

#[cfg(test)]
mod tests;
