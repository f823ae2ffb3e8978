//! Requests over wasi:http. One request is one hop: redirects are followed by the prelude, so that the
//! host sees and checks each of them.

mod body;
mod error;
mod request;

use super::encoding::Bytes;
use crate::event_loop;
use crate::watch;
use javy::quickjs::{Array, Ctx, Function, Object, Persistent, Result, prelude::Func};

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("announceRequest", Func::from(announce_request))?;
    natives.set("sendRequest", Func::from(send_request))?;
    natives.set("readBody", Func::from(read_body))?;
    natives.set("dropBody", Func::from(body::forget))
}

/// To be called where a request is asked for: it is sent later, when the stack says nothing any more.
fn announce_request() {
    watch::note(watch::Kind::Network);
}

type Callback = Persistent<Function<'static>>;

/// Sends a request `{ method, scheme, authority, path, headers: [name, value][] }`.
/// `callback(error | undefined, status, headers: string[], body: number)`, where `body` is for `readBody`
/// or `dropBody`. Gives the number by which `cancel` stops it.
fn send_request<'js>(
    ctx: Ctx<'js>,
    request: Object<'js>,
    bytes: Option<Bytes>,
    callback: Function<'js>,
) -> Result<u32> {
    let bytes = bytes.map(|Bytes(bytes)| bytes);
    let callback = Persistent::save(&ctx, callback);
    match request::send(&request, bytes.as_deref())? {
        Ok((response, upload)) => {
            let id = event_loop::wait(Box::new(request::Response::new(response, callback)));
            if let Some(upload) = upload {
                event_loop::wait(Box::new(upload));
            }
            Ok(id)
        }
        Err(error) => Ok(event_loop::wait(Box::new(request::Refused::new(
            error, callback,
        )))),
    }
}

/// Reads a response's body to its end: `callback(error | undefined, bytes)`.
fn read_body<'js>(ctx: Ctx<'js>, body: u32, callback: Function<'js>) -> Result<u32> {
    let callback = Persistent::save(&ctx, callback);
    body::read(&ctx, body, callback)
}

/// Header names and values, one after the other, as the prelude takes them.
fn header_list<'js>(ctx: &Ctx<'js>, entries: Vec<(String, Vec<u8>)>) -> Result<Array<'js>> {
    let list = Array::new(ctx.clone())?;
    for (index, (name, value)) in entries.into_iter().enumerate() {
        // Header values are bytes; the Web reads them as Latin-1.
        let value: String = value.into_iter().map(char::from).collect();
        list.set(index * 2, name)?;
        list.set(index * 2 + 1, value)?;
    }
    Ok(list)
}
