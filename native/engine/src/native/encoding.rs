//! Text and bytes.

use crate::text::Text;
use javy::quickjs::{
    ArrayBuffer, Ctx, Exception, FromJs, Object, Result, TypedArray, Value, prelude::Func,
};

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("encodeUtf8", Func::from(encode_utf8))?;
    natives.set("decodeUtf8", Func::from(decode_utf8))?;
    natives.set("decodeLatin1", Func::from(decode_latin1))?;
    natives.set("encodeLatin1", Func::from(encode_latin1))
}

/// Bytes of an ArrayBuffer or of a view of one.
pub struct Bytes(pub Vec<u8>);

impl<'js> FromJs<'js> for Bytes {
    fn from_js(ctx: &Ctx<'js>, value: Value<'js>) -> Result<Self> {
        let bytes = if let Some(buffer) = ArrayBuffer::from_value(value.clone()) {
            buffer.as_bytes().map(<[u8]>::to_vec)
        } else {
            TypedArray::<u8>::from_value(value)?
                .as_bytes()
                .map(<[u8]>::to_vec)
        };
        let detached = || Exception::throw_type(ctx, "the ArrayBuffer is detached");
        bytes.map(Bytes).ok_or_else(detached)
    }
}

fn encode_utf8(ctx: Ctx<'_>, Text(text): Text) -> Result<TypedArray<'_, u8>> {
    TypedArray::new(ctx, text)
}

/// The text, or undefined where it isn't UTF-8 and `fatal` is set; else what isn't becomes U+FFFD.
fn decode_utf8(Bytes(bytes): Bytes, fatal: bool) -> Option<String> {
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(_) if fatal => None,
        Err(error) => Some(String::from_utf8_lossy(error.as_bytes()).into_owned()),
    }
}

fn decode_latin1(Bytes(bytes): Bytes) -> String {
    bytes.into_iter().map(char::from).collect()
}

/// The low byte of each UTF-16 unit, as Node does it.
fn encode_latin1<'js>(ctx: Ctx<'js>, Text(text): Text) -> Result<TypedArray<'js, u8>> {
    TypedArray::new(
        ctx,
        text.encode_utf16()
            .map(|unit| unit as u8)
            .collect::<Vec<u8>>(),
    )
}
