//! The clocks. `Date` asks the C library's `gettimeofday`, which is this one (`--wrap=gettimeofday`):
//! so a read of the clock is noticed whatever way leads to it, and `Date` itself stays untouched.

use crate::bindings::wasi::clocks::{monotonic_clock, wall_clock};
use crate::{vm, watch};
use std::ffi::{c_int, c_void};

/// `struct timeval` of wasi-libc on wasm32.
#[repr(C)]
struct Timeval {
    seconds: i64,
    microseconds: i64,
}

#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_gettimeofday(time: *mut Timeval, _zone: *mut c_void) -> c_int {
    // QuickJS seeds its own Math.random with the time when it starts. That generator isn't used here,
    // and its seed would make two runners differ.
    let now = if vm::is_booted() {
        watch::note(watch::Kind::Clock);
        let now = wall_clock::now();
        Timeval {
            seconds: now.seconds as i64,
            microseconds: i64::from(now.nanoseconds / 1000),
        }
    } else {
        Timeval {
            seconds: 0,
            microseconds: 1,
        }
    };
    unsafe { time.write(now) };
    0
}

/// Nanoseconds of the monotonic clock, as a double: exact for the first 104 days.
pub fn monotonic() -> f64 {
    watch::note(watch::Kind::Clock);
    monotonic_clock::now() as f64
}
