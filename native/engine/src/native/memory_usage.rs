//! How much memory the instance takes.

use javy::quickjs::prelude::Func;
use javy::quickjs::{Ctx, Object, Result, qjs};

const PAGE_BYTES: usize = 1 << 16;

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("memoryUsage", Func::from(memory_usage))
}

/// Bytes of the whole memory, and of what is in use on the engine's heap.
fn memory_usage(ctx: Ctx<'_>) -> Vec<f64> {
    let memory = core::arch::wasm32::memory_size::<0>() * PAGE_BYTES;
    let usage = unsafe {
        let mut usage = std::mem::zeroed();
        qjs::JS_ComputeMemoryUsage(qjs::JS_GetRuntime(ctx.as_raw().as_ptr()), &mut usage);
        usage
    };
    vec![memory as f64, usage.malloc_size as f64]
}
