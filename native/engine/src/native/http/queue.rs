//! Requests in their order. Some are under way at once, the others wait here: the host lets no more connect, and
//! each one that waits there would cost every turn of the event loop.

use super::parts::{Body, Parts};
use super::request::{Refused, Response};
use super::{Callback, download, upload};
use crate::bindings::wasi::http::outgoing_handler::handle;
use crate::bindings::wasi::http::types::{ErrorCode, FutureIncomingResponse};
use crate::event_loop::{self, Operation};
use crate::native::async_context;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

/// Requests under way at once; as many as the host lets an attempt connect (`capabilities/hosts/mod.rs`).
const MAX_ACTIVE: usize = 64;

struct Queued {
    id: u32,
    parts: Parts,
    callback: Callback,
    context: async_context::Saved,
}

thread_local! {
    static ACTIVE: Cell<usize> = const { Cell::new(0) };
    static QUEUE: RefCell<VecDeque<Queued>> = const { RefCell::new(VecDeque::new()) };
}

/// One of the requests under way, up to the end of its response. The next one is sent when it is dropped.
pub struct Slot(());

impl Slot {
    fn take() -> Option<Self> {
        let active = ACTIVE.get();
        (active < MAX_ACTIVE).then(|| {
            ACTIVE.set(active + 1);
            Slot(())
        })
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        ACTIVE.set(ACTIVE.get() - 1);
        send_next();
    }
}

/// Whether requests wait for the end of others.
pub fn is_full() -> bool {
    QUEUE.with_borrow(|queue| !queue.is_empty())
}

/// Sends a request, now or when it is its turn.
pub fn push(id: u32, parts: Parts, callback: Callback) {
    QUEUE.with_borrow_mut(|queue| {
        queue.push_back(Queued {
            id,
            parts,
            callback,
            context: async_context::save(),
        })
    });
    send_next();
    if is_full() {
        // Among those under way may be responses whose bodies nobody reads before this one is there.
        download::resume_all();
    }
}

/// Takes a request out that was not sent yet.
pub fn remove(id: u32) {
    let removed = QUEUE.with_borrow_mut(|queue| {
        let index = queue.iter().position(|queued| queued.id == id)?;
        queue.remove(index)
    });
    drop(removed);
}

fn send_next() {
    if !is_full() {
        return;
    }
    let Some(slot) = Slot::take() else {
        return;
    };
    if let Some(queued) = QUEUE.with_borrow_mut(VecDeque::pop_front) {
        let Queued {
            id,
            parts,
            callback,
            context,
        } = queued;
        let operation: Box<dyn Operation> = match send(id, parts) {
            Ok(response) => Box::new(Response::new(id, response, callback, slot)),
            Err(error) => Box::new(Refused::new(error, callback, slot)),
        };
        event_loop::wait_in(context, id, operation);
    }
}

/// Hands a request to the host.
fn send(id: u32, parts: Parts) -> Result<FutureIncomingResponse, ErrorCode> {
    let request = parts.to_request()?;
    match parts.body {
        Body::None => {}
        Body::Bytes(bytes) => upload::start(&request, bytes),
        Body::Streamed => upload::open(&request, id),
    }
    handle(request, None)
}
