//! Compiling source to bytecode that takes no more of a snapshot than it must.

use crate::errors::{self, Failure};
use crate::memory;
use javy::quickjs::context::intrinsic::{Eval, RegExpCompiler};
use javy::quickjs::{Context, Ctx, Error, Module, Object, Promise, Result, Runtime, Value, WriteOptions, qjs};
use std::ffi::{c_char, c_void};

/// What the bytecode keeps beside the code.
pub enum Keep {
    /// Nothing: functions have no position in a stack trace, by which the engine's own frames are known.
    Nothing,
    /// Positions for stack traces. `toString()` of a function still doesn't give its source, which
    /// would be in memory once more for each level of nesting.
    Positions,
}

/// Compiles an ES module in a runtime of its own, so that whatever the compiler needed is gone afterwards.
///
/// # Errors
///
/// The syntax error.
pub fn compile(file: &str, code: &str, keep: Keep) -> std::result::Result<Vec<u8>, Failure> {
    let runtime = Runtime::new().map_err(|_| Failure::out_of_memory())?;
    runtime.set_max_stack_size(memory::JS_STACK_BYTES);
    let context = Context::custom::<(Eval, RegExpCompiler)>(&runtime)
        .map_err(|_| Failure::out_of_memory())?;
    context.with(|ctx| {
        unsafe {
            let runtime = qjs::JS_GetRuntime(ctx.as_raw().as_ptr());
            qjs::JS_SetModuleLoaderFunc(runtime, None, Some(placeholder), std::ptr::null_mut());
        }
        Module::declare(ctx.clone(), file, code)
            .and_then(|module| {
                module.write(WriteOptions {
                    strip_source: true,
                    strip_debug: matches!(keep, Keep::Nothing),
                    ..WriteOptions::default()
                })
            })
            .map_err(|error| errors::plain(&ctx, error))
    })
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
            let promise = qjs::JS_EvalFunction(ctx.as_raw().as_ptr(), self.0);
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
