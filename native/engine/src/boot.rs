//! Booting. The build of the runner calls these exports of the core module (scripts/engine/boot.mjs): first it lets
//! the prelude's modules be compiled, then, in a new instance whose code holds the bytecode, it lets the first of them
//! be evaluated, and keeps the memory.

use crate::bytecode::{self, Keep, Source};
use crate::errors::{self, Failure};
use crate::{cold, memory, modules, prelude, vm};
use javy::quickjs::String as JsString;

/// Gives room for what is handed over.
#[unsafe(no_mangle)]
pub extern "C" fn capsule_room(bytes: usize) -> *mut u8 {
    Box::leak(vec![0u8; bytes].into_boxed_slice()).as_mut_ptr()
}

/// An outcome for the build: its status, length and bytes.
#[repr(C)]
pub struct Outcome {
    failed: u32,
    bytes: usize,
    start: *const u8,
}

fn hand_over(outcome: Result<Vec<u8>, Failure>) -> *const Outcome {
    let (failed, bytes) = match outcome {
        Ok(bytes) => (0, bytes),
        Err(Failure(json)) => (1, json.into_bytes()),
    };
    let bytes = Box::leak(bytes.into_boxed_slice());
    Box::leak(Box::new(Outcome {
        failed,
        bytes: bytes.len(),
        start: bytes.as_ptr(),
    }))
}

/// Takes what was written into the room of [`capsule_room`].
unsafe fn take(start: *mut u8, bytes: usize) -> String {
    let bytes = unsafe { Vec::from_raw_parts(start, bytes, bytes) };
    String::from_utf8(bytes).unwrap_or_default()
}

/// Compiles a module of the prelude to bytecode.
///
/// # Safety
///
/// Name and code are in rooms of [`capsule_room`], and are gone afterwards.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn capsule_compile(
    name: *mut u8,
    name_bytes: usize,
    code: *mut u8,
    code_bytes: usize,
) -> *const Outcome {
    let (name, code) = unsafe { (take(name, name_bytes), take(code, code_bytes)) };
    hand_over(bytecode::compile(
        Keep::Nothing,
        |ctx| {
            let string = |text| {
                JsString::from_str(ctx.clone(), text).map_err(|error| errors::plain(ctx, error))
            };
            let (file, code) = (string(&name)?, string(&code)?);
            Ok((Source { file, code }, ()))
        },
        |(), bytes| Ok(bytes.to_vec()),
    ))
}

/// Evaluates the prelude, whose list of modules is that long. Gives nothing but success or the error.
#[unsafe(no_mangle)]
pub extern "C" fn capsule_boot(list_bytes: usize) -> *const Outcome {
    let outcome = boot(list_bytes);
    memory::wipe_stack();
    match outcome {
        Ok(()) => std::ptr::null(),
        Err(failure) => hand_over(Err(failure)),
    }
}

fn boot(list_bytes: usize) -> Result<(), Failure> {
    prelude::register(list_bytes);
    vm::create(
        |ctx| {
            modules::install(ctx);
            prelude::import(ctx, prelude::MAIN).map_err(|error| errors::plain(ctx, error))
        },
        Failure::out_of_memory,
    )?;
    vm::enter(|ctx| vm::collect_garbage(&ctx));
    cold::forget();
    Ok(())
}
