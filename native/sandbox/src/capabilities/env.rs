//! Environment variables: the names that the task's policy lists, nothing else. No arguments, no exit
//! that would end more than the guest.

use wasmtime::component::Linker;
use wasmtime_wasi::WasiCtxBuilder;
use wasmtime_wasi::cli::{WasiCli, WasiCliView};
use wasmtime_wasi::p2::bindings::cli;

use super::{Capability, Grants};
use crate::outcome::CallError;
use crate::state::State;

pub(super) struct Env;

impl Capability for Env {
    fn link(&self, linker: &mut Linker<State>) -> wasmtime::Result<()> {
        cli::environment::add_to_linker::<State, WasiCli>(linker, State::cli)?;
        cli::exit::add_to_linker::<State, WasiCli>(linker, State::cli)
    }

    fn prepare(&self, grants: &Grants<'_>, wasi: &mut WasiCtxBuilder) -> Result<(), CallError> {
        for name in &grants.policy.env {
            if let Some(value) = grants.env.get(name) {
                wasi.env(name, value);
            }
        }
        Ok(())
    }
}
