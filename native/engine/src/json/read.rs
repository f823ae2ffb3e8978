//! Reading JSON: one pass over the bytes, which makes QuickJS's values directly.

use super::number;
use javy::quickjs::qjs::{self, JSAtom, JSContext, JSValue};
use std::ffi::c_int;

/// Why reading ended early.
pub enum Stop {
    /// An exception is pending: memory ran out.
    Thrown,
    /// QuickJS shall look at it: no JSON, or some that is rare.
    Unusual,
}

type Outcome<T> = Result<T, Stop>;

/// Deeper nesting is left to QuickJS, which checks the stack.
const MAX_DEPTH: usize = 100;

/// The value of a JSON text.
pub fn read(ctx: *mut JSContext, text: &[u8]) -> Outcome<JSValue> {
    let mut reader = Reader {
        ctx,
        text,
        at: 0,
        depth: 0,
        names: Names::new(ctx),
    };
    let value = Owned(ctx, reader.value()?);
    reader.skip_space();
    if reader.at < text.len() {
        return Err(Stop::Unusual);
    }
    Ok(value.release())
}

/// A value that is freed if reading ends early.
struct Owned(*mut JSContext, JSValue);

impl Owned {
    fn release(self) -> JSValue {
        let value = self.1;
        std::mem::forget(self);
        value
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        unsafe { qjs::JS_FreeValue(self.0, self.1) };
    }
}

/// A name in use.
struct Name(*mut JSContext, JSAtom);

impl Drop for Name {
    fn drop(&mut self) {
        unsafe { qjs::JS_FreeAtom(self.0, self.1) };
    }
}

/// The items of a list so far.
struct Items(*mut JSContext, Vec<JSValue>);

impl Drop for Items {
    fn drop(&mut self) {
        for value in &self.1 {
            unsafe { qjs::JS_FreeValue(self.0, *value) };
        }
    }
}

struct Reader<'a> {
    ctx: *mut JSContext,
    text: &'a [u8],
    at: usize,
    depth: usize,
    names: Names<'a>,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// Takes one byte, behind white space.
    fn take(&mut self) -> Outcome<u8> {
        self.skip_space();
        let byte = self.peek().ok_or(Stop::Unusual)?;
        self.at += 1;
        Ok(byte)
    }

    fn value(&mut self) -> Outcome<JSValue> {
        self.skip_space();
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::list),
            Some(b't') => self.word(b"true", qjs::JS_TRUE),
            Some(b'f') => self.word(b"false", qjs::JS_FALSE),
            Some(b'n') => self.word(b"null", qjs::JS_NULL),
            _ => {
                let number = number::read(&self.text[self.at..]);
                let (value, length) = number.ok_or(Stop::Unusual)?;
                self.at += length;
                Ok(value)
            }
        }
    }

    fn word(&mut self, word: &[u8], value: JSValue) -> Outcome<JSValue> {
        if !self.text[self.at..].starts_with(word) {
            return Err(Stop::Unusual);
        }
        self.at += word.len();
        Ok(value)
    }

    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Outcome<JSValue>) -> Outcome<JSValue> {
        if self.depth == MAX_DEPTH {
            return Err(Stop::Unusual);
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn list(&mut self) -> Outcome<JSValue> {
        let mut items = Items(self.ctx, Vec::new());
        self.skip_space();
        if self.peek() == Some(b']') {
            self.at += 1;
        } else {
            loop {
                items.1.push(self.value()?);
                match self.take()? {
                    b',' => {}
                    b']' => break,
                    _ => return Err(Stop::Unusual),
                }
            }
        }
        let values = std::mem::take(&mut items.1);
        let count = c_int::try_from(values.len()).map_err(|_| Stop::Unusual)?;
        // Takes the values, also where it fails.
        made(unsafe { qjs::JS_NewArrayFrom(self.ctx, count, values.as_ptr()) })
    }

    fn object(&mut self) -> Outcome<JSValue> {
        let object = Owned(self.ctx, made(unsafe { qjs::JS_NewObject(self.ctx) })?);
        self.skip_space();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(object.release());
        }
        loop {
            if self.take()? != b'"' {
                return Err(Stop::Unusual);
            }
            let start = self.at;
            let end = self.plain_end()?;
            self.at = end + 1;
            let name = self.names.atom(&self.text[start..end])?;
            // Names within the value may take its place.
            let name = Name(self.ctx, unsafe { qjs::JS_DupAtom(self.ctx, name) });
            if self.take()? != b':' {
                return Err(Stop::Unusual);
            }
            let value = self.value()?;
            let flags = qjs::JS_PROP_C_W_E as c_int;
            // Takes the value, also where it fails. Not a plain assignment: `__proto__` is a name like others.
            let defined =
                unsafe { qjs::JS_DefinePropertyValue(self.ctx, object.1, name.1, value, flags) };
            if defined < 0 {
                return Err(Stop::Thrown);
            }
            match self.take()? {
                b',' => {}
                b'}' => return Ok(object.release()),
                _ => return Err(Stop::Unusual),
            }
        }
    }

    /// Where a string without escapes ends that begins here.
    fn plain_end(&self) -> Outcome<usize> {
        let rest = &self.text[self.at..];
        let length = rest.iter().position(|byte| is_special(*byte));
        match length.map(|length| (length, rest[length])) {
            Some((length, b'"')) => Ok(self.at + length),
            _ => Err(Stop::Unusual),
        }
    }

    fn string(&mut self) -> Outcome<JSValue> {
        self.at += 1;
        let start = self.at;
        let rest = &self.text[start..];
        let length = rest.iter().position(|byte| is_special(*byte));
        let length = length.ok_or(Stop::Unusual)?;
        if rest[length] == b'"' {
            self.at += length + 1;
            return new_string(self.ctx, &rest[..length]);
        }
        self.escaped_string()
    }

    /// A string in which something is escaped.
    fn escaped_string(&mut self) -> Outcome<JSValue> {
        let mut bytes = Vec::new();
        loop {
            let rest = &self.text[self.at..];
            let length = rest.iter().position(|byte| is_special(*byte));
            let length = length.ok_or(Stop::Unusual)?;
            bytes.extend_from_slice(&rest[..length]);
            self.at += length + 1;
            match rest[length] {
                b'"' => return new_string(self.ctx, &bytes),
                b'\\' => self.escape(&mut bytes)?,
                _ => return Err(Stop::Unusual),
            }
        }
    }

    fn escape(&mut self, bytes: &mut Vec<u8>) -> Outcome<()> {
        let kind = self.peek().ok_or(Stop::Unusual)?;
        self.at += 1;
        bytes.push(match kind {
            b'"' | b'\\' | b'/' => kind,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 0x08,
            b'f' => 0x0C,
            b'u' => return self.unicode_escape(bytes),
            _ => return Err(Stop::Unusual),
        });
        Ok(())
    }

    fn unicode_escape(&mut self, bytes: &mut Vec<u8>) -> Outcome<()> {
        let mut code = self.four_digits()?;
        if (0xD800..0xDC00).contains(&code) && self.text[self.at..].starts_with(b"\\u") {
            self.at += 2;
            let low = self.four_digits()?;
            if !(0xDC00..0xE000).contains(&low) {
                return Err(Stop::Unusual);
            }
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
        // QuickJS takes a lone surrogate, too, but not by this way.
        let character = char::from_u32(code).ok_or(Stop::Unusual)?;
        bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        Ok(())
    }

    fn four_digits(&mut self) -> Outcome<u32> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(Stop::Unusual)?;
        self.at += 4;
        digits.iter().try_fold(0, |sum, digit| {
            let digit = char::from(*digit).to_digit(16).ok_or(Stop::Unusual)?;
            Ok(sum * 16 + digit)
        })
    }
}

/// What ends the plain part of a string: its end, an escape, or what JSON doesn't allow.
fn is_special(byte: u8) -> bool {
    byte == b'"' || byte == b'\\' || byte < b' '
}

fn made(value: JSValue) -> Outcome<JSValue> {
    if unsafe { qjs::JS_IsException(value) } {
        Err(Stop::Thrown)
    } else {
        Ok(value)
    }
}

fn new_string(ctx: *mut JSContext, bytes: &[u8]) -> Outcome<JSValue> {
    if has_surrogate(bytes) {
        return Err(Stop::Unusual);
    }
    made(unsafe { qjs::JS_NewStringLen(ctx, bytes.as_ptr().cast(), bytes.len() as qjs::size_t) })
}

/// Whether there is a lone surrogate in what is UTF-8 otherwise.
fn has_surrogate(bytes: &[u8]) -> bool {
    !bytes.is_ascii()
        && bytes
            .windows(2)
            .any(|pair| pair[0] == 0xED && pair[1] >= 0xA0)
}

/// The names of properties that were met last: the rows of a table have the same ones.
struct Names<'a> {
    ctx: *mut JSContext,
    kept: [Option<(&'a [u8], JSAtom)>; NAMES],
}

const NAMES: usize = 64;

impl<'a> Names<'a> {
    fn new(ctx: *mut JSContext) -> Self {
        Self {
            ctx,
            kept: [None; NAMES],
        }
    }

    /// The atom of a name; it lives until another takes its place.
    fn atom(&mut self, name: &'a [u8]) -> Outcome<JSAtom> {
        let hash = |sum: usize, byte: &u8| sum.wrapping_mul(31).wrapping_add(usize::from(*byte));
        let place = name.iter().take(8).fold(name.len(), hash) % NAMES;
        if let Some((known, atom)) = self.kept[place]
            && known == name
        {
            return Ok(atom);
        }
        let length = name.len() as qjs::size_t;
        let atom = unsafe { qjs::JS_NewAtomLen(self.ctx, name.as_ptr().cast(), length) };
        if atom == qjs::JS_ATOM_NULL as JSAtom {
            return Err(Stop::Thrown);
        }
        if let Some((_, replaced)) = self.kept[place].replace((name, atom)) {
            unsafe { qjs::JS_FreeAtom(self.ctx, replaced) };
        }
        Ok(atom)
    }
}

impl Drop for Names<'_> {
    fn drop(&mut self) {
        for (_, atom) in self.kept.iter().flatten() {
            unsafe { qjs::JS_FreeAtom(self.ctx, *atom) };
        }
    }
}
