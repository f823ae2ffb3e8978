//! The Node addon. Its shape is `native/loader/addon.ts`: the same names, in the same order.
//! Values in, values out; what a call fails with is a value as well.

mod blocking;
mod componentize;
mod mailbox;
mod outcome;
mod sandbox;

use capsule_sandbox::{MAX_VALUE_BYTES, engine};
use napi::bindgen_prelude::{Error, Result};
use napi_derive::napi;

/// `Addon.version`
#[napi]
pub fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// `Addon.maxValueBytes`
#[napi]
pub fn max_value_bytes() -> f64 {
    MAX_VALUE_BYTES as f64
}

/// `Addon.target`
#[napi]
pub fn target() -> &'static str {
    engine::TARGET
}

/// `Addon.compatibility`
#[napi(catch_unwind)]
pub fn compatibility(target: Option<String>) -> Result<String> {
    engine::compatibility_of(target.as_deref())
        .map_err(|error| Error::from_reason(format!("{error:#}")))
}
