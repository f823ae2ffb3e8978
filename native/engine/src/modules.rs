//! The built-in modules, `capsule:host` and so on: native modules whose exports are the prelude's objects.

use crate::vm;
use javy::quickjs::module::{Declarations, Exports, ModuleDef};
use javy::quickjs::{Ctx, Exception, Module, Object, Result, Value, qjs};
use std::cell::Cell;
use std::ffi::{CStr, c_char, c_void};
use std::marker::PhantomData;

/// A built-in module; a type for each, since that is how a native module is told which one it is.
trait Builtin {
    const NAME: &'static str;
}

macro_rules! builtins {
    ($($module:ident = $name:literal),* $(,)?) => {
        $(
            struct $module;
            impl Builtin for $module {
                const NAME: &'static str = $name;
            }
        )*

        /// Declares all built-in modules. `exports` has an object for each: its exports by name.
        pub fn declare<'js>(ctx: &Ctx<'js>, exports: Object<'js>) -> Result<()> {
            $(declare_one::<$module>(ctx, &exports)?;)*
            refuse_others(ctx);
            Ok(())
        }
    };
}

builtins! {
    Host = "capsule:host",
    Fs = "capsule:fs",
    FsPromises = "capsule:fs/promises",
    Process = "capsule:process",
}

thread_local! {
    /// The names that the module which is being declared exports.
    static NAMES: Cell<Vec<String>> = const { Cell::new(Vec::new()) };
}

struct Definition<B>(PhantomData<B>);

impl<B: Builtin> ModuleDef for Definition<B> {
    fn declare(declarations: &Declarations<'_>) -> Result<()> {
        for name in NAMES.take() {
            declarations.declare(name)?;
        }
        Ok(())
    }

    fn evaluate<'js>(ctx: &Ctx<'js>, exports: &Exports<'js>) -> Result<()> {
        let modules: Object = vm::hooks(ctx)?.get("modules")?;
        let values: Object = modules.get(B::NAME)?;
        for property in values.props::<String, Value>() {
            let (name, value) = property?;
            exports.export(name, value)?;
        }
        Ok(())
    }
}

fn declare_one<'js, B: Builtin>(ctx: &Ctx<'js>, exports: &Object<'js>) -> Result<()> {
    let values: Object = exports.get(B::NAME)?;
    NAMES.set(values.keys::<String>().collect::<Result<_>>()?);
    Module::declare_def::<Definition<B>, _>(ctx.clone(), B::NAME)?;
    Ok(())
}

/// Importing anything else fails. A bundle has no other static imports, so this is about `import(name)`.
fn refuse_others(ctx: &Ctx<'_>) {
    unsafe {
        let runtime = qjs::JS_GetRuntime(ctx.as_raw().as_ptr());
        qjs::JS_SetModuleLoaderFunc(runtime, None, Some(refuse), std::ptr::null_mut());
    }
}

unsafe extern "C" fn refuse(
    context: *mut qjs::JSContext,
    name: *const c_char,
    _opaque: *mut c_void,
) -> *mut qjs::JSModuleDef {
    let Some(context) = std::ptr::NonNull::new(context) else {
        return std::ptr::null_mut();
    };
    let ctx = unsafe { Ctx::from_raw(context) };
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy();
    let message = format!(
        "Cannot find module '{name}': a task is one bundle, and nothing can be loaded into it while it runs"
    );
    // The exception is pending now, and the null pointer says so.
    let _ = Exception::throw_type(&ctx, &message);
    std::ptr::null_mut()
}
