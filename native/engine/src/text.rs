//! Strings between JavaScript and the world. A JavaScript string may hold lone surrogates, which UTF-8
//! can't express; as everywhere on the Web they become U+FFFD on their way out.

use javy::quickjs::{Ctx, Error, FromJs, Result, String as JsString, Value, qjs};

/// A string from JavaScript, made well-formed.
pub struct Text(pub String);

impl<'js> FromJs<'js> for Text {
    fn from_js(ctx: &Ctx<'js>, value: Value<'js>) -> Result<Self> {
        let kind = value.type_name();
        let string = value
            .into_string()
            .ok_or_else(|| Error::new_from_js(kind, "string"))?;
        to_text(ctx, &string).map(Text)
    }
}

/// The string as UTF-8, lone surrogates replaced.
pub fn to_text<'js>(ctx: &Ctx<'js>, string: &JsString<'js>) -> Result<String> {
    let mut length: qjs::size_t = 0;
    let context = ctx.as_raw().as_ptr();
    let start = unsafe { qjs::JS_ToCStringLen2(context, &mut length, string.as_raw(), false) };
    if start.is_null() {
        return Err(Error::Exception);
    }
    let bytes = unsafe { std::slice::from_raw_parts(start.cast::<u8>(), length as usize) };
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => replace_surrogates(bytes),
    };
    unsafe { qjs::JS_FreeCString(context, start) };
    Ok(text)
}

/// QuickJS gives a lone surrogate as the three bytes that UTF-8 would have for it, had it any.
fn replace_surrogates(bytes: &[u8]) -> String {
    let mut text = bytes.to_vec();
    for index in 0..text.len().saturating_sub(2) {
        if text[index] == 0xED && text[index + 1] >= 0xA0 {
            text[index..index + 3].copy_from_slice("\u{FFFD}".as_bytes());
        }
    }
    String::from_utf8_lossy(&text).into_owned()
}
