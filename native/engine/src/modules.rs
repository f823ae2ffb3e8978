//! What `import` finds. A bundle can import the modules of `prelude/modules`: `node:fs/promises` is the file
//! `node/fs/promises.ts` there, and `prelude/node-fs-promises.js` once it is bundled. The prelude imports its own.

use crate::{errors, native, prelude};
use javy::quickjs::{Ctx, Error, Exception, Result, Value, qjs};
use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::ptr::{NonNull, null_mut};

/// What the specifiers of modules start with that a bundle can import.
const SCHEMES: [&str; 2] = ["capsule:", "node:"];

/// The module that only the prelude can import; it exports the functions of this crate as `native`.
const NATIVE: &str = "capsule:native";

/// Makes the engine ask here for modules.
pub fn install(ctx: &Ctx<'_>) {
    unsafe {
        let runtime = qjs::JS_GetRuntime(ctx.as_raw().as_ptr());
        qjs::JS_SetModuleLoaderFunc(runtime, Some(resolve), Some(load), null_mut());
    }
}

/// The name of the module that `base` means by `specifier`, or null with an exception pending.
unsafe extern "C" fn resolve(
    context: *mut qjs::JSContext,
    base: *const c_char,
    specifier: *const c_char,
    _opaque: *mut c_void,
) -> *mut c_char {
    let Some(context) = NonNull::new(context) else {
        return null_mut();
    };
    let ctx = unsafe { Ctx::from_raw(context) };
    let text = |pointer| unsafe { CStr::from_ptr(pointer) }.to_string_lossy();
    let (base, specifier) = (text(base), text(specifier));
    let name = if base.starts_with(prelude::PREFIX) {
        of_prelude(&specifier)
    } else {
        of_bundle(&specifier)
    };
    let Some(name) = name else {
        let message = format!(
            "Cannot find module '{specifier}': a task is one bundle, and nothing can be loaded into it while it runs"
        );
        let _ = Exception::throw_type(&ctx, &message);
        return null_mut();
    };
    let Ok(name) = CString::new(name) else {
        return null_mut();
    };
    unsafe { qjs::js_strdup(context.as_ptr(), name.as_ptr()) }
}

fn of_prelude(specifier: &str) -> Option<String> {
    match specifier.strip_prefix("./") {
        Some(rest) => Some(format!("{}{rest}", prelude::PREFIX)),
        None => (specifier == NATIVE).then(|| specifier.to_owned()),
    }
}

fn of_bundle(specifier: &str) -> Option<String> {
    if !SCHEMES.iter().any(|scheme| specifier.starts_with(scheme)) {
        return None;
    }
    let name = format!(
        "{}{}.js",
        prelude::PREFIX,
        specifier.replace([':', '/'], "-")
    );
    prelude::has(&name).then_some(name)
}

/// The module of that name, which is loaded for the first time; or null with an exception pending.
unsafe extern "C" fn load(
    context: *mut qjs::JSContext,
    name: *const c_char,
    _opaque: *mut c_void,
) -> *mut qjs::JSModuleDef {
    let Some(pointer) = NonNull::new(context) else {
        return null_mut();
    };
    let name = unsafe { CStr::from_ptr(name) };
    if name.to_bytes() == NATIVE.as_bytes() {
        return unsafe { declare_native(context, name) };
    }
    let ctx = unsafe { Ctx::from_raw(pointer) };
    prelude::load(&ctx, &name.to_string_lossy()).map_or(null_mut(), |module| module.definition())
}

const EXPORT: &CStr = c"native";

unsafe fn declare_native(context: *mut qjs::JSContext, name: &CStr) -> *mut qjs::JSModuleDef {
    unsafe {
        let module = qjs::JS_NewCModule(context, name.as_ptr(), Some(export_native));
        if !module.is_null() {
            qjs::JS_AddModuleExport(context, module, EXPORT.as_ptr());
        }
        module
    }
}

unsafe extern "C" fn export_native(
    context: *mut qjs::JSContext,
    module: *mut qjs::JSModuleDef,
) -> c_int {
    let Some(pointer) = NonNull::new(context) else {
        return -1;
    };
    let ctx = unsafe { Ctx::from_raw(pointer) };
    let export = || -> Result<()> {
        let natives: Value = native::natives(&ctx)?.into_value();
        let set = unsafe {
            let value = qjs::JS_DupValue(context, natives.as_raw());
            qjs::JS_SetModuleExport(context, module, EXPORT.as_ptr(), value)
        };
        if set < 0 {
            Err(Error::Exception)
        } else {
            Ok(())
        }
    };
    match export() {
        Ok(()) => 0,
        Err(error) => {
            let reason = errors::thrown(&ctx, error);
            ctx.throw(reason);
            -1
        }
    }
}
