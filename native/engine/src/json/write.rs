//! Writing JSON by the steps of `JSON.stringify`, without replacer and indentation.

use super::number;
use javy::quickjs::qjs::{self, JSAtom, JSContext, JSValue};
use std::ffi::c_int;

/// An exception is pending.
pub struct Thrown;

type Outcome<T> = Result<T, Thrown>;

/// Deeper nesting is left to QuickJS, which checks the stack.
const MAX_DEPTH: usize = 100;

/// The number by which QuickJS knows the class of ordinary objects.
const ORDINARY: u32 = 1;

/// JSON of a value; `None` for what has none.
///
/// # Safety
///
/// The value is alive.
pub unsafe fn write(ctx: *mut JSContext, value: JSValue) -> Outcome<Option<Vec<u8>>> {
    let mut writer = Writer {
        ctx,
        json: Vec::new(),
        parents: Vec::new(),
        to_json: Atom(ctx, unsafe { qjs::JS_NewAtom(ctx, c"toJSON".as_ptr()) }),
        names: std::array::from_fn(|_| None),
    };
    let written = writer.value(value, &Key::None)?;
    Ok(written.then_some(writer.json))
}

struct Atom(*mut JSContext, JSAtom);

impl Drop for Atom {
    fn drop(&mut self) {
        unsafe { qjs::JS_FreeAtom(self.0, self.1) };
    }
}

struct Owned(*mut JSContext, JSValue);

impl Drop for Owned {
    fn drop(&mut self) {
        unsafe { qjs::JS_FreeValue(self.0, self.1) };
    }
}

/// What a value is found by, which `toJSON` is told.
enum Key {
    None,
    Name(JSAtom),
    Index(u32),
}

/// A name as it is written, quoted and with its colon.
struct Name {
    atom: Atom,
    json: Vec<u8>,
}

const NAMES: usize = 64;

struct Writer {
    ctx: *mut JSContext,
    json: Vec<u8>,
    /// The objects that the current value is in.
    parents: Vec<JSValue>,
    to_json: Atom,
    names: [Option<Name>; NAMES],
}

impl Writer {
    fn own(&self, value: JSValue) -> Outcome<Owned> {
        if unsafe { qjs::JS_IsException(value) } {
            Err(Thrown)
        } else {
            Ok(Owned(self.ctx, value))
        }
    }

    /// Appends a value; false where it has no JSON, and nothing was appended.
    fn value(&mut self, value: JSValue, key: &Key) -> Outcome<bool> {
        match unsafe { qjs::JS_VALUE_GET_NORM_TAG(value) } {
            qjs::JS_TAG_NULL => self.json.extend_from_slice(b"null"),
            qjs::JS_TAG_BOOL => {
                let word: &[u8] = if unsafe { qjs::JS_VALUE_GET_BOOL(value) } {
                    b"true"
                } else {
                    b"false"
                };
                self.json.extend_from_slice(word);
            }
            qjs::JS_TAG_INT => {
                number::write_integer(&mut self.json, unsafe { qjs::JS_VALUE_GET_INT(value) });
            }
            qjs::JS_TAG_FLOAT64 => {
                let number = unsafe { qjs::JS_VALUE_GET_FLOAT64(value) };
                if number.is_finite() {
                    number::write_float(&mut self.json, number);
                } else {
                    self.json.extend_from_slice(b"null");
                }
            }
            qjs::JS_TAG_OBJECT => return self.object(value, key),
            qjs::JS_TAG_UNDEFINED | qjs::JS_TAG_SYMBOL => return Ok(false),
            _ if unsafe { qjs::JS_IsString(value) } => self.string(value)?,
            _ => return self.other(value),
        }
        Ok(true)
    }

    /// What isn't plain, as QuickJS writes it.
    fn other(&mut self, value: JSValue) -> Outcome<bool> {
        let undefined = qjs::JS_UNDEFINED;
        let json = unsafe { qjs::JS_JSONStringify(self.ctx, value, undefined, undefined) };
        let json = self.own(json)?;
        if !unsafe { qjs::JS_IsString(json.1) } {
            return Ok(false);
        }
        let text = Text::of(self.ctx, json.1)?;
        self.json.extend_from_slice(text.bytes());
        Ok(true)
    }

    fn object(&mut self, value: JSValue, key: &Key) -> Outcome<bool> {
        let to_json = unsafe { qjs::JS_GetProperty(self.ctx, value, self.to_json.1) };
        let to_json = self.own(to_json)?;
        if unsafe { qjs::JS_IsFunction(self.ctx, to_json.1) } {
            let key = self.key(key)?;
            let mut arguments = [key.1];
            let replaced =
                unsafe { qjs::JS_Call(self.ctx, to_json.1, value, 1, arguments.as_mut_ptr()) };
            let replaced = self.own(replaced)?;
            return if unsafe { qjs::JS_IsObject(replaced.1) } {
                self.plain_object(replaced.1)
            } else {
                self.value(replaced.1, &Key::None)
            };
        }
        self.plain_object(value)
    }

    fn key(&self, key: &Key) -> Outcome<Owned> {
        self.own(match key {
            Key::None => unsafe { qjs::JS_NewStringLen(self.ctx, c"".as_ptr(), 0) },
            Key::Name(atom) => unsafe { qjs::JS_AtomToString(self.ctx, *atom) },
            Key::Index(index) => {
                let text = index.to_string();
                let length = text.len() as qjs::size_t;
                unsafe { qjs::JS_NewStringLen(self.ctx, text.as_ptr().cast(), length) }
            }
        })
    }

    /// An object whose `toJSON` has been asked for.
    fn plain_object(&mut self, value: JSValue) -> Outcome<bool> {
        if unsafe { qjs::JS_IsFunction(self.ctx, value) } {
            return Ok(false);
        }
        let is_list = unsafe { qjs::JS_IsArray(value) };
        let is_ordinary = unsafe { qjs::JS_GetClassID(value) } == ORDINARY;
        if !(is_list || is_ordinary) || self.parents.len() == MAX_DEPTH {
            // A wrapper, a proxy, an object of a built-in class.
            return self.other(value);
        }
        if self.parents.contains(&value) {
            // Throws the error that says so.
            return self.other(value);
        }
        self.parents.push(value);
        let written = if is_list {
            self.list(value)
        } else {
            self.properties(value)
        };
        self.parents.pop();
        written.map(|()| true)
    }

    fn list(&mut self, list: JSValue) -> Outcome<()> {
        let mut length = 0;
        if unsafe { qjs::JS_GetLength(self.ctx, list, &mut length) } < 0 {
            return Err(Thrown);
        }
        self.json.push(b'[');
        for index in 0..length as u32 {
            if index > 0 {
                self.json.push(b',');
            }
            let item = unsafe { qjs::JS_GetPropertyUint32(self.ctx, list, index) };
            let item = self.own(item)?;
            if !self.value(item.1, &Key::Index(index))? {
                self.json.extend_from_slice(b"null");
            }
        }
        self.json.push(b']');
        Ok(())
    }

    fn properties(&mut self, object: JSValue) -> Outcome<()> {
        let properties = Properties::of(self.ctx, object)?;
        self.json.push(b'{');
        let start = self.json.len();
        for index in 0..properties.count {
            let atom = properties.atom(index);
            let value = unsafe { qjs::JS_GetProperty(self.ctx, object, atom) };
            let value = self.own(value)?;
            let before = self.json.len();
            if before > start {
                self.json.push(b',');
            }
            self.name(atom)?;
            if !self.value(value.1, &Key::Name(atom))? {
                self.json.truncate(before);
            }
        }
        self.json.push(b'}');
        Ok(())
    }

    fn name(&mut self, atom: JSAtom) -> Outcome<()> {
        let place = atom as usize % NAMES;
        if let Some(name) = &self.names[place]
            && name.atom.1 == atom
        {
            self.json.extend_from_slice(&name.json);
            return Ok(());
        }
        let text = unsafe { qjs::JS_AtomToString(self.ctx, atom) };
        let text = self.own(text)?;
        let start = self.json.len();
        self.string(text.1)?;
        self.json.push(b':');
        let atom = unsafe { qjs::JS_DupAtom(self.ctx, atom) };
        self.names[place] = Some(Name {
            atom: Atom(self.ctx, atom),
            json: self.json[start..].to_vec(),
        });
        Ok(())
    }

    fn string(&mut self, value: JSValue) -> Outcome<()> {
        let text = Text::of(self.ctx, value)?;
        quote(&mut self.json, text.bytes());
        Ok(())
    }
}

/// The names of an object's own properties that are enumerable, in their order.
struct Properties {
    ctx: *mut JSContext,
    table: *mut qjs::JSPropertyEnum,
    count: u32,
}

impl Properties {
    fn of(ctx: *mut JSContext, object: JSValue) -> Outcome<Self> {
        let mut properties = Self {
            ctx,
            table: std::ptr::null_mut(),
            count: 0,
        };
        let flags = (qjs::JS_GPN_STRING_MASK | qjs::JS_GPN_ENUM_ONLY) as c_int;
        let (table, count) = (&mut properties.table, &mut properties.count);
        let status = unsafe { qjs::JS_GetOwnPropertyNames(ctx, table, count, object, flags) };
        if status < 0 {
            return Err(Thrown);
        }
        Ok(properties)
    }

    fn atom(&self, index: u32) -> JSAtom {
        unsafe { (*self.table.add(index as usize)).atom }
    }
}

impl Drop for Properties {
    fn drop(&mut self) {
        unsafe { qjs::JS_FreePropertyEnum(self.ctx, self.table, self.count) };
    }
}

/// The bytes of a string: UTF-8, but lone surrogates are three bytes each.
struct Text {
    ctx: *mut JSContext,
    start: *const std::ffi::c_char,
    length: qjs::size_t,
}

impl Text {
    fn of(ctx: *mut JSContext, string: JSValue) -> Outcome<Self> {
        let mut length = 0;
        let start = unsafe { qjs::JS_ToCStringLen2(ctx, &mut length, string, false) };
        if start.is_null() {
            return Err(Thrown);
        }
        Ok(Self { ctx, start, length })
    }

    fn bytes(&self) -> &[u8] {
        unsafe { std::slice::from_raw_parts(self.start.cast(), self.length as usize) }
    }
}

impl Drop for Text {
    fn drop(&mut self) {
        unsafe { qjs::JS_FreeCString(self.ctx, self.start) };
    }
}

fn quote(json: &mut Vec<u8>, text: &[u8]) {
    json.push(b'"');
    let mut start = 0;
    let mut at = 0;
    while at < text.len() {
        let byte = text[at];
        let is_surrogate = byte == 0xED && text.get(at + 1).is_some_and(|next| *next >= 0xA0);
        if byte >= b' ' && byte != b'"' && byte != b'\\' && !is_surrogate {
            at += 1;
            continue;
        }
        json.extend_from_slice(&text[start..at]);
        at += if is_surrogate { 3 } else { 1 };
        start = at;
        match byte {
            b'"' => json.extend_from_slice(b"\\\""),
            b'\\' => json.extend_from_slice(b"\\\\"),
            b'\n' => json.extend_from_slice(b"\\n"),
            b'\r' => json.extend_from_slice(b"\\r"),
            b'\t' => json.extend_from_slice(b"\\t"),
            0x08 => json.extend_from_slice(b"\\b"),
            0x0C => json.extend_from_slice(b"\\f"),
            0xED => {
                let (high, low) = (u16::from(text[at - 2]), u16::from(text[at - 1]));
                escape(json, 0xD000 | (high & 0x3F) << 6 | (low & 0x3F));
            }
            control => escape(json, u16::from(control)),
        }
    }
    json.extend_from_slice(&text[start..]);
    json.push(b'"');
}

fn escape(json: &mut Vec<u8>, unit: u16) {
    json.extend_from_slice(b"\\u");
    for shift in [12, 8, 4, 0] {
        json.push(b"0123456789abcdef"[usize::from(unit >> shift & 0xF)]);
    }
}
