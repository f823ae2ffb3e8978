//! Memory for the compiler. What it leaves behind in an ordinary heap are holes between what stays, and all of that
//! would be in the snapshot. So it works in the lower part of the stack, which is in no snapshot, and takes ordinary
//! memory only where that isn't enough.

use crate::memory;
use javy::quickjs::allocator::Allocator;
use std::ffi::c_void;
use std::ptr;

/// Where it starts: not at 0, since an address of 0 is no memory.
const START: usize = 1024;
/// Where it ends. Above is the stack, of which the compiler may use [`STACK_BYTES`].
const END: usize = memory::STACK_BYTES / 2;

/// How much stack there is beside it.
pub const STACK_BYTES: usize = memory::JS_STACK_BYTES - END;

const ALIGNMENT: usize = 16;
/// In front of each piece: its size.
const HEADER: usize = 16;
/// Pieces up to this size are kept by size when they are freed, to be used again.
const MAX_KEPT: usize = 1024;

unsafe extern "C" {
    fn malloc(bytes: usize) -> *mut c_void;
    fn free(pointer: *mut c_void);
    fn realloc(pointer: *mut c_void, bytes: usize) -> *mut c_void;
    fn malloc_usable_size(pointer: *mut c_void) -> usize;
}

/// The allocator. There can be one at a time.
pub struct Arena {
    next: usize,
    /// Freed pieces by their size, each list linked through the pieces; 0 ends it.
    kept: [usize; MAX_KEPT / ALIGNMENT + 1],
}

impl Arena {
    pub fn new() -> Self {
        Self {
            next: START,
            kept: [0; MAX_KEPT / ALIGNMENT + 1],
        }
    }

    fn is_inside(pointer: *mut u8) -> bool {
        (pointer as usize) < END
    }

    unsafe fn size(pointer: *mut u8) -> usize {
        unsafe { pointer.sub(HEADER).cast::<usize>().read() }
    }
}

fn rounded(size: usize) -> usize {
    size.max(1).next_multiple_of(ALIGNMENT)
}

unsafe impl Allocator for Arena {
    fn alloc(&mut self, size: usize) -> *mut u8 {
        let size = rounded(size);
        if size <= MAX_KEPT {
            let list = &mut self.kept[size / ALIGNMENT];
            if *list != 0 {
                let piece = *list as *mut u8;
                *list = unsafe { piece.cast::<usize>().read() };
                return piece;
            }
        }
        if self.next + HEADER + size > END {
            return unsafe { malloc(size) }.cast();
        }
        let piece = (self.next + HEADER) as *mut u8;
        self.next += HEADER + size;
        unsafe { piece.sub(HEADER).cast::<usize>().write(size) };
        piece
    }

    fn calloc(&mut self, count: usize, size: usize) -> *mut u8 {
        let Some(bytes) = count.checked_mul(size) else {
            return ptr::null_mut();
        };
        let piece = self.alloc(bytes);
        if !piece.is_null() {
            unsafe { ptr::write_bytes(piece, 0, bytes) };
        }
        piece
    }

    unsafe fn dealloc(&mut self, piece: *mut u8) {
        unsafe {
            if !Self::is_inside(piece) {
                free(piece.cast());
                return;
            }
            let size = Self::size(piece);
            if piece as usize + size == self.next {
                self.next = piece as usize - HEADER;
            } else if size <= MAX_KEPT {
                let list = &mut self.kept[size / ALIGNMENT];
                piece.cast::<usize>().write(*list);
                *list = piece as usize;
            }
        }
    }

    unsafe fn realloc(&mut self, piece: *mut u8, new_size: usize) -> *mut u8 {
        unsafe {
            if piece.is_null() {
                return self.alloc(new_size);
            }
            if !Self::is_inside(piece) {
                return realloc(piece.cast(), new_size).cast();
            }
            let size = Self::size(piece);
            if new_size <= size {
                return piece;
            }
            let grown = rounded(new_size);
            if piece as usize + size == self.next && grown <= END - piece as usize {
                self.next = piece as usize + grown;
                piece.sub(HEADER).cast::<usize>().write(grown);
                return piece;
            }
            let copy = self.alloc(new_size);
            if !copy.is_null() {
                ptr::copy_nonoverlapping(piece, copy, size);
                self.dealloc(piece);
            }
            copy
        }
    }

    unsafe fn usable_size(piece: *mut u8) -> usize {
        unsafe {
            if piece.is_null() {
                0
            } else if Self::is_inside(piece) {
                Self::size(piece)
            } else {
                malloc_usable_size(piece.cast())
            }
        }
    }
}
