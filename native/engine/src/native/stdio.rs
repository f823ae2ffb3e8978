//! Standard output and error. The stream is asked for at each write: a handle must not be in a snapshot.

use crate::bindings::wasi::cli::{stderr::get_stderr, stdout::get_stdout};
use crate::text::Text;
use javy::quickjs::prelude::Func;
use javy::quickjs::{Object, Result};

/// What `blocking-write-and-flush` takes at most.
const CHUNK_BYTES: usize = 4096;

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("write", Func::from(write))
}

/// Writes to standard output (1) or standard error (2).
fn write(stream: u32, Text(text): Text) {
    let stream = if stream == 2 {
        get_stderr()
    } else {
        get_stdout()
    };
    for chunk in text.as_bytes().chunks(CHUNK_BYTES) {
        // Nobody listens any more: as for any program whose output is closed, that is not an error of the task.
        if stream.blocking_write_and_flush(chunk).is_err() {
            return;
        }
    }
}
