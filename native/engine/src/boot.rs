//! Booting: the build of the runner calls these exports of the core module, once, and keeps the memory.
//! So the prelude's source is in no runner, and no task's build evaluates it again.

use crate::errors::{self, Failure};
use crate::bytecode::{self, Loaded};
use crate::{memory, modules, native, vm};
use javy::quickjs::{Function, Object};

/// Gives room for the prelude's source.
#[unsafe(no_mangle)]
pub extern "C" fn capsule_boot_source(bytes: usize) -> *mut u8 {
    Box::leak(vec![0u8; bytes].into_boxed_slice()).as_mut_ptr()
}

/// Evaluates the prelude. Gives 0, or where its error lies as JSON that ends with a zero byte.
///
/// # Safety
///
/// `source` and `bytes` come from [`capsule_boot_source`], whose room was filled with UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn capsule_boot(source: *mut u8, bytes: usize) -> *const u8 {
    let source = unsafe { Vec::from_raw_parts(source, bytes, bytes) };
    let outcome = boot(source);
    memory::wipe_stack();
    match outcome {
        Ok(()) => std::ptr::null(),
        Err(Failure(mut json)) => {
            json.push('\0');
            Box::leak(json.into_boxed_str()).as_ptr()
        }
    }
}

fn boot(source: Vec<u8>) -> Result<(), Failure> {
    let source = String::from_utf8(source).map_err(|_| broken("it is not UTF-8"))?;
    let code = bytecode::compile("capsule:prelude", &source, bytecode::Keep::Nothing)?;
    drop(source);
    vm::create(
        |ctx| {
            let evaluate = || {
                let module = Loaded::new(ctx, &code)?;
                module.evaluate(ctx)?.finish::<()>()?;
                let prelude: Function = module.export(ctx, "default")?;
                let hooks: Object = prelude.call((native::natives(ctx)?,))?;
                modules::declare(ctx, hooks.get("modules")?)?;
                Ok(hooks)
            };
            evaluate().map_err(|error| errors::plain(ctx, error))
        },
        Failure::out_of_memory,
    )?;
    vm::enter(|ctx| vm::collect_garbage(&ctx));
    Ok(())
}

fn broken(why: &str) -> Failure {
    Failure::new("task_error", "Error", &format!("the prelude can't be read: {why}"))
}
