//! Globals that are loaded when they are first read. Each is an accessor of two functions without a closure: a task's
//! memory holds all of them, used or not.

use crate::{errors, vm};
use javy::quickjs::{Ctx, Error, Object, Result, Value, prelude::Func, qjs};
use std::ffi::{CString, c_int};
use std::ptr::NonNull;

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("defineLazyGlobals", Func::from(define))
}

/// Defines globals by names. Reading one is `readLazyGlobal(index)`, writing one `writeLazyGlobal(index, value)`, two
/// hooks of the prelude, which define it as an ordinary one.
fn define(ctx: Ctx<'_>, names: Vec<String>) -> Result<()> {
    let context = ctx.as_raw().as_ptr();
    let globals = ctx.globals();
    for (index, name) in names.into_iter().enumerate() {
        let name = CString::new(name)?;
        let defined = unsafe {
            let name = qjs::JS_NewAtom(context, name.as_ptr());
            let getter = qjs::JSCFunctionType {
                getter_magic: Some(read),
            };
            let setter = qjs::JSCFunctionType {
                setter_magic: Some(write),
            };
            let defined = qjs::JS_DefinePropertyGetSet(
                context,
                globals.as_raw(),
                name,
                accessor(
                    context,
                    getter,
                    qjs::JSCFunctionEnum_JS_CFUNC_getter_magic,
                    index,
                ),
                accessor(
                    context,
                    setter,
                    qjs::JSCFunctionEnum_JS_CFUNC_setter_magic,
                    index,
                ),
                qjs::JS_PROP_CONFIGURABLE as c_int,
            );
            qjs::JS_FreeAtom(context, name);
            defined
        };
        if defined < 0 {
            return Err(Error::Exception);
        }
    }
    Ok(())
}

unsafe fn accessor(
    context: *mut qjs::JSContext,
    function: qjs::JSCFunctionType,
    kind: qjs::JSCFunctionEnum,
    index: usize,
) -> qjs::JSValue {
    unsafe {
        // Which member of the union it was, `kind` says.
        let function = function.generic;
        qjs::JS_NewCFunction2(context, function, c"".as_ptr(), 0, kind, index as c_int)
    }
}

unsafe extern "C" fn read(
    context: *mut qjs::JSContext,
    _this: qjs::JSValue,
    index: c_int,
) -> qjs::JSValue {
    outcome(context, |ctx| {
        vm::call_hook(ctx, "readLazyGlobal", (index,))
    })
}

unsafe extern "C" fn write(
    context: *mut qjs::JSContext,
    _this: qjs::JSValue,
    value: qjs::JSValue,
    index: c_int,
) -> qjs::JSValue {
    outcome(context, |ctx| {
        let value = unsafe { Value::from_raw(ctx.clone(), qjs::JS_DupValue(context, value)) };
        vm::call_hook(ctx, "writeLazyGlobal", (index, value))
    })
}

fn outcome(
    context: *mut qjs::JSContext,
    work: impl for<'js> FnOnce(&Ctx<'js>) -> Result<Value<'js>>,
) -> qjs::JSValue {
    let Some(pointer) = NonNull::new(context) else {
        return qjs::JS_EXCEPTION;
    };
    let ctx = unsafe { Ctx::from_raw(pointer) };
    match work(&ctx) {
        Ok(value) => unsafe { qjs::JS_DupValue(context, value.as_raw()) },
        Err(error) => {
            let reason = errors::thrown(&ctx, error);
            ctx.throw(reason);
            qjs::JS_EXCEPTION
        }
    }
}
