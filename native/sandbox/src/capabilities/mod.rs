//! What a guest can reach. Everything is denied but what a module of this folder links and prepares.

pub(crate) mod calls;
mod clocks;
mod env;
pub(crate) mod files;
pub(crate) mod hosts;
mod io;
pub(crate) mod position;
mod random;
mod sockets;
pub(crate) mod stdio;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use wasmtime::component::Linker;
use wasmtime_wasi::WasiCtxBuilder;

use crate::Mount;
use crate::manifest::Policy;
use crate::outcome::CallError;
use crate::state::State;
use stdio::Stdio;

/// A capability: linked once, prepared for each attempt from the task's policy.
trait Capability {
    /// Defines the imports.
    fn link(&self, linker: &mut Linker<State>) -> wasmtime::Result<()>;

    /// Grants what the policy grants.
    fn prepare(&self, _grants: &Grants<'_>, _wasi: &mut WasiCtxBuilder) -> Result<(), CallError> {
        Ok(())
    }
}

/// All of them.
const CAPABILITIES: &[&dyn Capability] = &[
    &io::Io,
    &clocks::Clocks,
    &random::Random,
    &stdio::StdioCapability,
    &env::Env,
    &files::Files,
    &sockets::Sockets,
    &hosts::HostsCapability,
    &calls::Calls,
    &position::PositionCapability,
];

/// What a call may use, and what its caller supplies for it.
pub(crate) struct Grants<'a> {
    pub(crate) policy: &'a Policy,
    /// The project's root.
    pub(crate) root: &'a Path,
    /// Directories that hold code: never writable by a guest.
    pub(crate) guarded: [&'a Path; 2],
    pub(crate) env: &'a HashMap<String, String>,
    pub(crate) mounts: &'a [Mount],
    pub(crate) stdio: &'a Arc<Stdio>,
}

/// The linker that all components share.
pub(crate) fn linker(engine: &wasmtime::Engine) -> wasmtime::Result<Linker<State>> {
    let mut linker = Linker::new(engine);
    for capability in CAPABILITIES {
        capability.link(&mut linker)?;
    }
    Ok(linker)
}

/// The WASI context of an attempt.
pub(crate) fn prepare(grants: &Grants<'_>) -> Result<wasmtime_wasi::WasiCtx, CallError> {
    let mut wasi = WasiCtxBuilder::new();
    for capability in CAPABILITIES {
        capability.prepare(grants, &mut wasi)?;
    }
    Ok(wasi.build())
}
