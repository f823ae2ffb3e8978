//! Tables of libraries that hardly any task uses. Constants lie in memory, so in the image of every task. The build of
//! the runner takes those that scripts/engine/cold.mjs names out of it and writes them into the code, which all tasks
//! share. Whoever uses them calls [`Tables::restore`] before.

mod math;
mod unicode;

use std::cell::Cell;

/// Tables that are needed together.
#[derive(Clone, Copy)]
pub enum Tables {
    /// Those of Brotli, its dictionary among them.
    Brotli = 0,
    /// Those of zlib, for compressing.
    Deflate = 1,
    /// Those of QuickJS for normalization and for properties of characters.
    Unicode = 2,
    /// Those of the C library for powers, logarithms and large angles.
    Math = 3,
}

thread_local! {
    /// A bit for each that is in its place.
    static RESTORED: Cell<u32> = const { Cell::new(0) };
}

impl Tables {
    /// Puts the tables in their places, unless they are there.
    pub fn restore(self) {
        let bit = 1 << self as u32;
        let restored = RESTORED.get();
        if restored & bit == 0 {
            RESTORED.set(restored | bit);
            capsule_cold(self as usize);
        }
    }
}

/// Ends the boot, whose memory is kept without any tables.
pub fn forget() {
    RESTORED.set(0);
}

/// Writes tables to their places in memory.
///
/// What is here is only what takes this function's place: the build of the runner writes its code, with the tables in
/// it (scripts/engine/embed.mjs).
#[unsafe(no_mangle)]
#[inline(never)]
pub extern "C" fn capsule_cold(tables: usize) {
    std::hint::black_box(tables);
}
