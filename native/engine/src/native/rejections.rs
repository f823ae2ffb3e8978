//! Promises that were rejected while nothing handled it.

use crate::vm;
use javy::quickjs::{Ctx, Persistent, Value, qjs};
use std::cell::RefCell;
use std::ffi::c_void;
use std::ptr::NonNull;

type Saved = Persistent<Value<'static>>;

thread_local! {
    /// Promise and reason.
    static UNHANDLED: RefCell<Vec<(Saved, Saved)>> = const { RefCell::new(Vec::new()) };
}

/// Makes the engine say which promises they are.
pub fn track(ctx: &Ctx<'_>) {
    unsafe {
        let runtime = qjs::JS_GetRuntime(ctx.as_raw().as_ptr());
        qjs::JS_SetHostPromiseRejectionTracker(runtime, Some(tracker), std::ptr::null_mut());
    }
}

unsafe extern "C" fn tracker(
    context: *mut qjs::JSContext,
    promise: qjs::JSValue,
    reason: qjs::JSValue,
    is_handled: bool,
    _opaque: *mut c_void,
) {
    let Some(context) = NonNull::new(context) else {
        return;
    };
    let ctx = unsafe { Ctx::from_raw(context) };
    let borrowed =
        |value| unsafe { Value::from_raw(ctx.clone(), qjs::JS_DupValue(context.as_ptr(), value)) };
    let promise = borrowed(promise);
    if is_handled {
        forget(&ctx, &promise);
        return;
    }
    let entry = (
        Persistent::save(&ctx, promise),
        Persistent::save(&ctx, borrowed(reason)),
    );
    UNHANDLED.with_borrow_mut(|unhandled| unhandled.push(entry));
}

/// Someone handles this promise after all.
pub fn forget<'js>(ctx: &Ctx<'js>, promise: &Value<'js>) {
    remove(ctx, |entry| &entry.0, promise);
}

/// Someone handles all promises that were rejected with this error: it is what a task or a bundle failed with.
pub fn forget_reason<'js>(ctx: &Ctx<'js>, reason: &Value<'js>) {
    remove(ctx, |entry| &entry.1, reason);
}

fn remove<'js>(ctx: &Ctx<'js>, part: fn(&(Saved, Saved)) -> &Saved, value: &Value<'js>) {
    let removed: Vec<_> = UNHANDLED.with_borrow_mut(|unhandled| {
        let is_it = |entry: &mut (Saved, Saved)| {
            let other = part(entry).clone().restore(ctx);
            other.is_ok_and(|other| other == *value)
        };
        unhandled.extract_if(.., is_it).collect()
    });
    drop(removed);
}

/// Tells of those that nothing has handled by now, each once: listeners of `process`, or else the reader of what is
/// printed. Gives whether there were any.
pub fn report(ctx: &Ctx<'_>) -> bool {
    let unhandled = UNHANDLED.take();
    let are_any = !unhandled.is_empty();
    for (promise, reason) in unhandled {
        let told = promise.restore(ctx).and_then(|promise| {
            let reason = reason.restore(ctx)?;
            vm::call_hook::<_, ()>(ctx, "reportRejection", (reason, promise))
        });
        if told.is_err() {
            ctx.catch();
        }
    }
    are_any
}
