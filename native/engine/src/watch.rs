//! Notices what top-level code reads of the outer world while it is evaluated for a snapshot.
//! The places that read are functions of this crate, so in a call nothing is left of it but a flag.

use crate::{frames, vm};
use std::cell::{Cell, RefCell};

/// What was read; the names are part of the notes' format.
#[derive(Clone, Copy)]
#[allow(missing_docs)]
pub enum Kind {
    Clock,
    Random,
    Env,
    Files,
    Network,
    Timers,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Clock => "clock",
            Kind::Random => "random",
            Kind::Env => "env",
            Kind::Files => "files",
            Kind::Network => "network",
            Kind::Timers => "timers",
        }
    }
}

thread_local! {
    static WATCHING: Cell<bool> = const { Cell::new(false) };
    static NOTES: RefCell<Vec<(&'static str, String)>> = const { RefCell::new(Vec::new()) };
}

/// Starts watching.
pub fn start() {
    WATCHING.set(true);
}

/// Ends watching; each distinct site once, in the order of their first reads, as kind and stack.
pub fn stop() -> Vec<(&'static str, String)> {
    WATCHING.set(false);
    NOTES.take()
}

/// To be called by whatever reads something that may differ from one run to the next.
pub fn note(kind: Kind) {
    if WATCHING.get() {
        record(kind);
    }
}

#[cold]
fn record(kind: Kind) {
    let stack = vm::within(|ctx| frames::running(&ctx)).unwrap_or_default();
    NOTES.with_borrow_mut(|notes| {
        let note = (kind.name(), stack);
        if !notes.contains(&note) {
            notes.push(note);
        }
    });
}
