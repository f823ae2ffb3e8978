//! What both directions of zlib share.

use super::{Failure, State, Step};
use libz_sys::{uInt, voidpf, z_stream};
use std::ffi::CStr;
use std::ptr::null_mut;

unsafe extern "C" {
    fn calloc(count: usize, size: usize) -> voidpf;
    fn free(pointer: voidpf);
}

unsafe extern "C" fn allocate(_: voidpf, items: uInt, size: uInt) -> voidpf {
    unsafe { calloc(items as usize, size as usize) }
}

unsafe extern "C" fn release(_: voidpf, pointer: voidpf) {
    unsafe { free(pointer) }
}

/// A stream that is not initialised. zlib's state points back at it, so it must not move.
pub fn stream() -> Box<z_stream> {
    Box::new(z_stream {
        next_in: null_mut(),
        avail_in: 0,
        total_in: 0,
        next_out: null_mut(),
        avail_out: 0,
        total_out: 0,
        msg: null_mut(),
        state: null_mut(),
        zalloc: allocate,
        zfree: release,
        opaque: null_mut(),
        data_type: 0,
        adler: 0,
        reserved: 0,
    })
}

/// Points the stream at input and output, works, and tells how far that came.
pub fn step(
    stream: &mut z_stream,
    input: &[u8],
    flush: i32,
    output: &mut [u8],
    has_dictionary: bool,
    work: impl FnOnce(&mut z_stream) -> i32,
) -> Step {
    stream.next_in = input.as_ptr().cast_mut();
    stream.avail_in = input.len() as uInt;
    stream.next_out = output.as_mut_ptr();
    stream.avail_out = output.len() as uInt;
    let code = work(stream);
    Step {
        consumed: input.len() - stream.avail_in as usize,
        produced: output.len() - stream.avail_out as usize,
        state: state(stream, code, flush, has_dictionary),
    }
}

fn state(stream: &z_stream, code: i32, flush: i32, has_dictionary: bool) -> State {
    let message = match code {
        libz_sys::Z_STREAM_END => return State::Ended,
        libz_sys::Z_OK | libz_sys::Z_BUF_ERROR if stream.avail_out == 0 => return State::Full,
        libz_sys::Z_OK | libz_sys::Z_BUF_ERROR if flush != libz_sys::Z_FINISH => {
            return State::Hungry;
        }
        libz_sys::Z_OK | libz_sys::Z_BUF_ERROR => return State::Failed(Failure::truncated()),
        libz_sys::Z_NEED_DICT if has_dictionary => "Bad dictionary",
        libz_sys::Z_NEED_DICT => "Missing dictionary",
        _ => "Zlib error",
    };
    let message = if stream.msg.is_null() {
        message.to_owned()
    } else {
        let message = unsafe { CStr::from_ptr(stream.msg) };
        message.to_string_lossy().into_owned()
    };
    State::Failed(Failure {
        message,
        code: String::new(),
        number: code,
    })
}
