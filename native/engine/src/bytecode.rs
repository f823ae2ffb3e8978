//! Compiling source to bytecode that takes no more of a snapshot than it must.

use crate::arena::{self, Arena};
use crate::errors::{self, Failure};
use crate::memory;
use javy::quickjs::context::intrinsic::{Eval, RegExpCompiler};
use javy::quickjs::{
    Context, Ctx, Error, Object, Promise, Result, Runtime, String as JsString, Value, qjs,
};
use std::ffi::{c_char, c_int, c_void};

/// What the bytecode keeps beside the code.
pub enum Keep {
    /// Nothing: functions have no position in a stack trace, by which the engine's own frames are known.
    Nothing,
    /// Positions for stack traces. `toString()` of a function still doesn't give its source, which
    /// would be in memory once more for each level of nesting.
    Positions,
}

/// An ES module to be compiled.
pub struct Source<'js> {
    /// Its name in stack traces.
    pub file: JsString<'js>,
    /// Its text.
    pub code: JsString<'js>,
}

/// Compiles a module in a runtime of its own, whose memory is the [`Arena`]: `read` gives the module there, with
/// whatever else is to be known of it, and `then` gets that and the bytecode, before it is gone.
///
/// # Errors
///
/// Those of `read` and `then`, and the syntax error.
pub fn compile<T, R>(
    keep: Keep,
    read: impl for<'js> FnOnce(&Ctx<'js>) -> std::result::Result<(Source<'js>, T), Failure>,
    then: impl FnOnce(T, &[u8]) -> std::result::Result<R, Failure>,
) -> std::result::Result<R, Failure> {
    let outcome = {
        let out_of_memory = |_| Failure::out_of_memory();
        let runtime = Runtime::new_with_alloc(Arena::new()).map_err(out_of_memory)?;
        runtime.set_max_stack_size(arena::STACK_BYTES);
        // The compiler makes no cycles worth looking for, and a module lives as long as its context.
        runtime.set_gc_threshold(usize::MAX);
        let context = Context::custom::<(Eval, RegExpCompiler)>(&runtime).map_err(out_of_memory)?;
        context.with(|ctx| {
            let (source, rest) = read(&ctx)?;
            let code = to_bytecode(&ctx, source, keep).map_err(|it| errors::plain(&ctx, it))?;
            let outcome = then(rest, code.bytes());
            drop(code);
            outcome
        })
    };
    memory::wipe_stack();
    outcome
}

/// Bytecode in the memory of a runtime.
struct Bytecode<'js> {
    ctx: Ctx<'js>,
    start: *mut u8,
    length: qjs::size_t,
}

impl Bytecode<'_> {
    fn bytes(&self) -> &[u8] {
        unsafe { std::slice::from_raw_parts(self.start, self.length as usize) }
    }
}

impl Drop for Bytecode<'_> {
    fn drop(&mut self) {
        unsafe { qjs::js_free(self.ctx.as_raw().as_ptr(), self.start.cast()) };
    }
}

fn to_bytecode<'js>(ctx: &Ctx<'js>, source: Source<'js>, keep: Keep) -> Result<Bytecode<'js>> {
    let Source { file, code } = source;
    let (file, code) = (file.to_cstring()?, code.to_cstring()?);
    let context = ctx.as_raw().as_ptr();
    let flags =
        qjs::JS_EVAL_TYPE_MODULE | qjs::JS_EVAL_FLAG_STRICT | qjs::JS_EVAL_FLAG_COMPILE_ONLY;
    let mut kept = qjs::JS_WRITE_OBJ_BYTECODE | qjs::JS_WRITE_OBJ_STRIP_SOURCE;
    if let Keep::Nothing = keep {
        kept |= qjs::JS_WRITE_OBJ_STRIP_DEBUG;
    }
    let mut length: qjs::size_t = 0;
    unsafe {
        let runtime = qjs::JS_GetRuntime(context);
        qjs::JS_SetModuleLoaderFunc(runtime, None, Some(placeholder), std::ptr::null_mut());
        let (start, bytes) = (code.as_ptr(), code.len() as qjs::size_t);
        let module = qjs::JS_Eval(context, start, bytes, file.as_ptr(), flags as c_int);
        if qjs::JS_IsException(module) {
            return Err(Error::Exception);
        }
        let start = qjs::JS_WriteObject(context, &mut length, module, kept as c_int);
        if start.is_null() {
            return Err(Error::Exception);
        }
        Ok(Bytecode {
            ctx: ctx.clone(),
            start,
            length,
        })
    }
}

/// The compiler wants to see the modules that are imported. Which they really are, it leaves for later.
unsafe extern "C" fn placeholder(
    context: *mut qjs::JSContext,
    name: *const c_char,
    _opaque: *mut c_void,
) -> *mut qjs::JSModuleDef {
    unsafe { qjs::JS_NewCModule(context, name, None) }
}

/// A module in an engine, not evaluated yet. QuickJS keeps a module as long as its context.
#[derive(Clone, Copy)]
pub struct Loaded(qjs::JSValue);

impl Loaded {
    /// Loads bytecode of [`compile`] and finds the modules it imports.
    pub fn new(ctx: &Ctx<'_>, code: &[u8]) -> Result<Self> {
        let context = ctx.as_raw().as_ptr();
        let flags = qjs::JS_READ_OBJ_BYTECODE as i32;
        unsafe {
            let module = qjs::JS_ReadObject(context, code.as_ptr(), code.len() as _, flags);
            if qjs::JS_IsException(module) || qjs::JS_ResolveModule(context, module) < 0 {
                return Err(Error::Exception);
            }
            Ok(Self(module))
        }
    }

    /// Evaluates the module; the promise settles when its top level has come to its end.
    pub fn evaluate<'js>(&self, ctx: &Ctx<'js>) -> Result<Promise<'js>> {
        unsafe {
            // It takes a reference with it, each time.
            let context = ctx.as_raw().as_ptr();
            let promise = qjs::JS_EvalFunction(context, qjs::JS_DupValue(context, self.0));
            if qjs::JS_IsException(promise) {
                return Err(Error::Exception);
            }
            Value::from_raw(ctx.clone(), promise).get()
        }
    }

    /// What the module exports, once it is evaluated.
    pub fn exports<'js>(&self, ctx: &Ctx<'js>) -> Result<Object<'js>> {
        unsafe {
            let exports = qjs::JS_GetModuleNamespace(ctx.as_raw().as_ptr(), self.definition());
            if qjs::JS_IsException(exports) {
                return Err(Error::Exception);
            }
            Value::from_raw(ctx.clone(), exports).get()
        }
    }

    /// The module as QuickJS knows it.
    pub fn definition(&self) -> *mut qjs::JSModuleDef {
        unsafe { qjs::JS_VALUE_GET_PTR(self.0) }.cast()
    }
}
