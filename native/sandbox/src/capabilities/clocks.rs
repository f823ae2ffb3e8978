//! Wall clock and monotonic clock, as they are.

use wasmtime::component::Linker;
use wasmtime_wasi::clocks::{WasiClocks, WasiClocksView};
use wasmtime_wasi::p2::bindings::clocks;

use super::Capability;
use crate::state::State;

pub(super) struct Clocks;

impl Capability for Clocks {
    fn link(&self, linker: &mut Linker<State>) -> wasmtime::Result<()> {
        clocks::wall_clock::add_to_linker::<State, WasiClocks>(linker, State::clocks)?;
        clocks::monotonic_clock::add_to_linker::<State, WasiClocks>(linker, State::clocks)
    }
}
