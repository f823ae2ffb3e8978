//! The values of AsyncLocalStorage that hold now: `quickjs.patch` keeps them with jobs and reactions of promises, this
//! with what is waited for outside of the engine. Undefined, and without a cost, until the first such storage runs.

use crate::vm;
use javy::quickjs::prelude::Func;
use javy::quickjs::{Ctx, Object, Persistent, Result, Value, qjs};

unsafe extern "C" {
    /// Gives the value before. Both are owned.
    fn capsule_swap_async_context(next: qjs::JSValue) -> qjs::JSValue;
    fn capsule_get_async_context(context: *mut qjs::JSContext) -> qjs::JSValue;
}

/// What held at some time; `None` for undefined.
pub type Saved = Option<Persistent<Value<'static>>>;

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("swap", Func::from(swap))?;
    natives.set("get", Func::from(get))
}

fn get(ctx: Ctx<'_>) -> Value<'_> {
    unsafe {
        Value::from_raw(
            ctx.clone(),
            capsule_get_async_context(ctx.as_raw().as_ptr()),
        )
    }
}

fn swap<'js>(ctx: Ctx<'js>, next: Value<'js>) -> Value<'js> {
    let next = unsafe { qjs::JS_DupValue(ctx.as_raw().as_ptr(), next.as_raw()) };
    unsafe { Value::from_raw(ctx, capsule_swap_async_context(next)) }
}

/// What holds now.
pub fn save() -> Saved {
    vm::within(|ctx| {
        let value = get(ctx.clone());
        (!value.is_undefined()).then(|| Persistent::save(&ctx, value))
    })
    .flatten()
}

/// Runs `work` with what held when it was saved.
pub fn within<R>(ctx: &Ctx<'_>, saved: Saved, work: impl FnOnce() -> R) -> R {
    let value = saved.and_then(|saved| saved.restore(ctx).ok());
    let outer = swap(
        ctx.clone(),
        value.unwrap_or(Value::new_undefined(ctx.clone())),
    );
    let result = work();
    swap(ctx.clone(), outer);
    result
}
