//! Randomness, seeded anew for each attempt.

use wasmtime::component::Linker;
use wasmtime_wasi::p2::bindings::random;
use wasmtime_wasi::random::{WasiRandom, WasiRandomView};

use super::Capability;
use crate::state::State;

pub(super) struct Random;

impl Capability for Random {
    fn link(&self, linker: &mut Linker<State>) -> wasmtime::Result<()> {
        random::random::add_to_linker::<State, WasiRandom>(linker, State::random)?;
        random::insecure::add_to_linker::<State, WasiRandom>(linker, State::random)?;
        random::insecure_seed::add_to_linker::<State, WasiRandom>(linker, State::random)
    }
}
