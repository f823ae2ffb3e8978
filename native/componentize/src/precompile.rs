//! Machine code ahead of time, for this machine or another.

use capsule_sandbox::engine::engine;
use wasmtime::{Result, error::Context as _};

/// Compiles a thin component; `None` is this machine.
///
/// # Errors
///
/// When the target is unknown or the bytes are no component.
pub fn precompile_component(thin: &[u8], target: Option<&str>) -> Result<Vec<u8>> {
    engine(target)?
        .precompile_component(thin)
        .context("the component can't be compiled")
}

/// Compiles a code module; `None` is this machine.
///
/// # Errors
///
/// When the target is unknown or the bytes are no core module.
pub fn precompile_module(module: &[u8], target: Option<&str>) -> Result<Vec<u8>> {
    engine(target)?
        .precompile_module(module)
        .context("the code module can't be compiled")
}
