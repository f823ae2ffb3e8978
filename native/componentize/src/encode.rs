//! From a core module to a component.

use wasi_preview1_component_adapter_provider::{
    WASI_SNAPSHOT_PREVIEW1_ADAPTER_NAME, WASI_SNAPSHOT_PREVIEW1_REACTOR_ADAPTER,
};
use wasmtime::{Error, Result, error::Context as _};
use wit_component::ComponentEncoder;

/// Wraps a core module, compiled for `wasm32-wasip1` with the bindings of a world, into a
/// component of that world. Its preview 1 imports are served by the reactor adapter.
pub fn encode(core: &[u8]) -> Result<Vec<u8>> {
    let encode = || {
        ComponentEncoder::default()
            .validate(true)
            .module(core)?
            .adapter(
                WASI_SNAPSHOT_PREVIEW1_ADAPTER_NAME,
                WASI_SNAPSHOT_PREVIEW1_REACTOR_ADAPTER,
            )?
            .encode()
    };
    encode()
        .map_err(Error::from_anyhow)
        .context("the core module can't be made a component")
}
