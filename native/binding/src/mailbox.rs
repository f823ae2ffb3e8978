//! The way back to JavaScript, from any thread: one queue for a sandbox's log events, calls of tools and outcomes,
//! so that a call's last line arrives before its outcome. The queue keeps the process alive only
//! while a call is pending.
//!
//! Written on Node-API itself: napi-rs makes a queue of its own for each promise, which costs more
//! than a warm call, and gives no order between two of them.

use crate::outcome::{LogEvent, Outcome, ToolCall};
use napi::bindgen_prelude::{Function, JsValue, PromiseRaw, Result, ToNapiValue, check_status};
use napi::{Env, sys};
use std::ffi::c_void;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

/// A sandbox's queue. It ends with the last owner: the sandbox, its pending calls.
pub struct Mailbox(Arc<Door>);

/// What the queue's users and Node share.
struct Door {
    /// None when the environment (a worker, the process) has ended, or the mailbox.
    /// Locked for as long as the queue is in use: it may not be freed in the meantime.
    queue: RwLock<Option<Queue>>,
    /// Promises that are not settled yet. Changed on the JavaScript thread only.
    pending: AtomicUsize,
    /// Log events in the queue.
    logs: AtomicUsize,
    /// Whether Node still knows `close`.
    hooked: AtomicBool,
}

#[derive(Clone, Copy)]
struct Queue(sys::napi_threadsafe_function);

// Safe: it is what Node made for being called from every thread.
unsafe impl Send for Queue {}
unsafe impl Sync for Queue {}

enum Letter {
    Log(LogEvent),
    Tool(ToolCall),
    Outcome(Deferred, Outcome),
}

struct Deferred(sys::napi_deferred);

// Safe: used on the JavaScript thread only, to which it travels in a letter.
unsafe impl Send for Deferred {}

impl Mailbox {
    /// A mailbox that hands log events and calls of tools to `on_event`.
    pub fn new(env: &Env, on_event: &Function<'_, LogEvent, ()>) -> Result<Arc<Mailbox>> {
        let door = Arc::new(Door {
            queue: RwLock::new(None),
            pending: AtomicUsize::new(0),
            logs: AtomicUsize::new(0),
            hooked: AtomicBool::new(true),
        });
        let mut queue = null_mut();
        // One reference to the door is Node's, given back in `finalize`.
        let context = Arc::into_raw(door.clone()).cast::<c_void>().cast_mut();
        check_status!(unsafe {
            let name = env.create_string("capsule")?.raw();
            sys::napi_create_threadsafe_function(
                env.raw(),
                on_event.raw(),
                null_mut(),
                name,
                0,
                1,
                context,
                Some(finalize),
                context,
                Some(deliver),
                &mut queue,
            )
        })?;
        check_status!(unsafe { sys::napi_unref_threadsafe_function(env.raw(), queue) })?;
        // Hooks run in reverse order: ours before the one in which Node frees the queue.
        check_status!(unsafe { sys::napi_add_env_cleanup_hook(env.raw(), Some(close), context) })?;
        *door.queue.write().unwrap_or_else(PoisonError::into_inner) = Some(Queue(queue));
        Ok(Arc::new(Mailbox(door)))
    }

    /// Delivers a log event.
    pub fn log(&self, event: LogEvent) {
        self.0.logs.fetch_add(1, Ordering::SeqCst);
        self.0.post(Letter::Log(event));
    }

    /// Delivers a call of a tool.
    pub fn tool(&self, call: ToolCall) {
        self.0.post(Letter::Tool(call));
    }

    /// A promise and the means to settle it. JavaScript thread only.
    pub fn promise<'env>(
        self: &Arc<Self>,
        env: &'env Env,
    ) -> Result<(Reply, PromiseRaw<'env, Outcome>)> {
        let (mut deferred, mut promise) = (null_mut(), null_mut());
        check_status!(unsafe { sys::napi_create_promise(env.raw(), &mut deferred, &mut promise) })?;
        if self.0.pending.fetch_add(1, Ordering::Relaxed) == 0
            && let Some(Queue(queue)) = self.0.queue()
        {
            check_status!(unsafe { sys::napi_ref_threadsafe_function(env.raw(), queue) })?;
        }
        let reply = Reply {
            mailbox: self.clone(),
            deferred: Some(Deferred(deferred)),
        };
        Ok((reply, PromiseRaw::new(env.raw(), promise)))
    }
}

impl Drop for Mailbox {
    fn drop(&mut self) {
        let mut queue = self.0.queue.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(Queue(queue)) = queue.take() {
            let mode = sys::ThreadsafeFunctionReleaseMode::release;
            unsafe { sys::napi_release_threadsafe_function(queue, mode) };
        }
    }
}

/// Settles a call's promise, once. Dropped unused, as by a panic, it settles it with an error.
pub struct Reply {
    mailbox: Arc<Mailbox>,
    deferred: Option<Deferred>,
}

impl Reply {
    /// Delivers the outcome.
    pub fn send(mut self, outcome: Outcome) {
        self.settle(outcome);
    }

    /// Delivers the outcome without the queue, unless log events in it come first. JavaScript thread only.
    pub fn send_here(mut self, env: &Env, outcome: Outcome) {
        let door = &self.mailbox.0;
        if door.logs.load(Ordering::SeqCst) == 0
            && let Some(deferred) = self.deferred.take()
        {
            unsafe { door.resolve(env.raw(), deferred, outcome) };
        } else {
            self.settle(outcome);
        }
    }

    fn settle(&mut self, outcome: Outcome) {
        if let Some(deferred) = self.deferred.take() {
            self.mailbox.0.post(Letter::Outcome(deferred, outcome));
        }
    }
}

impl Drop for Reply {
    fn drop(&mut self) {
        if self.deferred.is_some() {
            self.settle(Outcome::lost());
        }
    }
}

impl Door {
    fn queue(&self) -> Option<Queue> {
        *self.queue.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// On the JavaScript thread.
    unsafe fn resolve(&self, env: sys::napi_env, Deferred(deferred): Deferred, outcome: Outcome) {
        unsafe {
            if let Ok(outcome) = Outcome::to_napi_value(env, outcome) {
                sys::napi_resolve_deferred(env, deferred, outcome);
            }
            if self.pending.fetch_sub(1, Ordering::Relaxed) == 1
                && let Some(Queue(queue)) = self.queue()
            {
                sys::napi_unref_threadsafe_function(env, queue);
            }
        }
    }

    fn post(&self, letter: Letter) {
        let queue = self.queue.read().unwrap_or_else(PoisonError::into_inner);
        let Some(Queue(queue)) = *queue else { return };
        let letter = Box::into_raw(Box::new(letter));
        let mode = sys::ThreadsafeFunctionCallMode::nonblocking;
        let status = unsafe { sys::napi_call_threadsafe_function(queue, letter.cast(), mode) };
        if status != sys::Status::napi_ok {
            // The environment is ending: nobody waits any more.
            drop(unsafe { Box::from_raw(letter) });
        }
    }
}

/// Runs on the JavaScript thread, once for each letter.
unsafe extern "C" fn deliver(
    env: sys::napi_env,
    on_event: sys::napi_value,
    door: *mut c_void,
    letter: *mut c_void,
) {
    let letter = unsafe { Box::from_raw(letter.cast::<Letter>()) };
    if env.is_null() {
        return;
    }
    let door = unsafe { &*door.cast::<Door>() };
    match *letter {
        Letter::Log(event) => {
            unsafe { tell(env, on_event, event) };
            door.logs.fetch_sub(1, Ordering::SeqCst);
        }
        Letter::Tool(call) => unsafe { tell(env, on_event, call) },
        Letter::Outcome(deferred, outcome) => unsafe { door.resolve(env, deferred, outcome) },
    }
}

unsafe fn tell<T: ToNapiValue>(env: sys::napi_env, on_event: sys::napi_value, event: T) {
    unsafe {
        let mut this = null_mut();
        sys::napi_get_undefined(env, &mut this);
        let Ok(event) = T::to_napi_value(env, event) else {
            return;
        };
        let status = sys::napi_call_function(env, this, on_event, 1, &event, null_mut());
        // An error in the listener is the program's, as one in a timer would be.
        let mut error = null_mut();
        if status == sys::Status::napi_pending_exception
            && sys::napi_get_and_clear_last_exception(env, &mut error) == sys::Status::napi_ok
        {
            sys::napi_fatal_exception(env, error);
        }
    }
}

/// Runs when the environment ends: nothing may use the queue any more.
unsafe extern "C" fn close(door: *mut c_void) {
    let door = unsafe { &*door.cast::<Door>() };
    door.hooked.store(false, Ordering::Relaxed);
    door.queue
        .write()
        .unwrap_or_else(PoisonError::into_inner)
        .take();
}

/// Runs when Node frees the queue, on the JavaScript thread.
unsafe extern "C" fn finalize(env: sys::napi_env, door: *mut c_void, _: *mut c_void) {
    let context = door;
    let door = unsafe { Arc::from_raw(door.cast_const().cast::<Door>()) };
    if door.hooked.load(Ordering::Relaxed) {
        unsafe { sys::napi_remove_env_cleanup_hook(env, Some(close), context) };
    }
}
