//! A response's body, which fails when the server pauses for too long.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use tokio::time::{Instant, Sleep};
use wasmtime_wasi_http::Error;

/// Reads frames with a limit between them.
pub(super) struct TimedBody {
    incoming: Incoming,
    between: Duration,
    /// Runs while a frame is awaited.
    pause: Option<Pin<Box<Sleep>>>,
}

impl TimedBody {
    pub(super) fn new(incoming: Incoming, between: Duration) -> Self {
        Self {
            incoming,
            between,
            pause: None,
        }
    }
}

impl Body for TimedBody {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.incoming).poll_frame(context) {
            self.pause = None;
            return Poll::Ready(frame.map(|frame| frame.map_err(Error::from)));
        }
        let between = self.between;
        let pause = self.pause.get_or_insert_with(|| {
            // A wait beyond what the clock can count is no limit.
            let until = Instant::now().checked_add(between);
            Box::pin(tokio::time::sleep_until(until.unwrap_or_else(far)))
        });
        pause
            .as_mut()
            .poll(context)
            .map(|()| Some(Err(Error::ConnectionReadTimeout)))
    }

    fn is_end_stream(&self) -> bool {
        self.incoming.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.incoming.size_hint()
    }
}

/// Long after every call's deadline.
fn far() -> Instant {
    Instant::now() + Duration::from_secs(60 * 60 * 24 * 365)
}
