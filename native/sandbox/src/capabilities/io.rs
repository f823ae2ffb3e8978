//! `wasi:io`: streams and polls. Whatever can wait here is raced against the attempt's deadline and
//! cancellation, and then traps. Everything else is wasmtime's own.

use wasmtime::Result;
use wasmtime::component::{HasData, Linker, Resource, ResourceTable};
use wasmtime_wasi::p2::bindings::io::{error, poll, streams};
use wasmtime_wasi::p2::{DynInputStream, DynOutputStream, DynPollable, StreamError, StreamResult};

use super::Capability;
use crate::state::State;
use crate::stop::Stop;

pub(super) struct Io;

impl Capability for Io {
    fn link(&self, linker: &mut Linker<State>) -> Result<()> {
        error::add_to_linker::<State, HasTable>(linker, |state| &mut state.table)?;
        poll::add_to_linker::<State, HasWaits>(linker, waits)?;
        streams::add_to_linker::<State, HasWaits>(linker, waits)
    }
}

struct HasTable;

impl HasData for HasTable {
    type Data<'a> = &'a mut ResourceTable;
}

struct HasWaits;

impl HasData for HasWaits {
    type Data<'a> = Waits<'a>;
}

/// The table's own functions, with waits that end.
struct Waits<'a> {
    table: &'a mut ResourceTable,
    stop: &'a Stop,
}

fn waits(state: &mut State) -> Waits<'_> {
    Waits {
        table: &mut state.table,
        stop: &state.stop,
    }
}

impl Waits<'_> {
    async fn wait<T>(
        stop: &Stop,
        wait: impl Future<Output = StreamResult<T>> + Send,
    ) -> StreamResult<T> {
        match stop.race(wait).await {
            Ok(result) => result,
            Err(stopped) => Err(StreamError::Trap(stopped.into())),
        }
    }
}

impl poll::Host for Waits<'_> {
    async fn poll(&mut self, pollables: Vec<Resource<DynPollable>>) -> Result<Vec<u32>> {
        self.stop
            .race(poll::Host::poll(self.table, pollables))
            .await?
    }
}

impl poll::HostPollable for Waits<'_> {
    async fn ready(&mut self, this: Resource<DynPollable>) -> Result<bool> {
        poll::HostPollable::ready(self.table, this).await
    }

    async fn block(&mut self, this: Resource<DynPollable>) -> Result<()> {
        self.stop
            .race(poll::HostPollable::block(self.table, this))
            .await?
    }

    fn drop(&mut self, this: Resource<DynPollable>) -> Result<()> {
        poll::HostPollable::drop(self.table, this)
    }
}

impl streams::Host for Waits<'_> {
    fn convert_stream_error(&mut self, error: StreamError) -> Result<streams::StreamError> {
        streams::Host::convert_stream_error(self.table, error)
    }
}

impl streams::HostInputStream for Waits<'_> {
    fn read(&mut self, this: Resource<DynInputStream>, len: u64) -> StreamResult<Vec<u8>> {
        streams::HostInputStream::read(self.table, this, len)
    }

    async fn blocking_read(
        &mut self,
        this: Resource<DynInputStream>,
        len: u64,
    ) -> StreamResult<Vec<u8>> {
        let wait = streams::HostInputStream::blocking_read(self.table, this, len);
        Waits::wait(self.stop, wait).await
    }

    fn skip(&mut self, this: Resource<DynInputStream>, len: u64) -> StreamResult<u64> {
        streams::HostInputStream::skip(self.table, this, len)
    }

    async fn blocking_skip(
        &mut self,
        this: Resource<DynInputStream>,
        len: u64,
    ) -> StreamResult<u64> {
        let wait = streams::HostInputStream::blocking_skip(self.table, this, len);
        Waits::wait(self.stop, wait).await
    }

    fn subscribe(&mut self, this: Resource<DynInputStream>) -> Result<Resource<DynPollable>> {
        streams::HostInputStream::subscribe(self.table, this)
    }

    /// Waits as well: a file's stream is dropped when its last read has ended.
    async fn drop(&mut self, this: Resource<DynInputStream>) -> Result<()> {
        self.stop
            .race(streams::HostInputStream::drop(self.table, this))
            .await?
    }
}

impl streams::HostOutputStream for Waits<'_> {
    fn check_write(&mut self, this: Resource<DynOutputStream>) -> StreamResult<u64> {
        streams::HostOutputStream::check_write(self.table, this)
    }

    fn write(&mut self, this: Resource<DynOutputStream>, bytes: Vec<u8>) -> StreamResult<()> {
        streams::HostOutputStream::write(self.table, this, bytes)
    }

    async fn blocking_write_and_flush(
        &mut self,
        this: Resource<DynOutputStream>,
        bytes: Vec<u8>,
    ) -> StreamResult<()> {
        let wait = streams::HostOutputStream::blocking_write_and_flush(self.table, this, bytes);
        Waits::wait(self.stop, wait).await
    }

    fn flush(&mut self, this: Resource<DynOutputStream>) -> StreamResult<()> {
        streams::HostOutputStream::flush(self.table, this)
    }

    async fn blocking_flush(&mut self, this: Resource<DynOutputStream>) -> StreamResult<()> {
        let wait = streams::HostOutputStream::blocking_flush(self.table, this);
        Waits::wait(self.stop, wait).await
    }

    fn subscribe(&mut self, this: Resource<DynOutputStream>) -> Result<Resource<DynPollable>> {
        streams::HostOutputStream::subscribe(self.table, this)
    }

    fn write_zeroes(&mut self, this: Resource<DynOutputStream>, len: u64) -> StreamResult<()> {
        streams::HostOutputStream::write_zeroes(self.table, this, len)
    }

    async fn blocking_write_zeroes_and_flush(
        &mut self,
        this: Resource<DynOutputStream>,
        len: u64,
    ) -> StreamResult<()> {
        let wait =
            streams::HostOutputStream::blocking_write_zeroes_and_flush(self.table, this, len);
        Waits::wait(self.stop, wait).await
    }

    fn splice(
        &mut self,
        this: Resource<DynOutputStream>,
        source: Resource<DynInputStream>,
        len: u64,
    ) -> StreamResult<u64> {
        streams::HostOutputStream::splice(self.table, this, source, len)
    }

    async fn blocking_splice(
        &mut self,
        this: Resource<DynOutputStream>,
        source: Resource<DynInputStream>,
        len: u64,
    ) -> StreamResult<u64> {
        let wait = streams::HostOutputStream::blocking_splice(self.table, this, source, len);
        Waits::wait(self.stop, wait).await
    }

    /// Waits as well: a file's stream is dropped when its last write has ended.
    async fn drop(&mut self, this: Resource<DynOutputStream>) -> Result<()> {
        self.stop
            .race(streams::HostOutputStream::drop(self.table, this))
            .await?
    }
}
