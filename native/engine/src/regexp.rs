//! What QuickJS's compiler of regular expressions doesn't do (`--wrap=lre_compile`): the flag `v`, and anchors.
//!
//! Expressions that can only match at the start of a text are tried there and nowhere else.
//! QuickJS tries each position of the text in turn, also where the expression begins with `^`: a lexer that asks such
//! expressions one after the other at the rest of a long text would take quadratic time. What QuickJS compiles an
//! expression to begins with that search, which is taken out here.

mod unicode_sets;

use std::ffi::{c_char, c_int, c_void};

/// Bytes before the instructions: flags (two bytes), number of captures, size of the stack, length.
const HEADER: usize = 8;
const MULTILINE: u8 = 1 << 2;
const IGNORE_CASE: c_int = 1 << 1;
const UNICODE: c_int = 1 << 4;
const UNICODE_SETS: c_int = 1 << 8;

// Of libregexp-opcode.h.
const ANY: u8 = 5;
const LINE_START: u8 = 6;
const GOTO: u8 = 8;
const SPLIT_GOTO_FIRST: u8 = 9;
const SAVE_START: u8 = 12;

/// The search: `split` to behind it, else one character further and again.
const SEARCH: [u8; 11] = [
    SPLIT_GOTO_FIRST,
    6,
    0,
    0,
    0,
    ANY,
    GOTO,
    0xf5,
    0xff,
    0xff,
    0xff,
];

unsafe extern "C" {
    fn __real_lre_compile(
        length: *mut c_int,
        error: *mut c_char,
        error_bytes: c_int,
        pattern: *const c_char,
        pattern_bytes: usize,
        flags: c_int,
        opaque: *mut c_void,
    ) -> *mut u8;
}

#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_lre_compile(
    length: *mut c_int,
    error: *mut c_char,
    error_bytes: c_int,
    pattern: *const c_char,
    pattern_bytes: usize,
    flags: c_int,
    opaque: *mut c_void,
) -> *mut u8 {
    unsafe {
        let with_sets = flags & UNICODE_SETS != 0;
        let mut known = flags;
        if with_sets {
            let pattern = std::slice::from_raw_parts(pattern.cast(), pattern_bytes);
            if let Err(message) = unicode_sets::check(pattern, flags & IGNORE_CASE != 0) {
                tell(message, error, error_bytes);
                return std::ptr::null_mut();
            }
            known = flags & !UNICODE_SETS | UNICODE;
        }
        let code = __real_lre_compile(
            length,
            error,
            error_bytes,
            pattern,
            pattern_bytes,
            known,
            opaque,
        );
        if !code.is_null() {
            let code = std::slice::from_raw_parts_mut(code, *length as usize);
            if with_sets {
                // As its `flags` tell it. It matches as with `u`, by the bit that stays.
                code[1] |= (UNICODE_SETS >> 8) as u8;
            }
            anchor(code);
        }
        code
    }
}

/// Writes a message where C expects it.
unsafe fn tell(message: &str, buffer: *mut c_char, bytes: c_int) {
    let length = message
        .len()
        .min(usize::try_from(bytes).unwrap_or(0).saturating_sub(1));
    unsafe {
        buffer.copy_from_nonoverlapping(message.as_ptr().cast(), length);
        buffer.add(length).write(0);
    }
}

/// Replaces the search by a jump to behind it, where what follows begins with `^`.
fn anchor(code: &mut [u8]) {
    let Some((header, instructions)) = code.split_at_mut_checked(HEADER) else {
        return;
    };
    if header[0] & MULTILINE == 0
        && let Some(mut rest) = instructions.strip_prefix(&SEARCH)
    {
        // The whole match is a capture, too.
        while let [SAVE_START, _, behind @ ..] = rest {
            rest = behind;
        }
        if rest.first() == Some(&LINE_START) {
            instructions[0] = GOTO;
        }
    }
}
