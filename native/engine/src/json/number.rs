//! Numbers between JSON and JavaScript.

use javy::quickjs::qjs::{self, JSValue};
use std::ffi::{CString, c_char};
use std::fmt::Write;

unsafe extern "C" {
    fn strtod(text: *const c_char, end: *mut *mut c_char) -> f64;
}

/// The number at the start of a text and how long it is; `None` where none that JSON allows stands there.
pub fn read(text: &[u8]) -> Option<(JSValue, usize)> {
    let digits = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let start = usize::from(text.first() == Some(&b'-'));
    let whole = digits(start);
    if whole == 0 || (whole > 1 && text[start] == b'0') {
        return None;
    }
    let mut end = start + whole;
    let mut fraction = 0;
    if text.get(end) == Some(&b'.') {
        fraction = digits(end + 1);
        if fraction == 0 {
            return None;
        }
        end += 1 + fraction;
    }
    let has_exponent = matches!(text.get(end), Some(b'e' | b'E'));
    if has_exponent {
        let sign = usize::from(matches!(text.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits(end + 1 + sign);
        if exponent == 0 {
            return None;
        }
        end += 1 + sign + exponent;
    }
    let value = if has_exponent || whole + fraction > EXACT_DIGITS {
        parse_any(&text[..end])?
    } else {
        let all = text[start..end].iter().filter(|byte| **byte != b'.');
        let mantissa = all.fold(0u64, |sum, digit| sum * 10 + u64::from(digit - b'0'));
        if fraction == 0 && mantissa <= i32::MAX as u64 && !(start == 1 && mantissa == 0) {
            let integer = mantissa as i32;
            let integer = if start == 1 { -integer } else { integer };
            return Some((qjs::JS_MKVAL(qjs::JS_TAG_INT, integer), end));
        }
        // Both are exact, so the quotient is rounded once, which is right.
        let size = mantissa as f64 / POWERS[fraction];
        if start == 1 { -size } else { size }
    };
    Some((qjs::JS_NewFloat64(value), end))
}

/// So many digits are always below 2^53.
const EXACT_DIGITS: usize = 15;

/// Powers of ten that a double holds exactly.
const POWERS: [f64; EXACT_DIGITS + 1] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];

/// With the C library, which QuickJS has anyway: Rust's own would bring its tables into every task.
fn parse_any(text: &[u8]) -> Option<f64> {
    let text = CString::new(text).ok()?;
    Some(unsafe { strtod(text.as_ptr(), std::ptr::null_mut()) })
}

/// Appends an integer.
pub fn write_integer(json: &mut Vec<u8>, value: i32) {
    let mut digits = [0u8; 11];
    let mut at = digits.len();
    let mut rest = value.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if value < 0 {
        at -= 1;
        digits[at] = b'-';
    }
    json.extend_from_slice(&digits[at..]);
}

/// Appends a finite number as `Number.prototype.toString` gives it.
pub fn write_float(json: &mut Vec<u8>, value: f64) {
    if value == 0.0 {
        json.push(b'0');
        return;
    }
    // The shortest digits that mean this number, `-1.234e-5`.
    let mut scientific = Digits::default();
    let _ = write!(scientific, "{value:e}");
    let (mantissa, exponent) = scientific.parts();
    if value < 0.0 {
        json.push(b'-');
    }
    let digits = mantissa.iter().filter(|byte| byte.is_ascii_digit());
    let count = digits.clone().count() as i32;
    // Where the point is, counted from the first digit.
    let point = exponent + 1;
    match point {
        _ if count <= point && point <= 21 => {
            json.extend(digits);
            json.extend(std::iter::repeat_n(b'0', (point - count) as usize));
        }
        1..=21 => {
            json.extend(digits.clone().take(point as usize));
            json.push(b'.');
            json.extend(digits.skip(point as usize));
        }
        -5..=0 => {
            json.extend_from_slice(b"0.");
            json.extend(std::iter::repeat_n(b'0', -point as usize));
            json.extend(digits);
        }
        _ => {
            json.extend(digits.clone().take(1));
            if count > 1 {
                json.push(b'.');
                json.extend(digits.skip(1));
            }
            json.extend_from_slice(if exponent < 0 { b"e-" } else { b"e+" });
            write_integer(json, exponent.abs());
        }
    }
}

/// A number as text, without memory of its own.
#[derive(Default)]
struct Digits {
    bytes: [u8; 32],
    length: usize,
}

impl Digits {
    /// The part before the `e`, and the exponent.
    fn parts(&self) -> (&[u8], i32) {
        let text = &self.bytes[..self.length];
        let at = text
            .iter()
            .position(|byte| *byte == b'e')
            .unwrap_or(text.len());
        let (mantissa, exponent) = text.split_at(at);
        let exponent = exponent.get(1..).unwrap_or_default();
        let size = exponent
            .iter()
            .filter(|byte| byte.is_ascii_digit())
            .fold(0, |sum, digit| sum * 10 + i32::from(digit - b'0'));
        let is_negative = exponent.first() == Some(&b'-');
        (mantissa, if is_negative { -size } else { size })
    }
}

impl Write for Digits {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        let end = self.length + text.len();
        let room = self
            .bytes
            .get_mut(self.length..end)
            .ok_or(std::fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}
