//! The world that `init` runs in: all of WASI is linked, nothing is granted, and nothing in it
//! differs between two builds.

mod calls;
mod fixed;
mod http;
mod position;
mod stderr;

use self::fixed::{Clock, Monotonic, random_bytes};
use self::http::NoNetwork;
use self::position::Position;
pub use self::stderr::Stderr;
use std::time::Instant;
use wasmtime::component::Linker;
use wasmtime::{Engine, ResourceLimiter, Result, Store, UpdateDeadline};
use wasmtime_wasi::{Deterministic, ResourceTable, WasiCtx, WasiCtxBuilder, WasiCtxView, WasiView};
use wasmtime_wasi_http::{WasiHttpCtx, WasiHttpCtxView, WasiHttpView};

/// Linear memory that `init` may use, in bytes. What it has used is what every call starts with.
const MAX_MEMORY: usize = 1 << 30;

/// Elements of a table; generous, as for the functions of a whole language runtime.
const MAX_TABLE: usize = 1 << 20;

/// Fuel that `init` starts with.
pub const FUEL: u64 = u64::MAX;

/// The state behind one run of `init`.
pub struct World {
    wasi: WasiCtx,
    http: WasiHttpCtx,
    no_network: NoNetwork,
    table: ResourceTable,
    /// What the guest wrote to its error stream.
    pub stderr: Stderr,
    /// Where the guest was when it told last.
    pub position: Position,
    /// Whether the guest was refused memory.
    pub memory_refused: bool,
    /// When busy code is stopped; none once `init` has returned.
    pub deadline: Option<Instant>,
}

/// A store for one run of `init`, that stops busy code after `deadline` at the next epoch.
pub fn store(engine: &Engine, deadline: Instant) -> Result<Store<World>> {
    let stderr = Stderr::default();
    let mut store = Store::new(
        engine,
        World {
            wasi: WasiCtxBuilder::new()
                .stderr(stderr.clone())
                .wall_clock(Clock)
                .monotonic_clock(Monotonic::default())
                .secure_random(Deterministic::new(random_bytes()))
                .insecure_random(Deterministic::new(random_bytes()))
                .insecure_random_seed(0)
                .build(),
            http: WasiHttpCtx::new(),
            no_network: NoNetwork,
            table: ResourceTable::new(),
            stderr,
            position: Position::default(),
            memory_refused: false,
            deadline: Some(deadline),
        },
    );
    store.limiter(|world| world);
    // The engine counts fuel for calls. Here it is counted, but the clock alone decides.
    store.set_fuel(FUEL)?;
    // The whole memory is read through a call of the host when the snapshot is taken; by default it is 128 MiB at most.
    store.set_hostcall_fuel(2 * MAX_MEMORY);
    store.set_epoch_deadline(1);
    store.epoch_deadline_callback(|store| {
        let over = store
            .data()
            .deadline
            .is_some_and(|end| Instant::now() >= end);
        Ok(if over {
            UpdateDeadline::Interrupt
        } else {
            UpdateDeadline::Continue(1)
        })
    });
    Ok(store)
}

/// Links the world for every runner of an engine.
pub fn linker(engine: &Engine) -> Result<Linker<World>> {
    let mut linker = Linker::new(engine);
    wasmtime_wasi::p2::add_to_linker_async(&mut linker)?;
    wasmtime_wasi_http::p2::add_only_http_to_linker_async(&mut linker)?;
    calls::add_to_linker(&mut linker)?;
    position::add_to_linker(&mut linker)?;
    Ok(linker)
}

impl WasiView for World {
    fn ctx(&mut self) -> WasiCtxView<'_> {
        WasiCtxView {
            ctx: &mut self.wasi,
            table: &mut self.table,
        }
    }
}

impl WasiHttpView for World {
    fn http(&mut self) -> WasiHttpCtxView<'_> {
        WasiHttpCtxView {
            hooks: &mut self.no_network,
            ctx: &mut self.http,
            table: &mut self.table,
        }
    }
}

impl ResourceLimiter for World {
    fn memory_growing(&mut self, _: usize, desired: usize, _: Option<usize>) -> Result<bool> {
        // Afterwards it is the instruments that need a page.
        let granted = desired <= MAX_MEMORY || self.deadline.is_none();
        self.memory_refused |= !granted;
        Ok(granted)
    }

    fn table_growing(&mut self, _: usize, desired: usize, _: Option<usize>) -> Result<bool> {
        Ok(desired <= MAX_TABLE)
    }
}
