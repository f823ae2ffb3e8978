//! Streams of files below limited directories.

use bytes::Bytes;
use wasmtime_wasi::p2::{
    DynInputStream, DynOutputStream, InputStream, OutputStream, Pollable, StreamError, StreamResult,
};

use super::quota::Holder;

/// A stream that reads a file, which is open as long as it is.
pub(super) struct Held {
    pub(super) inner: DynInputStream,
    pub(super) _holder: Holder,
}

#[async_trait::async_trait]
impl Pollable for Held {
    async fn ready(&mut self) {
        self.inner.ready().await;
    }
}

#[async_trait::async_trait]
impl InputStream for Held {
    fn read(&mut self, size: usize) -> StreamResult<Bytes> {
        self.inner.read(size)
    }

    async fn blocking_read(&mut self, size: usize) -> StreamResult<Bytes> {
        self.inner.blocking_read(size).await
    }

    async fn cancel(&mut self) {
        self.inner.cancel().await;
    }
}

/// A stream that writes a file as far as there is room.
pub(super) struct Limited {
    pub(super) inner: DynOutputStream,
    pub(super) holder: Holder,
    /// Where it writes next; None at the end.
    pub(super) position: Option<u64>,
}

impl Limited {
    fn take(&mut self, bytes: u64) -> StreamResult<()> {
        let taken = match &mut self.position {
            Some(position) => {
                *position = position.saturating_add(bytes);
                self.holder.reach(*position)
            }
            None => self.holder.append(bytes),
        };
        taken.map_err(|full| StreamError::LastOperationFailed(full.into()))
    }
}

#[async_trait::async_trait]
impl Pollable for Limited {
    async fn ready(&mut self) {
        self.inner.ready().await;
    }
}

#[async_trait::async_trait]
impl OutputStream for Limited {
    fn write(&mut self, bytes: Bytes) -> StreamResult<()> {
        self.take(bytes.len() as u64)?;
        self.inner.write(bytes)
    }

    async fn blocking_write_and_flush(&mut self, bytes: Bytes) -> StreamResult<()> {
        self.take(bytes.len() as u64)?;
        self.inner.blocking_write_and_flush(bytes).await
    }

    fn flush(&mut self) -> StreamResult<()> {
        self.inner.flush()
    }

    fn check_write(&mut self) -> StreamResult<usize> {
        self.inner.check_write()
    }

    async fn cancel(&mut self) {
        self.inner.cancel().await;
    }
}
