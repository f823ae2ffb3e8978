//! What `Buffer` does with many bytes at once. Encodings have the numbers of `prelude/node/buffer/encodings.ts`.

mod base64;
mod hex;
mod string;

use crate::errors;
use javy::quickjs::{Ctx, Error, Exception, Object, Result, TypedArray, Value, prelude::Func, qjs};
use std::cmp::Ordering;
use string::{Units, Utf8};

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("encodeText", Func::from(encode_text))?;
    natives.set("writeText", Func::from(write_text))?;
    natives.set("decodeText", Func::from(decode_text))?;
    natives.set("utf8Length", Func::from(utf8_length))?;
    natives.set("findBytes", Func::from(find_bytes))?;
    natives.set("compareBytes", Func::from(compare_bytes))?;
    natives.set("isUtf8", Func::from(is_utf8))
}

const UTF8: u32 = 0;
const UTF16LE: u32 = 1;
const LATIN1: u32 = 2;
const ASCII: u32 = 3;
const BASE64: u32 = 4;
const BASE64URL: u32 = 5;

/// The bytes of a `Uint8Array`, where they lie. No JavaScript may run while they are used.
fn bytes_of<'a>(ctx: &Ctx<'_>, value: &'a Value<'_>) -> Result<&'a mut [u8]> {
    let mut length: qjs::size_t = 0;
    let start =
        unsafe { qjs::JS_GetUint8Array(ctx.as_raw().as_ptr(), &mut length, value.as_raw()) };
    if !start.is_null() {
        return Ok(unsafe { std::slice::from_raw_parts_mut(start, length as usize) });
    }
    // An array without bytes has no address, either.
    if errors::is_pending(ctx) {
        return Err(Error::Exception);
    }
    Ok(&mut [])
}

fn encode_text<'js>(ctx: Ctx<'js>, text: Value<'js>, encoding: u32) -> Result<TypedArray<'js, u8>> {
    let bytes = match encoding {
        UTF8 => Utf8::of(&ctx, &text)?.well_formed().into_owned(),
        UTF16LE => Units::of(&ctx, &text)?.little_endian().collect(),
        LATIN1 | ASCII => Units::of(&ctx, &text)?.low_bytes().collect(),
        BASE64 | BASE64URL => base64::decode(Utf8::of(&ctx, &text)?.bytes()),
        _ => hex::decode(Utf8::of(&ctx, &text)?.bytes()),
    };
    TypedArray::new(ctx, bytes)
}

/// Writes as much of a text as has room in `length` bytes from `offset`, whole characters only; gives how many bytes.
fn write_text<'js>(
    ctx: Ctx<'js>,
    target: Value<'js>,
    text: Value<'js>,
    encoding: u32,
    offset: u32,
    length: u32,
) -> Result<usize> {
    let fits = |bytes: &[u8]| bytes.len().min(length as usize);
    match encoding {
        UTF8 => {
            let text = Utf8::of(&ctx, &text)?;
            let bytes = text.well_formed();
            let mut end = fits(&bytes);
            while end > 0 && end < bytes.len() && bytes[end] & 0xC0 == 0x80 {
                end -= 1;
            }
            copy(&ctx, &target, &bytes[..end], offset)
        }
        UTF16LE => {
            let units = Units::of(&ctx, &text)?;
            let bytes: Vec<u8> = units.little_endian().take(length as usize & !1).collect();
            copy(&ctx, &target, &bytes, offset)
        }
        LATIN1 | ASCII => {
            let units = Units::of(&ctx, &text)?;
            let bytes: Vec<u8> = units.low_bytes().take(length as usize).collect();
            copy(&ctx, &target, &bytes, offset)
        }
        _ => {
            let text = Utf8::of(&ctx, &text)?;
            let bytes = if encoding == BASE64 || encoding == BASE64URL {
                base64::decode(text.bytes())
            } else {
                hex::decode(text.bytes())
            };
            copy(&ctx, &target, &bytes[..fits(&bytes)], offset)
        }
    }
}

fn copy(ctx: &Ctx<'_>, target: &Value<'_>, bytes: &[u8], offset: u32) -> Result<usize> {
    let target = bytes_of(ctx, target)?;
    let room = target.get_mut(offset as usize..).unwrap_or_default();
    let count = bytes.len().min(room.len());
    room[..count].copy_from_slice(&bytes[..count]);
    Ok(count)
}

fn decode_text<'js>(
    ctx: Ctx<'js>,
    bytes: Value<'js>,
    encoding: u32,
    start: u32,
    end: u32,
) -> Result<Value<'js>> {
    let all = bytes_of(&ctx, &bytes)?;
    let end = (end as usize).min(all.len());
    let bytes = all.get(start as usize..end).unwrap_or_default();
    match encoding {
        UTF8 => string::from_utf8(&ctx, bytes),
        UTF16LE => string::from_utf16(&ctx, bytes),
        LATIN1 => string::from_latin1(&ctx, bytes),
        ASCII => {
            let bytes: Vec<u8> = bytes.iter().map(|byte| byte & 0x7F).collect();
            string::from_latin1(&ctx, &bytes)
        }
        BASE64 => string::from_latin1(&ctx, &base64::encode(bytes, false)),
        BASE64URL => string::from_latin1(&ctx, &base64::encode(bytes, true)),
        _ => string::from_latin1(&ctx, &hex::encode(bytes)),
    }
}

fn utf8_length<'js>(ctx: Ctx<'js>, text: Value<'js>) -> Result<usize> {
    // Lone surrogates take three bytes, as does what replaces them.
    Ok(Utf8::of(&ctx, &text)?.bytes().len())
}

/// Where `wanted` first is at or behind `from`, at a multiple of `step`; last, at or before it, if `backwards`; or -1.
fn find_bytes<'js>(
    ctx: Ctx<'js>,
    bytes: Value<'js>,
    wanted: Value<'js>,
    from: u32,
    backwards: bool,
    step: u32,
) -> Result<i32> {
    let (bytes, wanted) = (bytes_of(&ctx, &bytes)?, bytes_of(&ctx, &wanted)?);
    let Some(last) = bytes.len().checked_sub(wanted.len()) else {
        return Ok(-1);
    };
    let (from, step) = (from as usize, step.max(1) as usize);
    let is_at = |at: &usize| {
        // The first byte alone sorts out nearly all places.
        wanted.is_empty() || (bytes[*at] == wanted[0] && bytes[*at..].starts_with(wanted))
    };
    let found = if backwards {
        let start = from.min(last);
        (0..=start).rev().filter(|at| at % step == 0).find(is_at)
    } else {
        (from..=last).step_by(step).find(is_at)
    };
    Ok(found.map_or(-1, |at| at as i32))
}

fn compare_bytes<'js>(ctx: Ctx<'js>, left: Value<'js>, right: Value<'js>) -> Result<i32> {
    let order = bytes_of(&ctx, &left)?.as_ref().cmp(bytes_of(&ctx, &right)?);
    Ok(match order {
        Ordering::Less => -1,
        Ordering::Equal => 0,
        Ordering::Greater => 1,
    })
}

fn is_utf8<'js>(ctx: Ctx<'js>, bytes: Value<'js>, only_ascii: bool) -> Result<bool> {
    let bytes = bytes_of(&ctx, &bytes)?;
    Ok(if only_ascii {
        bytes.is_ascii()
    } else {
        std::str::from_utf8(bytes).is_ok()
    })
}

/// What a function of QuickJS gave, or the exception that it left.
fn checked<'js>(ctx: &Ctx<'js>, value: qjs::JSValue) -> Result<Value<'js>> {
    if unsafe { qjs::JS_IsException(value) } {
        return Err(Error::Exception);
    }
    Ok(unsafe { Value::from_raw(ctx.clone(), value) })
}

/// The error where what ought to be a string is none.
fn no_string(ctx: &Ctx<'_>) -> Error {
    Exception::throw_type(ctx, "not a string")
}
