//! What `import` finds: the built-in modules for a task's bundle, and for the prelude its own modules.

use crate::{errors, native, prelude, vm};
use javy::quickjs::{Ctx, Error, Exception, Object, Result, Value, qjs};
use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::ptr::{NonNull, null_mut};

/// The built-in modules of a bundle. Their exports are what the hook `builtin` gives for the name.
const BUILTINS: [&str; 4] = [
    "capsule:host",
    "capsule:fs",
    "capsule:fs/promises",
    "capsule:process",
];

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
    let is_prelude = base.starts_with(prelude::PREFIX);
    let name = match specifier.strip_prefix("./") {
        Some(rest) if is_prelude => format!("{}{rest}", prelude::PREFIX),
        None if BUILTINS.contains(&&*specifier) => specifier.into_owned(),
        None if is_prelude && specifier == NATIVE => specifier.into_owned(),
        _ => {
            let message = format!(
                "Cannot find module '{specifier}': a task is one bundle, and nothing can be loaded into it while it runs"
            );
            let _ = Exception::throw_type(&ctx, &message);
            return null_mut();
        }
    };
    let Ok(name) = CString::new(name) else {
        return null_mut();
    };
    unsafe { qjs::js_strdup(context.as_ptr(), name.as_ptr()) }
}

/// The module of that name, which is loaded for the first time; or null with an exception pending.
unsafe extern "C" fn load(
    context: *mut qjs::JSContext,
    name: *const c_char,
    _opaque: *mut c_void,
) -> *mut qjs::JSModuleDef {
    let Some(context) = NonNull::new(context) else {
        return null_mut();
    };
    let ctx = unsafe { Ctx::from_raw(context) };
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy();
    let loaded = if name.starts_with(prelude::PREFIX) {
        prelude::load(&ctx, &name).map(|module| module.definition())
    } else {
        exports(&ctx, &name).and_then(|exports| declare(&ctx, &name, exports))
    };
    loaded.unwrap_or(null_mut())
}

fn exports<'js>(ctx: &Ctx<'js>, name: &str) -> Result<Object<'js>> {
    if name != NATIVE {
        return vm::call_hook(ctx, "builtin", (name,));
    }
    let exports = Object::new(ctx.clone())?;
    exports.set("native", native::natives(ctx)?)?;
    Ok(exports)
}

/// A native module whose exports are the properties of an object.
fn declare<'js>(ctx: &Ctx<'js>, name: &str, exports: Object<'js>) -> Result<*mut qjs::JSModuleDef> {
    let context = ctx.as_raw().as_ptr();
    let name = CString::new(name)?;
    unsafe {
        let module = qjs::JS_NewCModule(context, name.as_ptr(), Some(evaluate));
        if module.is_null() {
            return Err(Error::Exception);
        }
        for export in exports.keys::<String>() {
            qjs::JS_AddModuleExport(context, module, CString::new(export?)?.as_ptr());
        }
        let exports = qjs::JS_DupValue(context, exports.as_raw());
        qjs::JS_SetModulePrivateValue(context, module, exports);
        Ok(module)
    }
}

unsafe extern "C" fn evaluate(
    context: *mut qjs::JSContext,
    module: *mut qjs::JSModuleDef,
) -> c_int {
    let Some(pointer) = NonNull::new(context) else {
        return -1;
    };
    let ctx = unsafe { Ctx::from_raw(pointer) };
    let fill = || -> Result<()> {
        let exports = unsafe { qjs::JS_GetModulePrivateValue(context, module) };
        let exports: Object = unsafe { Value::from_raw(ctx.clone(), exports) }.get()?;
        for property in exports.props::<String, Value>() {
            let (name, value) = property?;
            let name = CString::new(name)?;
            unsafe {
                let value = qjs::JS_DupValue(context, value.as_raw());
                qjs::JS_SetModuleExport(context, module, name.as_ptr(), value);
            }
        }
        Ok(())
    };
    match fill() {
        Ok(()) => 0,
        Err(error) => {
            let reason = errors::thrown(&ctx, error);
            ctx.throw(reason);
            -1
        }
    }
}
