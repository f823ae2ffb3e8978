//! Strings of JavaScript as bytes and as UTF-16, and back.

use super::{checked, no_string};
use javy::quickjs::{Ctx, Error, Result, Value, qjs};
use std::borrow::Cow;

/// A string as QuickJS gives it in UTF-8, in which a lone surrogate is three bytes as if it were a character.
pub struct Utf8<'js> {
    ctx: Ctx<'js>,
    start: *const u8,
    length: usize,
}

impl<'js> Utf8<'js> {
    pub fn of(ctx: &Ctx<'js>, text: &Value<'js>) -> Result<Self> {
        if !text.is_string() {
            return Err(no_string(ctx));
        }
        let mut length: qjs::size_t = 0;
        let context = ctx.as_raw().as_ptr();
        let start = unsafe { qjs::JS_ToCStringLen2(context, &mut length, text.as_raw(), false) };
        if start.is_null() {
            return Err(Error::Exception);
        }
        Ok(Self {
            ctx: ctx.clone(),
            start: start.cast(),
            length: length as usize,
        })
    }

    pub fn bytes(&self) -> &[u8] {
        unsafe { std::slice::from_raw_parts(self.start, self.length) }
    }

    /// The bytes with U+FFFD in the place of lone surrogates, which has the same length.
    pub fn well_formed(&self) -> Cow<'_, [u8]> {
        let bytes = self.bytes();
        if std::str::from_utf8(bytes).is_ok() {
            return Cow::Borrowed(bytes);
        }
        let mut fixed = bytes.to_vec();
        for index in 0..fixed.len().saturating_sub(2) {
            if fixed[index] == 0xED && fixed[index + 1] >= 0xA0 {
                fixed[index..index + 3].copy_from_slice("\u{FFFD}".as_bytes());
            }
        }
        Cow::Owned(fixed)
    }
}

impl Drop for Utf8<'_> {
    fn drop(&mut self) {
        unsafe { qjs::JS_FreeCString(self.ctx.as_raw().as_ptr(), self.start.cast()) };
    }
}

/// The UTF-16 units of a string.
pub struct Units<'js> {
    ctx: Ctx<'js>,
    start: *const u16,
    length: usize,
}

impl<'js> Units<'js> {
    pub fn of(ctx: &Ctx<'js>, text: &Value<'js>) -> Result<Self> {
        if !text.is_string() {
            return Err(no_string(ctx));
        }
        let mut length: qjs::size_t = 0;
        let context = ctx.as_raw().as_ptr();
        let start = unsafe { qjs::JS_ToCStringLenUTF16(context, &mut length, text.as_raw()) };
        if start.is_null() {
            return Err(Error::Exception);
        }
        Ok(Self {
            ctx: ctx.clone(),
            start,
            length: length as usize,
        })
    }

    fn units(&self) -> &[u16] {
        unsafe { std::slice::from_raw_parts(self.start, self.length) }
    }

    pub fn little_endian(&self) -> impl Iterator<Item = u8> {
        self.units().iter().flat_map(|unit| unit.to_le_bytes())
    }

    /// The low byte of each unit, as Node writes Latin-1.
    pub fn low_bytes(&self) -> impl Iterator<Item = u8> {
        self.units().iter().map(|unit| *unit as u8)
    }
}

impl Drop for Units<'_> {
    fn drop(&mut self) {
        unsafe { qjs::JS_FreeCStringUTF16(self.ctx.as_raw().as_ptr(), self.start) };
    }
}

/// What isn't UTF-8 becomes U+FFFD.
pub fn from_utf8<'js>(ctx: &Ctx<'js>, bytes: &[u8]) -> Result<Value<'js>> {
    let text = String::from_utf8_lossy(bytes);
    let (start, length) = (text.as_ptr().cast(), text.len() as qjs::size_t);
    checked(ctx, unsafe {
        qjs::JS_NewStringLen(ctx.as_raw().as_ptr(), start, length)
    })
}

/// Units of two bytes; half a unit at the end is left out.
pub fn from_utf16<'js>(ctx: &Ctx<'js>, bytes: &[u8]) -> Result<Value<'js>> {
    let pairs = bytes.chunks_exact(2);
    from_units(
        ctx,
        pairs
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect(),
    )
}

pub fn from_latin1<'js>(ctx: &Ctx<'js>, bytes: &[u8]) -> Result<Value<'js>> {
    if bytes.is_ascii() {
        return from_utf8(ctx, bytes);
    }
    from_units(ctx, bytes.iter().map(|byte| u16::from(*byte)).collect())
}

fn from_units<'js>(ctx: &Ctx<'js>, units: Vec<u16>) -> Result<Value<'js>> {
    let length = units.len() as qjs::size_t;
    checked(ctx, unsafe {
        qjs::JS_NewStringUTF16(ctx.as_raw().as_ptr(), units.as_ptr(), length)
    })
}
