//! Bodies: the one that is sent, and the one that is received.

use super::{Callback, error};
use crate::bindings::wasi::http::types::{
    ErrorCode, IncomingBody, IncomingResponse, OutgoingBody, OutgoingRequest, http_error_code,
};
use crate::bindings::wasi::io::poll::Pollable;
use crate::bindings::wasi::io::streams::{InputStream, OutputStream, StreamError};
use crate::event_loop::{self, Operation};
use javy::quickjs::{Ctx, Exception, Object, Result, TypedArray};
use std::cell::RefCell;

/// Read at once at most, bytes.
const CHUNK_BYTES: u64 = 1 << 18;

/// A request's body on its way out.
pub struct Upload {
    pollable: Pollable,
    stream: OutputStream,
    body: OutgoingBody,
    bytes: Vec<u8>,
    sent: usize,
}

impl Upload {
    /// Takes the body of a request that was not sent yet.
    pub fn new(request: &OutgoingRequest, bytes: Vec<u8>) -> Self {
        let body = request.body().expect("a new request has its body");
        let stream = body.write().expect("a new body has its stream");
        Self {
            pollable: stream.subscribe(),
            stream,
            body,
            bytes,
            sent: 0,
        }
    }

    /// Writes what the stream takes now; whether that was all.
    fn write(&mut self) -> std::result::Result<bool, StreamError> {
        while self.sent < self.bytes.len() {
            let room = self.stream.check_write()? as usize;
            if room == 0 {
                return Ok(false);
            }
            let end = self.bytes.len().min(self.sent + room);
            self.stream.write(&self.bytes[self.sent..end])?;
            self.sent = end;
        }
        Ok(true)
    }

    fn finish(self) {
        let _ = self.stream.flush();
        drop(self.pollable);
        drop(self.stream);
        // Where this fails, so does the response.
        let _ = OutgoingBody::finish(self.body, None);
    }
}

impl Operation for Upload {
    fn pollable(&self) -> &Pollable {
        &self.pollable
    }

    fn advance(mut self: Box<Self>, _: &Ctx<'_>) -> Result<Option<Box<dyn Operation>>> {
        match self.write() {
            Ok(false) => return Ok(Some(self)),
            Ok(true) => self.finish(),
            // The other side wants no more of it; what it says to that is in the response.
            Err(_) => {}
        }
        Ok(None)
    }
}

/// A response whose body nobody has asked for yet. The order of the fields is that of dropping.
struct Kept {
    stream: InputStream,
    body: IncomingBody,
    response: IncomingResponse,
}

thread_local! {
    static KEPT: RefCell<Vec<Option<Kept>>> = const { RefCell::new(Vec::new()) };
}

/// Keeps a response until its body is read or dropped.
pub fn keep(response: IncomingResponse) -> u32 {
    let body = response.consume().expect("a new response has its body");
    let stream = body.stream().expect("a new body has its stream");
    KEPT.with_borrow_mut(|kept| {
        kept.push(Some(Kept {
            stream,
            body,
            response,
        }));
        kept.len() as u32 - 1
    })
}

fn take(body: u32) -> Option<Kept> {
    KEPT.with_borrow_mut(|kept| kept.get_mut(body as usize)?.take())
}

/// Drops a response; its connection ends.
pub fn forget(body: u32) {
    drop(take(body));
}

/// Reads a body to its end.
pub fn read(ctx: &Ctx<'_>, body: u32, callback: Callback) -> Result<u32> {
    let used = || Exception::throw_type(ctx, "the body was used already");
    let kept = take(body).ok_or_else(used)?;
    Ok(event_loop::wait(Box::new(Download {
        pollable: kept.stream.subscribe(),
        kept,
        bytes: Vec::new(),
        callback,
    })))
}

/// A response's body on its way in.
struct Download {
    pollable: Pollable,
    kept: Kept,
    bytes: Vec<u8>,
    callback: Callback,
}

impl Operation for Download {
    fn pollable(&self) -> &Pollable {
        &self.pollable
    }

    fn waits_for(&self) -> Option<String> {
        Some("the rest of a response".into())
    }

    fn advance(mut self: Box<Self>, ctx: &Ctx<'_>) -> Result<Option<Box<dyn Operation>>> {
        let failed = match self.kept.stream.read(CHUNK_BYTES) {
            Ok(chunk) => {
                self.bytes.extend_from_slice(&chunk);
                return Ok(Some(self));
            }
            Err(StreamError::Closed) => None,
            Err(StreamError::LastOperationFailed(error)) => {
                Some(http_error_code(&error).unwrap_or(ErrorCode::HttpResponseIncomplete))
            }
        };
        let Download {
            pollable,
            kept,
            bytes,
            callback,
        } = *self;
        drop(pollable);
        let Kept {
            stream,
            body,
            response,
        } = kept;
        drop(stream);
        drop(body);
        drop(response);
        let callback = callback.restore(ctx)?;
        match failed {
            None => {
                let bytes = TypedArray::new(ctx.clone(), bytes)?;
                callback.call::<_, ()>((None::<Object>, bytes))?;
            }
            Some(code) => callback.call::<_, ()>((error::describe(ctx, &code)?,))?,
        }
        Ok(None)
    }
}
