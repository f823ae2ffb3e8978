//! Frames of stack traces, without an error to carry them: `quickjs/frames.c`.

use crate::text::Text;
use javy::quickjs::{Ctx, Value, qjs};
use std::ffi::c_int;

/// As many as an error has.
const MOST: c_int = 10;

unsafe extern "C" {
    fn capsule_running_frames(context: *mut qjs::JSContext, most: c_int) -> qjs::JSValue;
    fn capsule_waiting_frames(context: *mut qjs::JSContext, most: c_int) -> qjs::JSValue;
}

/// Where the code is that runs now: a line for each frame, empty where there is none of the user's.
pub fn running(ctx: &Ctx<'_>) -> String {
    to_text(ctx, unsafe {
        capsule_running_frames(ctx.as_raw().as_ptr(), MOST)
    })
}

/// Where async functions wait, the one that was called last first.
pub fn waiting(ctx: &Ctx<'_>) -> String {
    to_text(ctx, unsafe {
        capsule_waiting_frames(ctx.as_raw().as_ptr(), MOST)
    })
}

fn to_text(ctx: &Ctx<'_>, frames: qjs::JSValue) -> String {
    let frames = unsafe { Value::from_raw(ctx.clone(), frames) };
    match frames.get::<Text>() {
        Ok(Text(text)) => text.trim_start_matches('\n').to_owned(),
        Err(_) => {
            ctx.catch();
            String::new()
        }
    }
}
