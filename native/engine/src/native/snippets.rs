//! Code that a task is given while it runs, piece by piece: the snippets of an interpreter. `quickjs/snippets.c` has
//! what QuickJS lacks for them.

use javy::quickjs::prelude::Func;
use javy::quickjs::{Ctx, Error, Function, Object, Result, String as JsString, Value, qjs};

/// Lets a piece of code declare again what an earlier one declared (`quickjs.patch`).
const EVAL_FLAG_ANEW: u32 = 1 << 4;

unsafe extern "C" {
    fn capsule_set_importer(context: *mut qjs::JSContext, importer: qjs::JSValue);
    fn capsule_hide_caller(context: *mut qjs::JSContext);
}

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("evaluate", Func::from(evaluate))?;
    natives.set("setImporter", Func::from(set_importer))?;
    natives.set("hideCaller", Func::from(hide_caller))
}

/// Evaluates global code with `await` at its top level; gives a promise of `{ value }`. Throws what is wrong with its
/// syntax before any of it runs.
fn evaluate<'js>(ctx: Ctx<'js>, code: JsString<'js>, file: JsString<'js>) -> Result<Value<'js>> {
    let (code, file) = (code.to_cstring()?, file.to_cstring()?);
    let flags = qjs::JS_EVAL_TYPE_GLOBAL | qjs::JS_EVAL_FLAG_ASYNC | EVAL_FLAG_ANEW;
    let outcome = unsafe {
        let context = ctx.as_raw().as_ptr();
        let length = code.len() as qjs::size_t;
        qjs::JS_Eval(context, code.as_ptr(), length, file.as_ptr(), flags as i32)
    };
    if unsafe { qjs::JS_IsException(outcome) } {
        return Err(Error::Exception);
    }
    Ok(unsafe { Value::from_raw(ctx, outcome) })
}

/// Sets what answers each `import()` from now on, with a module's namespace for its specifier.
fn set_importer<'js>(ctx: Ctx<'js>, importer: Function<'js>) {
    unsafe { capsule_set_importer(ctx.as_raw().as_ptr(), importer.as_raw()) };
}

/// Leaves the bundle whose code calls this out of stacks.
fn hide_caller(ctx: Ctx<'_>) {
    unsafe { capsule_hide_caller(ctx.as_raw().as_ptr()) };
}
