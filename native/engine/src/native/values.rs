//! What JavaScript itself doesn't tell about its values.

use javy::quickjs::promise::PromiseState;
use javy::quickjs::{Ctx, Function, Object, Promise, Result, Value, prelude::Func, qjs};

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("classOf", Func::from(class_of))?;
    natives.set("classId", Func::from(class_id))?;
    natives.set("promiseState", Func::from(promise_state))?;
    natives.set("proxyParts", Func::from(proxy_parts))?;
    natives.set("queueMicrotask", Func::from(queue_microtask))
}

/// The name of an object's built-in class, which a prototype or a tag can't forge; "" for others.
fn class_of(value: Value<'_>) -> &'static str {
    let raw = value.as_raw();
    unsafe {
        if qjs::JS_IsProxy(raw) {
            "Proxy"
        } else if qjs::JS_IsError(raw) {
            "Error"
        } else if qjs::JS_IsDate(raw) {
            "Date"
        } else if qjs::JS_IsMap(raw) {
            "Map"
        } else if qjs::JS_IsSet(raw) {
            "Set"
        } else if qjs::JS_IsRegExp(raw) {
            "RegExp"
        } else if qjs::JS_IsPromise(raw) {
            "Promise"
        } else {
            ""
        }
    }
}

/// QuickJS's number of an object's class.
fn class_id(object: Object<'_>) -> u32 {
    unsafe { qjs::JS_GetClassID(object.as_raw()) }
}

/// 0 for a pending promise; 1 for a fulfilled, 2 for a rejected one, with its value.
fn promise_state<'js>(ctx: Ctx<'js>, promise: Promise<'js>) -> Vec<Value<'js>> {
    let state = match promise.state() {
        PromiseState::Pending => 0,
        PromiseState::Resolved => 1,
        PromiseState::Rejected => 2,
    };
    let value = unsafe { qjs::JS_PromiseResult(ctx.as_raw().as_ptr(), promise.as_raw()) };
    let value = unsafe { Value::from_raw(ctx.clone(), value) };
    vec![Value::new_int(ctx, state), value]
}

/// Target and handler of a proxy; null for both where it was revoked.
fn proxy_parts<'js>(ctx: Ctx<'js>, proxy: Value<'js>) -> Vec<Value<'js>> {
    let part = |get: unsafe extern "C" fn(_, _) -> _| {
        let part = unsafe { get(ctx.as_raw().as_ptr(), proxy.as_raw()) };
        if unsafe { qjs::JS_IsException(part) } {
            ctx.catch();
            return Value::new_null(ctx.clone());
        }
        unsafe { Value::from_raw(ctx.clone(), part) }
    };
    vec![part(qjs::JS_GetProxyTarget), part(qjs::JS_GetProxyHandler)]
}

unsafe extern "C" fn run_microtask(
    context: *mut qjs::JSContext,
    count: i32,
    arguments: *mut qjs::JSValue,
) -> qjs::JSValue {
    debug_assert_eq!(count, 1);
    unsafe {
        qjs::JS_Call(
            context,
            *arguments,
            qjs::JS_UNDEFINED,
            0,
            std::ptr::null_mut(),
        )
    }
}

fn queue_microtask<'js>(ctx: Ctx<'js>, callback: Function<'js>) {
    let mut arguments = [callback.as_raw()];
    unsafe {
        qjs::JS_EnqueueJob(
            ctx.as_raw().as_ptr(),
            Some(run_microtask),
            1,
            arguments.as_mut_ptr(),
        );
    }
}
