//! Components are compressed in an artifact: they are read where no precompiled form fits, which is seldom.

use wasmtime::{Result, error::Context as _};

/// zstd's own default: a third of the size, at hundreds of megabytes a second.
const LEVEL: i32 = 3;

/// A component's bytes, compressed. The same bytes on every machine.
///
/// # Errors
///
/// When memory runs out.
pub fn pack(component: &[u8]) -> Result<Vec<u8>> {
    zstd::encode_all(component, LEVEL).context("the component can't be compressed")
}
