//! The event loop: waits in `wasi:io/poll` on all timers and operations at once, and runs what became ready.

use crate::bindings::wasi::clocks::monotonic_clock::{self, subscribe_instant};
use crate::bindings::wasi::io::poll::{Pollable, poll};
use crate::native::{async_context, rejections};
use crate::{errors, position, vm, watch};
use javy::quickjs::promise::PromiseState;
use javy::quickjs::{Ctx, Error, Promise, Result, qjs};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, VecDeque};

/// Something that was handed to the host and is waited for.
///
/// A pollable must be dropped before what it belongs to: it is the first field of an operation.
pub trait Operation {
    /// Ready when there is something to do.
    fn pollable(&self) -> &Pollable;

    /// What a call that takes too long is said to wait for; `None` for requests, which the host knows itself.
    fn waits_for(&self) -> Option<String> {
        None
    }

    /// To be called when the operation's pollable is ready. Gives what is left to wait for, or calls back
    /// into JavaScript and gives `None`.
    fn advance(self: Box<Self>, ctx: &Ctx<'_>) -> Result<Option<Box<dyn Operation>>>;
}

struct Waiting {
    id: u32,
    operation: Box<dyn Operation>,
    context: async_context::Saved,
}

thread_local! {
    /// What is ready, in the order in which it will be run.
    static READY: RefCell<VecDeque<Waiting>> = const { RefCell::new(VecDeque::new()) };
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

/// A number for an operation.
pub fn next_id() -> u32 {
    let id = NEXT_ID.get();
    NEXT_ID.set(id.wrapping_add(1).max(1));
    id
}

/// Waits for an operation; gives the number by which it can be cancelled.
pub fn wait(operation: Box<dyn Operation>) -> u32 {
    let id = next_id();
    wait_as(id, operation);
    id
}

/// Waits for an operation under a number of [`next_id`].
pub fn wait_as(id: u32, operation: Box<dyn Operation>) {
    wait_in(async_context::save(), id, operation);
}

/// Waits for an operation that was asked for before, where `context` held.
pub fn wait_in(context: async_context::Saved, id: u32, operation: Box<dyn Operation>) {
    WAITING.with_borrow_mut(|waiting| {
        waiting.push(Waiting {
            id,
            operation,
            context,
        })
    });
}

/// Drops an operation that still waits, or is ready but was not run yet.
pub fn cancel(id: u32) {
    let waiting = WAITING.with_borrow_mut(|waiting| {
        let index = waiting.iter().position(|waiting| waiting.id == id)?;
        Some(waiting.remove(index))
    });
    let ready = READY.with_borrow_mut(|ready| {
        let index = ready.iter().position(|ready| ready.id == id)?;
        ready.remove(index)
    });
    drop((waiting, ready));
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

/// What is waited for, in words.
pub fn waits() -> Vec<String> {
    let (mut words, is_idle) = WAITING.with_borrow(|waiting| {
        let words = waiting.iter().filter_map(|it| it.operation.waits_for());
        (words.collect::<Vec<_>>(), waiting.is_empty())
    });
    if TIMERS.with_borrow(|timers| !timers.is_empty()) {
        words.push("a timer".into());
    } else if is_idle {
        words.push("a promise that nothing will settle".into());
    }
    words
}

/// Forgets everything that is waited for.
pub fn clear() {
    TIMERS.take();
    drop(READY.take());
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
        // Who was told may have settled what is waited for.
        if !rejections::report(ctx) {
            turn(ctx, &settled)?;
        }
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
    // In an instance that is called again, the call before may have ended with some of them left.
    if READY.with_borrow(VecDeque::is_empty) {
        READY.set(ready_operations(ctx));
    }
    while let Some(Waiting {
        id,
        operation,
        context,
    }) = READY.with_borrow_mut(VecDeque::pop_front)
    {
        let advanced = async_context::within(ctx, context.clone(), || operation.advance(ctx));
        if let Some(operation) = advanced? {
            wait_in(context, id, operation);
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
fn ready_operations(ctx: &Ctx<'_>) -> VecDeque<Waiting> {
    let (ready, is_asked) = poll_all();
    if is_asked {
        position::answer(ctx);
    }
    ready
}

/// Waits for everything. Gives also whether the host asks where the guest is.
fn poll_all() -> (VecDeque<Waiting>, bool) {
    let earliest = TIMERS.with_borrow(|timers| timers.first().map(|timer| timer.0));
    WAITING.with_borrow_mut(|waiting| {
        // Without operations and timers nothing will ever happen, but that the host ends the call.
        let never = waiting.is_empty().then_some(u64::MAX);
        let timer = earliest.or(never).map(subscribe_instant);
        position::while_asked(|question| {
            let pollables: Vec<&Pollable> = waiting
                .iter()
                .map(|waiting| waiting.operation.pollable())
                .chain(question)
                .chain(&timer)
                .collect();
            let mut ready = poll(&pollables);
            ready.sort_unstable();
            let is_ready = |index: usize| ready.binary_search(&(index as u32)).is_ok();
            let is_asked = question.is_some() && is_ready(waiting.len());
            let mut index = 0;
            let ready = waiting.extract_if(.., |_| {
                index += 1;
                is_ready(index - 1)
            });
            (ready.collect(), is_asked)
        })
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
