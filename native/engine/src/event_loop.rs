//! The event loop: waits in `wasi:io/poll` on all timers and operations at once, and runs what became ready.

use crate::bindings::wasi::clocks::monotonic_clock::{self, subscribe_instant};
use crate::bindings::wasi::io::poll::{Pollable, poll};
use crate::native::rejections;
use crate::{errors, vm, watch};
use javy::quickjs::promise::PromiseState;
use javy::quickjs::{Ctx, Error, Promise, Result, qjs};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

/// Something that was handed to the host and is waited for.
///
/// A pollable must be dropped before what it belongs to: it is the first field of an operation.
pub trait Operation {
    /// Ready when there is something to do.
    fn pollable(&self) -> &Pollable;

    /// To be called when the operation's pollable is ready. Gives what is left to wait for, or calls back
    /// into JavaScript and gives `None`.
    fn advance(self: Box<Self>, ctx: &Ctx<'_>) -> Result<Option<Box<dyn Operation>>>;
}

struct Waiting {
    id: u32,
    operation: Box<dyn Operation>,
}

thread_local! {
    static WAITING: RefCell<Vec<Waiting>> = const { RefCell::new(Vec::new()) };
    /// Deadline in nanoseconds of the monotonic clock, and the timer's number: the order in which they fire.
    static TIMERS: RefCell<BTreeSet<(u64, u32)>> = const { RefCell::new(BTreeSet::new()) };
    static NEXT_ID: Cell<u32> = const { Cell::new(1) };
    /// Whether the prelude has callbacks of `process.nextTick`.
    static HAS_TICKS: Cell<bool> = const { Cell::new(false) };
}

/// Lets the hook `runTicks` be called before the microtasks that are due.
pub fn request_ticks() {
    HAS_TICKS.set(true);
}

fn next_id() -> u32 {
    let id = NEXT_ID.get();
    NEXT_ID.set(id.wrapping_add(1).max(1));
    id
}

/// Waits for an operation; gives the number by which it can be cancelled.
pub fn wait(operation: Box<dyn Operation>) -> u32 {
    let id = next_id();
    WAITING.with_borrow_mut(|waiting| waiting.push(Waiting { id, operation }));
    id
}

/// Drops an operation that still waits.
pub fn cancel(id: u32) {
    let cancelled = WAITING.with_borrow_mut(|waiting| {
        let index = waiting.iter().position(|waiting| waiting.id == id)?;
        Some(waiting.remove(index))
    });
    drop(cancelled);
}

/// Starts a timer; the hook `fire` is called with its number after `milliseconds`. A negative number of
/// milliseconds is before everything else that is due.
pub fn start_timer(milliseconds: f64) -> u32 {
    watch::note(watch::Kind::Timers);
    let deadline = if milliseconds < 0.0 {
        0
    } else {
        monotonic_clock::now().saturating_add((milliseconds * 1e6) as u64)
    };
    let id = next_id();
    TIMERS.with_borrow_mut(|timers| timers.insert((deadline, id)));
    id
}

/// Stops a timer that has not fired yet.
pub fn stop_timer(id: u32) {
    TIMERS.with_borrow_mut(|timers| timers.retain(|timer| timer.1 != id));
}

/// Forgets everything that is waited for.
pub fn clear() {
    TIMERS.take();
    drop(WAITING.take());
}

/// Runs until the promise is settled, then ends at once. It may be that nothing will ever settle it:
/// then this waits until the host ends the call.
pub fn run_until_settled<'js>(ctx: &Ctx<'js>, promise: &Promise<'js>) -> Result<()> {
    let settled = || !matches!(promise.state(), PromiseState::Pending);
    loop {
        drain(ctx)?;
        if settled() {
            return Ok(());
        }
        rejections::report(ctx);
        turn(ctx, &settled)?;
    }
}

/// Runs the callbacks of `process.nextTick` and the microtasks until there are none, in Node's order: the callbacks
/// first, and those that microtasks add once these are done.
pub fn drain(ctx: &Ctx<'_>) -> Result<()> {
    loop {
        if HAS_TICKS.take() {
            vm::call_hook::<_, ()>(ctx, "runTicks", ())?;
        }
        run_microtasks(ctx)?;
        if !HAS_TICKS.get() {
            return Ok(());
        }
    }
}

fn run_microtasks(ctx: &Ctx<'_>) -> Result<()> {
    let runtime = unsafe { qjs::JS_GetRuntime(ctx.as_raw().as_ptr()) };
    let mut context = std::ptr::null_mut();
    loop {
        match unsafe { qjs::JS_ExecutePendingJob(runtime, &mut context) } {
            0 => return Ok(()),
            // A callback of queueMicrotask threw; those of promises can't.
            negative if negative < 0 && errors::is_pending(ctx) => return Err(Error::Exception),
            _ => {}
        }
    }
}

/// Waits once, and runs what is ready by then: operations first, then timers in their order.
fn turn(ctx: &Ctx<'_>, settled: &dyn Fn() -> bool) -> Result<()> {
    for Waiting { id, operation } in ready_operations() {
        if let Some(operation) = operation.advance(ctx)? {
            WAITING.with_borrow_mut(|waiting| waiting.push(Waiting { id, operation }));
        }
        drain(ctx)?;
        if settled() {
            return Ok(());
        }
    }
    for timer in due_timers() {
        // A timer may have been stopped by one that fired before it.
        if TIMERS.with_borrow_mut(|timers| timers.remove(&timer)) {
            vm::call_hook::<_, ()>(ctx, "fire", (timer.1,))?;
            drain(ctx)?;
            if settled() {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// Blocks until something is ready. Takes the operations that are out of the list.
fn ready_operations() -> Vec<Waiting> {
    let earliest = TIMERS.with_borrow(|timers| timers.first().map(|timer| timer.0));
    WAITING.with_borrow_mut(|waiting| {
        if waiting.is_empty() {
            // Not even a timer: nothing will ever happen, but that the host ends the call.
            subscribe_instant(earliest.unwrap_or(u64::MAX)).block();
            return Vec::new();
        }
        let timer = earliest.map(subscribe_instant);
        let pollables: Vec<&Pollable> = waiting
            .iter()
            .map(|waiting| waiting.operation.pollable())
            .chain(&timer)
            .collect();
        let mut ready = poll(&pollables);
        ready.sort_unstable();
        let mut index = 0;
        waiting
            .extract_if(.., |_| {
                index += 1;
                ready.binary_search(&(index - 1)).is_ok()
            })
            .collect()
    })
}

fn due_timers() -> Vec<(u64, u32)> {
    TIMERS.with_borrow(|timers| {
        if timers.is_empty() {
            return Vec::new();
        }
        let now = monotonic_clock::now();
        timers.range(..=(now, u32::MAX)).copied().collect()
    })
}
