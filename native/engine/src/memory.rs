//! What a snapshot is made of: it keeps every byte of memory that is not zero, garbage included.
//! So until a task's snapshot is taken, freed memory and the dead part of the stack are zeroed.

use std::cell::Cell;
use std::ffi::c_void;
use std::ptr;

/// The stack in linear memory; it lies at address 0 (`--stack-first`).
pub const STACK_BYTES: usize = parse(env!("CAPSULE_STACK_BYTES"));

/// How much of it JavaScript may use. The rest is for what runs between two of QuickJS's checks:
/// its own functions with large frames (a backtrace takes 4 KiB, a regular expression more) and the host calls.
pub const JS_STACK_BYTES: usize = STACK_BYTES - (256 << 10);

const fn parse(digits: &str) -> usize {
    let (mut value, mut index) = (0, 0);
    while index < digits.len() {
        value = value * 10 + (digits.as_bytes()[index] - b'0') as usize;
        index += 1;
    }
    value
}

unsafe extern "C" {
    fn __real_free(pointer: *mut c_void);
    fn __real_realloc(pointer: *mut c_void, bytes: usize) -> *mut c_void;
    fn malloc(bytes: usize) -> *mut c_void;
    fn malloc_usable_size(pointer: *mut c_void) -> usize;
}

struct Wiping(Cell<bool>);
// There is one thread.
unsafe impl Sync for Wiping {}

/// Whether memory is zeroed when it is freed: until the first snapshot of a task, not in its calls.
static WIPING: Wiping = Wiping(Cell::new(true));

/// Ends `init`: from here on nothing more is zeroed, and what the stack held before is.
pub fn settle() {
    WIPING.0.set(false);
    wipe_stack();
}

const PAGE_BYTES: usize = 64 << 10;

/// What a large bundle and the platform take at least.
const LARGE: usize = 2 << 20;

/// So much in one piece is no hole.
const ROOM: usize = 128 << 10;

/// Holes up to this size are in lists of one size each, eight bytes apart.
const SMALL: usize = 256;

/// Takes the holes that were freed between what a bundle left in memory, so that a call finds its room in one piece:
/// the pages that it writes lie side by side then, which makes them far cheaper to reset. The holes are zero, of which
/// a snapshot holds nothing. A small bundle leaves few of them, and would get more memory than it has.
pub fn fill_holes() {
    if core::arch::wasm32::memory_size(0) * PAGE_BYTES < STACK_BYTES + LARGE {
        return;
    }
    for shift in 1..8 {
        take_holes((ROOM / 4) >> shift);
    }
    for size in (8..=SMALL).rev().step_by(8) {
        take_holes(size);
    }
}

/// Takes blocks of a size until they come out of a large piece, one behind the other.
fn take_holes(size: usize) {
    let mut run: Vec<*mut c_void> = Vec::with_capacity(ROOM / size + 1);
    while run.len() * size < ROOM {
        let block = unsafe { malloc(size) };
        if block.is_null() {
            break;
        }
        let follows =
            |last: &*mut c_void| (block as usize).wrapping_sub(*last as usize) <= size + 16;
        if !run.last().is_none_or(follows) {
            run.clear();
        }
        run.push(block);
    }
    for block in run {
        unsafe { __real_free(block) };
    }
}

/// Zeroes the stack below this frame, where nothing is alive.
#[inline(never)]
pub fn wipe_stack() {
    let here = 0u8;
    // Address 0 is left out: a null pointer is not for writing. So are a few bytes below the frame.
    let first = 16usize;
    let bytes = (&raw const here as usize).saturating_sub(first + 128);
    unsafe { ptr::write_bytes(std::hint::black_box(first as *mut u8), 0, bytes) };
}

#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_free(pointer: *mut c_void) {
    unsafe {
        if WIPING.0.get() && !pointer.is_null() {
            ptr::write_bytes(pointer.cast::<u8>(), 0, malloc_usable_size(pointer));
        }
        __real_free(pointer);
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn __wrap_realloc(pointer: *mut c_void, bytes: usize) -> *mut c_void {
    unsafe {
        if !WIPING.0.get() || pointer.is_null() {
            return __real_realloc(pointer, bytes);
        }
        let old = malloc_usable_size(pointer);
        let new = malloc(bytes);
        if !new.is_null() {
            ptr::copy_nonoverlapping(pointer.cast::<u8>(), new.cast(), old.min(bytes));
            __wrap_free(pointer);
        }
        new
    }
}
