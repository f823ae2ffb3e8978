//! Functions of the C library that use tables (`--wrap=pow` and so on): all that are linked. `exp2`, which nothing calls,
//! would be another.

use super::Tables;
use std::ffi::c_int;

macro_rules! with_tables {
    ($($wrap:ident, $real:ident ($($argument:ident),+);)+) => {
        unsafe extern "C" {
            $(fn $real($($argument: f64),+) -> f64;)+
        }
        $(
            #[unsafe(no_mangle)]
            extern "C" fn $wrap($($argument: f64),+) -> f64 {
                Tables::Math.restore();
                unsafe { $real($($argument),+) }
            }
        )+
    };
}

with_tables! {
    __wrap_exp, __real_exp(x);
    __wrap_log, __real_log(x);
    __wrap_log2, __real_log2(x);
    __wrap_pow, __real_pow(x, y);
}

unsafe extern "C" {
    fn __real___rem_pio2_large(
        x: *mut f64,
        y: *mut f64,
        exponent: c_int,
        count: c_int,
        precision: c_int,
    ) -> c_int;
}

/// What sine, cosine and tangent do first with angles beyond a million.
#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap___rem_pio2_large(
    x: *mut f64,
    y: *mut f64,
    exponent: c_int,
    count: c_int,
    precision: c_int,
) -> c_int {
    Tables::Math.restore();
    unsafe { __real___rem_pio2_large(x, y, exponent, count, precision) }
}
