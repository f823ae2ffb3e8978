//! Waiting for the head of a response.

use super::queue::Slot;
use super::{Callback, download, error};
use crate::bindings::wasi::clocks::monotonic_clock::subscribe_duration;
use crate::bindings::wasi::http::types::{ErrorCode, FutureIncomingResponse};
use crate::bindings::wasi::io::poll::Pollable;
use crate::event_loop::Operation;
use javy::quickjs::{Array, Ctx, Object, Result};

/// A response whose head has not arrived yet. The order of the fields is that of dropping.
pub struct Response {
    pollable: Pollable,
    response: FutureIncomingResponse,
    slot: Slot,
    id: u32,
    callback: Callback,
}

impl Response {
    pub fn new(id: u32, response: FutureIncomingResponse, callback: Callback, slot: Slot) -> Self {
        Self {
            pollable: response.subscribe(),
            response,
            slot,
            id,
            callback,
        }
    }
}

impl Operation for Response {
    fn pollable(&self) -> &Pollable {
        &self.pollable
    }

    fn advance(self: Box<Self>, ctx: &Ctx<'_>) -> Result<Option<Box<dyn Operation>>> {
        let Some(outcome) = self.response.get() else {
            return Ok(Some(self));
        };
        let Response {
            pollable,
            response: future,
            slot,
            id,
            callback,
        } = *self;
        drop(pollable);
        drop(future);
        let callback = callback.restore(ctx)?;
        // The outer error means that the response was taken before, which only happens here.
        match outcome.unwrap_or(Err(ErrorCode::InternalError(None))) {
            Ok(response) => {
                let status = response.status();
                let headers = header_list(ctx, response.headers().entries())?;
                let bytes = download::start(ctx, id, response, slot)?;
                callback.call::<_, ()>((None::<Object>, status, headers, bytes))?;
            }
            Err(code) => {
                drop(slot);
                callback.call::<_, ()>((error::describe(ctx, &code)?,))?;
            }
        }
        Ok(None)
    }
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

/// A request that the host refused to take, told as late as all others.
pub struct Refused {
    pollable: Pollable,
    error: ErrorCode,
    callback: Callback,
    _slot: Slot,
}

impl Refused {
    pub fn new(error: ErrorCode, callback: Callback, slot: Slot) -> Self {
        Self {
            pollable: subscribe_duration(0),
            error,
            callback,
            _slot: slot,
        }
    }
}

impl Operation for Refused {
    fn pollable(&self) -> &Pollable {
        &self.pollable
    }

    fn advance(self: Box<Self>, ctx: &Ctx<'_>) -> Result<Option<Box<dyn Operation>>> {
        let callback = self.callback.clone().restore(ctx)?;
        let error = error::describe(ctx, &self.error)?;
        drop(self);
        callback.call::<_, ()>((error,))?;
        Ok(None)
    }
}
