//! Requests over wasi:http. One request is one hop: redirects are followed by the prelude, so that the
//! host sees and checks each of them.

mod download;
mod error;
mod parts;
mod queue;
mod request;
mod upload;

use super::encoding::Bytes;
use crate::{event_loop, watch};
use javy::quickjs::{Ctx, Function, Object, Persistent, Result, prelude::Func};

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("announceRequest", Func::from(announce_request))?;
    natives.set("sendRequest", Func::from(send_request))?;
    natives.set("writeBody", Func::from(write_body))?;
    natives.set("finishBody", Func::from(upload::finish))?;
    natives.set("readBody", Func::from(read_body))
}

/// Drops what is left of a request: itself, its body that is sent, or the response's body.
pub fn cancel(id: u32) {
    queue::remove(id);
    upload::forget(id);
    download::forget(id);
}

/// To be called where a request is asked for: it is sent later, when the stack says nothing any more.
fn announce_request() {
    watch::note(watch::Kind::Network);
}

type Callback = Persistent<Function<'static>>;

/// Sends a request; see `NativeRequest` in `prelude/native.d.ts`. Gives its number, by which its body is written, and
/// by which `cancel` stops it.
fn send_request<'js>(
    ctx: Ctx<'js>,
    request: Object<'js>,
    bytes: Option<Bytes>,
    callback: Function<'js>,
) -> Result<u32> {
    let parts = parts::read(&request, bytes.map(|Bytes(bytes)| bytes))?;
    let id = event_loop::next_id();
    if parts.body == parts::Body::Streamed {
        upload::expect(id);
    }
    queue::push(id, parts, Persistent::save(&ctx, callback));
    Ok(id)
}

/// Writes a piece of a request's body; `callback(goesOn)` when there is room for the next, or nobody wants any more.
fn write_body<'js>(
    ctx: Ctx<'js>,
    request: u32,
    Bytes(bytes): Bytes,
    callback: Function<'js>,
) -> Result<()> {
    let callback = Persistent::save(&ctx, callback);
    upload::write(&ctx, request, bytes, callback)
}

/// Reads what is there of a response's body, or all of it: `callback(error | undefined, bytes, isEnded)`.
fn read_body<'js>(ctx: Ctx<'js>, body: u32, whole: bool, callback: Function<'js>) -> Result<()> {
    let callback = Persistent::save(&ctx, callback);
    download::read(&ctx, body, download::Reader { whole, callback })
}
