//! Tells the host where the code is while there is still time to: the error of a call that is stopped by a limit says
//! it then.

use crate::bindings::capsule::task::position;
use crate::bindings::wasi::io::poll::Pollable;
use crate::{event_loop, frames, vm};
use javy::quickjs::{Ctx, qjs};
use std::cell::RefCell;
use std::ffi::{c_int, c_void};

/// Lets QuickJS ask from time to time, after some ten thousand loops and calls.
pub fn watch(ctx: &Ctx<'_>) {
    unsafe {
        let runtime = qjs::JS_GetRuntime(ctx.as_raw().as_ptr());
        qjs::JS_SetInterruptHandler(runtime, Some(ask), std::ptr::null_mut());
    }
}

unsafe extern "C" fn ask(_runtime: *mut qjs::JSRuntime, _opaque: *mut c_void) -> c_int {
    if position::wanted() {
        let stack = vm::within(|ctx| frames::running(&ctx)).unwrap_or_default();
        position::tell(&stack, None);
    }
    0 // Go on.
}

enum Question {
    /// Not waited for yet.
    Open,
    Waiting(Pollable),
    /// Answered: the host asks once.
    Answered,
}

thread_local! {
    static QUESTION: RefCell<Question> = const { RefCell::new(Question::Open) };
}

/// Starts a call: the host may ask once in each.
pub fn forget() {
    drop(QUESTION.replace(Question::Open));
}

/// Gives `wait` what becomes ready when the host asks a guest that waits, to be waited for beside everything else.
pub fn while_asked<R>(wait: impl FnOnce(Option<&Pollable>) -> R) -> R {
    QUESTION.with_borrow_mut(|question| {
        if let Question::Open = question {
            *question = Question::Waiting(position::subscribe());
        }
        match question {
            Question::Waiting(pollable) => wait(Some(pollable)),
            _ => wait(None),
        }
    })
}

/// Answers the host.
pub fn answer(ctx: &Ctx<'_>) {
    QUESTION.set(Question::Answered);
    position::tell(&frames::waiting(ctx), Some(&event_loop::waits()));
}
