//! Functions of QuickJS that use tables of Unicode (`--wrap=unicode_normalize` and so on).

use super::Tables;
use std::ffi::{c_char, c_int, c_void};

unsafe extern "C" {
    fn __real_unicode_normalize(
        target: *mut *mut u32,
        source: *const u32,
        length: c_int,
        form: c_int,
        opaque: *mut c_void,
        realloc: *mut c_void,
    ) -> c_int;
    fn __real_unicode_script(
        ranges: *mut c_void,
        name: *const c_char,
        with_extensions: bool,
    ) -> c_int;
    fn __real_unicode_general_category(ranges: *mut c_void, name: *const c_char) -> c_int;
    fn __real_unicode_prop(ranges: *mut c_void, name: *const c_char) -> c_int;
}

#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_unicode_normalize(
    target: *mut *mut u32,
    source: *const u32,
    length: c_int,
    form: c_int,
    opaque: *mut c_void,
    realloc: *mut c_void,
) -> c_int {
    Tables::Unicode.restore();
    unsafe { __real_unicode_normalize(target, source, length, form, opaque, realloc) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_unicode_script(
    ranges: *mut c_void,
    name: *const c_char,
    with_extensions: bool,
) -> c_int {
    Tables::Unicode.restore();
    unsafe { __real_unicode_script(ranges, name, with_extensions) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_unicode_general_category(
    ranges: *mut c_void,
    name: *const c_char,
) -> c_int {
    Tables::Unicode.restore();
    unsafe { __real_unicode_general_category(ranges, name) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_unicode_prop(ranges: *mut c_void, name: *const c_char) -> c_int {
    Tables::Unicode.restore();
    unsafe { __real_unicode_prop(ranges, name) }
}
