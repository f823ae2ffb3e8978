//! Tasks can't call tasks at build time: every call ends at once with an error.

use super::World;
use wasmtime::component::{Linker, Resource, ResourceType};
use wasmtime::{Result, StoreContextMut};
use wasmtime_wasi::async_trait;
use wasmtime_wasi::p2::{DynPollable, Pollable, subscribe};

const INTERFACE: &str = "capsule:task/calls@1.0.0";

const REFUSAL: &str = r#"{"error_type":"permission_denied","message":"A task can't be called while modules are evaluated at build time.","hint":"Call it inside of a task's function."}"#;

const EXECUTION: &str = r#"{"duration_ms":0,"retries":0,"fuel_consumed":0,"ram_used":0}"#;

/// The one state of a call: refused.
struct PendingCall;

#[async_trait]
impl Pollable for PendingCall {
    async fn ready(&mut self) {}
}

/// Links the interface `calls`.
pub fn add_to_linker(linker: &mut Linker<World>) -> Result<()> {
    let mut calls = linker.instance(INTERFACE)?;
    calls.resource(
        "pending-call",
        ResourceType::host::<PendingCall>(),
        |mut store, id| {
            let call = Resource::<PendingCall>::new_own(id);
            store.data_mut().table.delete(call)?;
            Ok(())
        },
    )?;
    calls.func_wrap(
        "call",
        |mut store: StoreContextMut<'_, World>, _: (String, String)| {
            Ok((store.data_mut().table.push(PendingCall)?,))
        },
    )?;
    calls.func_wrap(
        "[method]pending-call.subscribe",
        |mut store: StoreContextMut<'_, World>,
         (call,): (Resource<PendingCall>,)|
         -> Result<(Resource<DynPollable>,)> {
            Ok((subscribe(&mut store.data_mut().table, call)?,))
        },
    )?;
    calls.func_wrap(
        "[method]pending-call.get",
        |_, (_,): (Resource<PendingCall>,)| Ok((Some(Err::<String, _>(REFUSAL.to_owned())),)),
    )?;
    calls.func_wrap(
        "[method]pending-call.execution",
        |_, (_,): (Resource<PendingCall>,)| Ok((Some(EXECUTION.to_owned()),)),
    )?;
    Ok(())
}
