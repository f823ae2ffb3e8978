//! What a running call's store holds.

use std::sync::Arc;
use std::time::{Duration, Instant};

use wasmtime::component::ResourceTable;
use wasmtime_wasi::{WasiCtx, WasiCtxView, WasiView};
use wasmtime_wasi_http::{WasiHttpCtx, WasiHttpCtxView, WasiHttpView};

use crate::artifact::Task;
use crate::capabilities::calls::Callers;
use crate::capabilities::files::Places;
use crate::capabilities::hosts::{Hosts, Journal};
use crate::capabilities::position::Position;
use crate::limits::Limits;
use crate::stop::{Cancel, Stop};

/// More handles than a task sensibly holds at once: sockets, files, timers, calls.
const MAX_RESOURCES: usize = 100_000;

/// The data of a call's store.
pub(crate) struct State {
    pub(crate) limits: Limits,
    pub(crate) stop: Stop,
    pub(crate) table: ResourceTable,
    pub(crate) wasi: WasiCtx,
    pub(crate) places: Places,
    pub(crate) http: WasiHttpCtx,
    pub(crate) hosts: Hosts,
    /// None while the instance waits for its call.
    pub(crate) callers: Option<Arc<Callers>>,
    pub(crate) position: Position,
}

/// What a call brings into its store: its deadline, and all that it may reach.
pub(crate) struct Own {
    pub(crate) stop: Stop,
    /// None: what the guest has already.
    pub(crate) reach: Option<(WasiCtx, Places)>,
    pub(crate) hosts: Hosts,
    pub(crate) callers: Option<Arc<Callers>>,
    pub(crate) position: Position,
}

impl Own {
    /// What an instance has that waits for its call: a deadline, and nothing that it may reach.
    pub(crate) fn nothing(task: &Arc<Task>, deadline: Instant) -> Self {
        let timeout = Duration::from_millis(task.policy.timeout);
        Self {
            stop: Stop {
                deadline,
                cancel: Arc::<Cancel>::default(),
            },
            reach: None,
            hosts: Hosts::new(task.clone(), Journal::default()),
            callers: None,
            position: Position::new(task.policy.fuel, timeout),
        }
    }
}

impl State {
    /// For a guest with that many bytes of memory.
    pub(crate) fn new(ram: u64, own: Own) -> Self {
        let nothing = || (WasiCtx::builder().build(), Places::default());
        let (wasi, places) = own.reach.unwrap_or_else(nothing);
        let mut table = ResourceTable::new();
        table.set_max_capacity(MAX_RESOURCES);
        Self {
            limits: Limits::new(ram),
            stop: own.stop,
            table,
            wasi,
            places,
            http: WasiHttpCtx::new(),
            hosts: own.hosts,
            callers: own.callers,
            position: own.position,
        }
    }

    /// Takes what a call brings in place of what was there.
    pub(crate) fn own(&mut self, own: Own) {
        let Own {
            stop,
            reach,
            hosts,
            callers,
            position,
        } = own;
        self.stop = stop;
        match reach {
            Some((wasi, places)) => {
                self.wasi = wasi;
                self.places = places;
            }
            None => self.places.renew(),
        }
        self.hosts = hosts;
        self.callers = callers;
        self.position = position;
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
