//! JSON, read and written several times as fast as QuickJS does it, with the same outcome. What is unusual is left to
//! QuickJS: errors, whose messages are its own, and values that aren't plain.

mod number;
mod read;
mod write;

use javy::quickjs::{Ctx, Error, Object, Result, String as JsString, Value, prelude::Func, qjs};
use std::ffi::c_char;

/// The natives behind `JSON.parse` and `JSON.stringify`.
pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("parseJson", Func::from(parse_string))?;
    natives.set("stringifyJson", Func::from(stringify_value))
}

/// The value of a JSON text.
pub fn parse<'js>(ctx: &Ctx<'js>, json: String) -> Result<Value<'js>> {
    match read::read(ctx.as_raw().as_ptr(), json.as_bytes()) {
        Ok(value) => Ok(unsafe { Value::from_raw(ctx.clone(), value) }),
        Err(read::Stop::Thrown) => Err(Error::Exception),
        Err(read::Stop::Unusual) => ctx.json_parse(json),
    }
}

/// JSON of a value as `JSON.stringify` gives it; `None` where that gives `undefined`.
pub fn stringify<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> Result<Option<String>> {
    let json = unsafe { write::write(ctx.as_raw().as_ptr(), value.as_raw()) };
    let json = json.map_err(|write::Thrown| Error::Exception)?;
    // Lone surrogates are escaped, so that it is UTF-8.
    Ok(json.map(|bytes| unsafe { String::from_utf8_unchecked(bytes) }))
}

fn parse_string<'js>(ctx: Ctx<'js>, json: JsString<'js>) -> Result<Value<'js>> {
    let context = ctx.as_raw().as_ptr();
    unsafe {
        // As QuickJS gives them: lone surrogates as three bytes each.
        let mut length: qjs::size_t = 0;
        let start = qjs::JS_ToCStringLen2(context, &mut length, json.as_raw(), false);
        if start.is_null() {
            return Err(Error::Exception);
        }
        let bytes = std::slice::from_raw_parts(start.cast::<u8>(), length as usize);
        let value = match read::read(context, bytes) {
            Ok(value) => value,
            Err(read::Stop::Thrown) => qjs::JS_EXCEPTION,
            Err(read::Stop::Unusual) => {
                // Without a name: the text is none of the frames of its error.
                let file: *const c_char = c"".as_ptr();
                qjs::JS_ParseJSON(context, start, length, file)
            }
        };
        qjs::JS_FreeCString(context, start);
        if qjs::JS_IsException(value) {
            return Err(Error::Exception);
        }
        Ok(Value::from_raw(ctx.clone(), value))
    }
}

/// Gives `undefined` for what has no JSON.
fn stringify_value<'js>(ctx: Ctx<'js>, value: Value<'js>) -> Result<Option<String>> {
    stringify(&ctx, &value)
}
