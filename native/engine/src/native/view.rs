//! Bytes of JavaScript, read where they lie.

use javy::quickjs::{Ctx, Exception, FromJs, Result, TypedArray, Value};
use std::ops::Deref;

/// The bytes of a `Uint8Array`, not copied. Nothing of JavaScript may run while they are used.
pub struct View<'js> {
    array: TypedArray<'js, u8>,
}

impl<'js> FromJs<'js> for View<'js> {
    fn from_js(ctx: &Ctx<'js>, value: Value<'js>) -> Result<Self> {
        let array = TypedArray::<u8>::from_value(value)?;
        if array.as_bytes().is_none() {
            return Err(Exception::throw_type(ctx, "the ArrayBuffer is detached"));
        }
        Ok(Self { array })
    }
}

impl Deref for View<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.array.as_bytes().unwrap_or_default()
    }
}
