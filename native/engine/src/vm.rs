//! The one JavaScript engine of an instance, and the functions of the prelude that the runner calls.

use crate::{memory, native, position};
use javy::quickjs::function::IntoArgs;
use javy::quickjs::{Ctx, Error, FromJs, Function, Object, Persistent, Result, qjs};
use javy::{Config, Runtime};
use std::cell::{Cell, RefCell};
use std::ptr::NonNull;

/// Bytes allocated between two cycles of the garbage collector, which only looks for reference cycles:
/// a short call shall never meet it.
const GC_THRESHOLD: usize = 16 << 20;

/// The engine with its platform.
pub struct Vm {
    runtime: Runtime,
    hooks: Persistent<Object<'static>>,
    /// The tasks by name, an object without a prototype.
    tasks: Persistent<Object<'static>>,
}

thread_local! {
    static VM: RefCell<Option<Vm>> = const { RefCell::new(None) };
    static CONTEXT: Cell<Option<NonNull<qjs::JSContext>>> = const { Cell::new(None) };
}

/// Whether the prelude has been evaluated.
pub fn is_booted() -> bool {
    VM.with_borrow(Option::is_some)
}

/// Makes the engine and lets `boot` evaluate the prelude in it, which gives the hooks: an object with
/// `tasks` and the functions that [`call_hook`] is used for.
pub fn create<E>(
    boot: impl for<'js> FnOnce(&Ctx<'js>) -> std::result::Result<Object<'js>, E>,
    fatal: impl Fn() -> E,
) -> std::result::Result<(), E> {
    let mut config = Config::default();
    config
        .max_stack_size(memory::JS_STACK_BYTES)
        .gc_threshold(GC_THRESHOLD)
        .text_encoding(false)
        .javy_stream_io(false)
        .weak_ref(true)
        .performance(false);
    let runtime = Runtime::new(config).map_err(|_| fatal())?;
    let (hooks, tasks) = runtime.context().with(|ctx| {
        // atob, btoa and DOMException.
        unsafe { qjs::JS_AddIntrinsicAToB(ctx.as_raw().as_ptr()) };
        native::rejections::track(&ctx);
        let hooks = boot(&ctx)?;
        let tasks: Object = hooks.get("tasks").map_err(|_| fatal())?;
        CONTEXT.set(Some(ctx.as_raw()));
        position::watch(&ctx);
        Ok((Persistent::save(&ctx, hooks), Persistent::save(&ctx, tasks)))
    })?;
    VM.set(Some(Vm {
        runtime,
        hooks,
        tasks,
    }));
    Ok(())
}

/// Runs `work` in the engine's context.
///
/// # Panics
///
/// When the prelude hasn't been evaluated, which is part of building the runner.
pub fn enter<R>(work: impl for<'js> FnOnce(Ctx<'js>) -> R) -> R {
    VM.with_borrow(|vm| {
        let vm = vm
            .as_ref()
            .expect("the runner was built without its prelude");
        vm.runtime.context().with(|ctx| {
            // Frames of this call may lie elsewhere on the stack than those of the one before.
            unsafe { qjs::JS_UpdateStackTop(qjs::JS_GetRuntime(ctx.as_raw().as_ptr())) };
            work(ctx)
        })
    })
}

/// The task of that name.
pub fn task<'js>(ctx: &Ctx<'js>, name: &str) -> Result<Option<Function<'js>>> {
    let tasks = VM.with_borrow(|vm| vm.as_ref().map(|vm| vm.tasks.clone()));
    tasks.ok_or(Error::Unknown)?.restore(ctx)?.get(name)
}

/// Calls a function that the prelude gave to the runner.
pub fn call_hook<'js, A, R>(ctx: &Ctx<'js>, name: &str, arguments: A) -> Result<R>
where
    A: IntoArgs<'js>,
    R: FromJs<'js>,
{
    let hooks = VM.with_borrow(|vm| vm.as_ref().map(|vm| vm.hooks.clone()));
    let hook: Function = hooks.ok_or(Error::Unknown)?.restore(ctx)?.get(name)?;
    hook.call(arguments)
}

/// Runs `work` in the context of the JavaScript code that runs right now. `None` before there is any.
pub fn within<R>(work: impl for<'js> FnOnce(Ctx<'js>) -> R) -> Option<R> {
    // Whoever asks was called by JavaScript, so the context is entered already.
    CONTEXT
        .get()
        .map(|context| work(unsafe { Ctx::from_raw(context) }))
}

unsafe extern "C" {
    fn capsule_keep_all(runtime: *mut qjs::JSRuntime);
}

/// Makes the memory what a snapshot is taken of: without garbage, and with what is left in it uncounted
/// (`quickjs/kept.c`).
pub fn settle(ctx: &Ctx<'_>) {
    collect_garbage(ctx);
    unsafe { capsule_keep_all(qjs::JS_GetRuntime(ctx.as_raw().as_ptr())) };
}

/// Collects reference cycles, and lets the next collection be far away.
pub fn collect_garbage(ctx: &Ctx<'_>) {
    ctx.run_gc();
    unsafe {
        let runtime = qjs::JS_GetRuntime(ctx.as_raw().as_ptr());
        let mut usage = std::mem::zeroed();
        qjs::JS_ComputeMemoryUsage(runtime, &mut usage);
        qjs::JS_SetGCThreshold(
            runtime,
            usage.malloc_size as qjs::size_t + GC_THRESHOLD as qjs::size_t,
        );
    }
}
