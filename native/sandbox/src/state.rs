//! What a running call's store holds.

use std::sync::Arc;

use wasmtime::component::ResourceTable;
use wasmtime_wasi::{WasiCtx, WasiCtxView, WasiView};
use wasmtime_wasi_http::{WasiHttpCtx, WasiHttpCtxView, WasiHttpView};

use crate::capabilities::calls::Callers;
use crate::capabilities::hosts::Hosts;
use crate::capabilities::position::Position;
use crate::limits::Limits;
use crate::stop::Stop;

/// More handles than a task sensibly holds at once: sockets, files, timers, calls.
const MAX_RESOURCES: usize = 100_000;

/// The data of a call's store.
pub(crate) struct State {
    pub(crate) limits: Limits,
    pub(crate) stop: Stop,
    pub(crate) table: ResourceTable,
    pub(crate) wasi: WasiCtx,
    pub(crate) http: WasiHttpCtx,
    pub(crate) hosts: Hosts,
    pub(crate) callers: Arc<Callers>,
    pub(crate) position: Position,
}

impl State {
    pub(crate) fn new(
        limits: Limits,
        stop: Stop,
        wasi: WasiCtx,
        hosts: Hosts,
        callers: Arc<Callers>,
        position: Position,
    ) -> Self {
        let mut table = ResourceTable::new();
        table.set_max_capacity(MAX_RESOURCES);
        Self {
            limits,
            stop,
            table,
            wasi,
            http: WasiHttpCtx::new(),
            hosts,
            callers,
            position,
        }
    }
}

impl WasiView for State {
    fn ctx(&mut self) -> WasiCtxView<'_> {
        WasiCtxView {
            ctx: &mut self.wasi,
            table: &mut self.table,
        }
    }
}

impl WasiHttpView for State {
    fn http(&mut self) -> WasiHttpCtxView<'_> {
        WasiHttpCtxView {
            ctx: &mut self.http,
            table: &mut self.table,
            hooks: &mut self.hosts,
        }
    }
}
