//! The body of a request on its way out.

use super::Callback;
use crate::bindings::wasi::http::types::{OutgoingBody, OutgoingRequest};
use crate::bindings::wasi::io::poll::Pollable;
use crate::bindings::wasi::io::streams::{OutputStream, StreamError};
use crate::event_loop::{self, Operation};
use javy::quickjs::{Ctx, Result};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What is to be written next.
#[derive(Default)]
struct Piece {
    bytes: Vec<u8>,
    written: usize,
    /// Nothing comes behind it.
    is_last: bool,
    /// To be told when it is written.
    callback: Option<Callback>,
}

/// The host's side of a body. The order of the fields is that of dropping.
struct Sink {
    pollable: Pollable,
    stream: OutputStream,
    body: OutgoingBody,
}

impl Sink {
    /// Takes the body of a request that was not sent yet.
    fn new(request: &OutgoingRequest) -> Self {
        let body = request.body().expect("a new request has its body");
        let stream = body.write().expect("a new body has its stream");
        Self {
            pollable: stream.subscribe(),
            stream,
            body,
        }
    }

    /// Writes what the stream takes now; whether that was all.
    fn write(&self, piece: &mut Piece) -> std::result::Result<bool, StreamError> {
        while piece.written < piece.bytes.len() {
            let room = self.stream.check_write()? as usize;
            if room == 0 {
                return Ok(false);
            }
            let end = piece.bytes.len().min(piece.written + room);
            self.stream.write(&piece.bytes[piece.written..end])?;
            piece.written = end;
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

/// Where a body stands whose pieces the prelude writes.
enum Streamed {
    /// The request was not sent yet. A piece may wait already.
    Unsent(Option<Piece>),
    /// Everything so far is written.
    Idle(Sink),
    /// An operation of that number writes.
    Writing(u32),
}

thread_local! {
    /// By the numbers of their requests.
    static STREAMED: RefCell<BTreeMap<u32, Streamed>> = const { RefCell::new(BTreeMap::new()) };
}

fn set(request: u32, streamed: Streamed) {
    STREAMED.with_borrow_mut(|all| all.insert(request, streamed));
}

fn take(request: u32) -> Option<Streamed> {
    STREAMED.with_borrow_mut(|all| all.remove(&request))
}

/// Sends bytes that are all there.
pub fn start(request: &OutgoingRequest, bytes: Vec<u8>) {
    let piece = Piece {
        bytes,
        is_last: true,
        ..Piece::default()
    };
    event_loop::wait(Box::new(Upload {
        sink: Sink::new(request),
        piece,
        request: None,
    }));
}

/// Lets pieces be written for a request that will be sent.
pub fn expect(request: u32) {
    set(request, Streamed::Unsent(None));
}

/// Begins to send the pieces of a body.
pub fn open(request: &OutgoingRequest, id: u32) {
    let sink = Sink::new(request);
    match take(id) {
        Some(Streamed::Unsent(Some(piece))) => write_with(sink, id, piece),
        _ => set(id, Streamed::Idle(sink)),
    }
}

/// Drops a body that is not complete; the other side sees that it breaks off.
pub fn forget(request: u32) {
    if let Some(Streamed::Writing(operation)) = take(request) {
        event_loop::cancel(operation);
    }
}

/// Writes a piece; `callback(goesOn)`.
pub fn write(ctx: &Ctx<'_>, request: u32, bytes: Vec<u8>, callback: Callback) -> Result<()> {
    let piece = Piece {
        bytes,
        callback: Some(callback),
        ..Piece::default()
    };
    match push(request, piece) {
        None => Ok(()),
        Some(piece) => answer(ctx, piece.callback, false),
    }
}

/// Ends a body.
pub fn finish(request: u32) {
    push(
        request,
        Piece {
            is_last: true,
            ..Piece::default()
        },
    );
}

/// Gives the piece back where nobody wants it any more.
fn push(request: u32, piece: Piece) -> Option<Piece> {
    match take(request) {
        Some(Streamed::Unsent(None)) => set(request, Streamed::Unsent(Some(piece))),
        Some(Streamed::Idle(sink)) => write_with(sink, request, piece),
        // The prelude waits for one piece before it writes the next.
        _ => return Some(piece),
    }
    None
}

fn write_with(sink: Sink, request: u32, piece: Piece) {
    let operation = event_loop::wait(Box::new(Upload {
        sink,
        piece,
        request: Some(request),
    }));
    set(request, Streamed::Writing(operation));
}

fn answer(ctx: &Ctx<'_>, callback: Option<Callback>, goes_on: bool) -> Result<()> {
    match callback {
        Some(callback) => callback.restore(ctx)?.call((goes_on,)),
        None => Ok(()),
    }
}

/// A piece that is being written.
struct Upload {
    sink: Sink,
    piece: Piece,
    /// The request of a body with more pieces.
    request: Option<u32>,
}

impl Operation for Upload {
    fn pollable(&self) -> &Pollable {
        &self.sink.pollable
    }

    fn waits_for(&self) -> Option<String> {
        Some("the other side to take a request".into())
    }

    fn advance(mut self: Box<Self>, ctx: &Ctx<'_>) -> Result<Option<Box<dyn Operation>>> {
        let written = self.sink.write(&mut self.piece);
        if matches!(written, Ok(false)) {
            return Ok(Some(self));
        }
        let Upload {
            sink,
            piece,
            request,
        } = *self;
        if let Some(request) = request {
            take(request);
        }
        match (written, request) {
            (Ok(_), _) if piece.is_last => sink.finish(),
            (Ok(_), Some(request)) => set(request, Streamed::Idle(sink)),
            // The other side wants no more of it; what it says to that is in the response.
            _ => return answer(ctx, piece.callback, false).map(|()| None),
        }
        answer(ctx, piece.callback, true)?;
        Ok(None)
    }
}
