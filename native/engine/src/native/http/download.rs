//! The body of a response on its way in. The first part of it is read before anyone asks, and most bodies are complete
//! with that: they hold no connection, however long they lie there.

use super::queue::{self, Slot};
use super::{Callback, error};
use crate::bindings::wasi::http::types::{
    ErrorCode, IncomingBody, IncomingResponse, http_error_code,
};
use crate::bindings::wasi::io::poll::Pollable;
use crate::bindings::wasi::io::streams::{InputStream, StreamError};
use crate::event_loop::{self, Operation};
use javy::quickjs::{Ctx, Exception, Object, Result, TypedArray};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Unread bytes that are held here; then the other side has to wait.
const HELD_BYTES: usize = 1 << 16;

/// Read at once at most, bytes.
const CHUNK_BYTES: u64 = 1 << 18;

/// Someone who waits for bytes.
pub struct Reader {
    /// For all of them.
    pub whole: bool,
    pub callback: Callback,
}

/// The host's side of a body. The order of the fields is that of dropping.
struct Source {
    pollable: Pollable,
    stream: InputStream,
    _body: IncomingBody,
    _response: IncomingResponse,
    _slot: Slot,
}

/// A body that has not been read to its end.
#[derive(Default)]
struct Body {
    bytes: Vec<u8>,
    end: Option<std::result::Result<(), ErrorCode>>,
    reader: Option<Reader>,
    /// While nothing is read from it.
    paused: Option<Source>,
}

thread_local! {
    /// By the numbers of their requests, which are those of the operations that read them, too.
    static BODIES: RefCell<BTreeMap<u32, Body>> = const { RefCell::new(BTreeMap::new()) };
}

fn with<R>(id: u32, work: impl FnOnce(&mut Body) -> R) -> Option<R> {
    BODIES.with_borrow_mut(|bodies| bodies.get_mut(&id).map(work))
}

/// Takes the body of a response. Gives it at once where all of it is there already.
pub fn start<'js>(
    ctx: &Ctx<'js>,
    id: u32,
    response: IncomingResponse,
    slot: Slot,
) -> Result<Option<TypedArray<'js, u8>>> {
    let body = response.consume().expect("a new response has its body");
    let stream = body.stream().expect("a new body has its stream");
    let source = Source {
        pollable: stream.subscribe(),
        stream,
        _body: body,
        _response: response,
        _slot: slot,
    };
    let mut body = Body::default();
    fill(&source, &mut body);
    if matches!(body.end, Some(Ok(()))) {
        drop(source);
        return TypedArray::new(ctx.clone(), body.bytes).map(Some);
    }
    BODIES.with_borrow_mut(|bodies| bodies.insert(id, body));
    go_on(id, source);
    Ok(None)
}

/// Drops a body; its connection ends.
pub fn forget(id: u32) {
    let body = BODIES.with_borrow_mut(|bodies| bodies.remove(&id));
    drop(body);
}

/// Goes on with all bodies that nothing is read from.
pub fn resume_all() {
    let paused: Vec<_> = BODIES.with_borrow_mut(|bodies| {
        let sources = bodies.iter_mut();
        sources
            .filter_map(|(id, body)| Some((*id, body.paused.take()?)))
            .collect()
    });
    for (id, source) in paused {
        go_on(id, source);
    }
}

/// Calls the reader back, when what it waits for is there.
pub fn read(ctx: &Ctx<'_>, id: u32, reader: Reader) -> Result<()> {
    let paused = with(id, |body| {
        body.reader = Some(reader);
        body.paused.take()
    });
    let Some(paused) = paused else {
        return Err(Exception::throw_type(ctx, "the body was used already"));
    };
    if let Some(source) = paused {
        wait(id, source);
    }
    answer(ctx, id)
}

/// Reads what is there now, up to what may be held.
fn fill(source: &Source, body: &mut Body) {
    while body.end.is_none() && !is_held(body) {
        match source.stream.read(CHUNK_BYTES) {
            Ok(chunk) if chunk.is_empty() => return,
            Ok(chunk) if body.bytes.is_empty() => body.bytes = chunk,
            Ok(chunk) => body.bytes.extend_from_slice(&chunk),
            Err(StreamError::Closed) => body.end = Some(Ok(())),
            Err(StreamError::LastOperationFailed(error)) => {
                let code = http_error_code(&error).unwrap_or(ErrorCode::HttpResponseIncomplete);
                body.end = Some(Err(code));
            }
        }
    }
}

/// Whether as much is there as may be held unread. Where other requests wait for this one's connection, that is all.
fn is_held(body: &Body) -> bool {
    let reads_all = body.reader.as_ref().is_some_and(|reader| reader.whole);
    body.bytes.len() >= HELD_BYTES && !reads_all && !queue::is_full()
}

/// Lets a source wait for more, or for a reader; drops one that is at its end, or that nobody wants any more.
fn go_on(id: u32, source: Source) {
    match with(id, |body| (body.end.is_some(), is_held(body))) {
        Some((false, false)) => wait(id, source),
        Some((false, true)) => {
            with(id, |body| body.paused = Some(source));
        }
        _ => drop(source),
    }
}

fn wait(id: u32, source: Source) {
    event_loop::wait_as(id, Box::new(Download { source, id }));
}

/// Gives the reader what it waits for, if that is there.
fn answer(ctx: &Ctx<'_>, id: u32) -> Result<()> {
    let ready = with(id, |body| {
        let reader = body.reader.as_ref()?;
        if body.end.is_none() && (reader.whole || body.bytes.is_empty()) {
            return None;
        }
        // What came before an error is for those who take pieces.
        let fails = matches!(body.end, Some(Err(_))) && (reader.whole || body.bytes.is_empty());
        let error = if fails { body.end.take() } else { None };
        let is_ended = fails || matches!(body.end, Some(Ok(())));
        let bytes = std::mem::take(&mut body.bytes);
        Some((body.reader.take()?.callback, error, bytes, is_ended))
    });
    let Some(Some((callback, error, bytes, is_ended))) = ready else {
        return Ok(());
    };
    if is_ended {
        forget(id);
    }
    let callback = callback.restore(ctx)?;
    if let Some(Err(code)) = error {
        return callback.call((error::describe(ctx, &code)?,));
    }
    let bytes = TypedArray::new(ctx.clone(), bytes)?;
    callback.call((None::<Object>, bytes, is_ended))
}

/// Waits for more of a body.
struct Download {
    source: Source,
    id: u32,
}

impl Operation for Download {
    fn pollable(&self) -> &Pollable {
        &self.source.pollable
    }

    fn waits_for(&self) -> Option<String> {
        Some("the rest of a response".into())
    }

    fn advance(self: Box<Self>, ctx: &Ctx<'_>) -> Result<Option<Box<dyn Operation>>> {
        let Download { source, id } = *self;
        if with(id, |body| fill(&source, body)).is_some() {
            go_on(id, source);
            answer(ctx, id)?;
        }
        Ok(None)
    }
}
