//! A component's instance in a store of its own, from before a call takes it until its end, or for several calls.

use std::sync::Arc;
use std::time::{Duration, Instant};

use wasmtime::component::TypedFunc;
use wasmtime::{CallHook, Error, Store, UpdateDeadline};

use crate::MAX_VALUE_BYTES;
use crate::artifact::{Loaded, Task};
use crate::state::{Own, State};
use crate::stop::Stop;
use crate::ticker::TICK;

/// Time after which a busy guest lets others run, in ticks.
const SLICE: u64 = 10;

/// The same at first, where it may run on the thread of the program that made the call.
const FIRST_SLICE: u64 = 2;

/// Guest-to-host data in one call: a value of the largest size, and what goes with it.
const MAX_TRANSFER: usize = MAX_VALUE_BYTES + (1 << 20);

type Run = TypedFunc<(Arc<str>, Arc<str>), (Result<String, String>,)>;

/// A store under a task's limits. It belongs to one call at a time, or waits for one.
pub(crate) struct Guest {
    pub(crate) store: Store<State>,
    /// None until the component is instantiated.
    run: Option<Run>,
}

impl Guest {
    /// A store for one call.
    pub(crate) fn new(loaded: &Loaded, task: &Task, own: Own) -> wasmtime::Result<Self> {
        let deadline = slice(&own.stop, FIRST_SLICE);
        let state = State::new(task.policy.ram, own);
        let mut store = Store::new(loaded.pre.engine(), state);
        store.limiter(|state| &mut state.limits);
        store.set_hostcall_fuel(MAX_TRANSFER);
        store.set_fuel(task.policy.fuel)?;
        store.set_epoch_deadline(deadline);
        store.epoch_deadline_callback(|context| {
            let stop = &context.data().stop;
            stop.check()?;
            Ok(UpdateDeadline::Yield(slice(stop, SLICE)))
        });
        Ok(Self { store, run: None })
    }

    /// An instance for a call that is still to come. Until that brings what is its own, the guest
    /// reaches nothing of the host: where it tries to while it is instantiated, making it fails.
    pub(crate) async fn ahead(loaded: &Loaded, task: &Arc<Task>) -> wasmtime::Result<Self> {
        let timeout = Duration::from_millis(task.policy.timeout);
        let mut guest = Self::new(loaded, task, Own::nothing(task, Instant::now() + timeout))?;
        guest.store.call_hook(|context, hook| {
            if matches!(hook, CallHook::CallingHost) && context.data().callers.is_none() {
                return Err(Error::msg("no call has begun"));
            }
            Ok(())
        });
        let _ticking = loaded.backend.ticker.tick();
        guest.run = Some(guest.instantiate(loaded).await?);
        Ok(guest)
    }

    /// Gives a guest that has been called before what its next call may spend. Its memory stays limited as a whole.
    pub(crate) fn renew(&mut self, task: &Task, own: Own) -> wasmtime::Result<()> {
        self.store.set_fuel(task.policy.fuel)?;
        self.store.set_hostcall_fuel(MAX_TRANSFER);
        self.store.data_mut().limits.forgive();
        self.belong_to(own);
        Ok(())
    }

    /// Hands an instance that was made ahead over to its call.
    pub(crate) fn belong_to(&mut self, own: Own) {
        self.store.set_epoch_deadline(slice(&own.stop, FIRST_SLICE));
        self.store.data_mut().own(own);
    }

    /// Calls the task.
    pub(crate) async fn call(
        &mut self,
        loaded: &Loaded,
        task: &Task,
        arguments: &Arc<str>,
    ) -> wasmtime::Result<Result<String, String>> {
        let run = match self.run {
            Some(run) => run,
            None => {
                let started = Instant::now();
                let run = self.instantiate(loaded).await?;
                task.shelf.cost(started.elapsed());
                *self.run.insert(run)
            }
        };
        let parameters = (task.name.clone(), arguments.clone());
        let (returned,) = run.call_async(&mut self.store, parameters).await?;
        Ok(returned)
    }

    async fn instantiate(&mut self, loaded: &Loaded) -> wasmtime::Result<Run> {
        let instance = loaded.pre.instantiate_async(&mut self.store).await?;
        instance.get_typed_func(&mut self.store, loaded.run)
    }
}

/// Ticks until the guest is looked after next: so many, or what is left until its deadline.
fn slice(stop: &Stop, most: u64) -> u64 {
    let left = stop.deadline.saturating_duration_since(Instant::now());
    let ticks = left.as_micros() / Duration::as_micros(&TICK) + 1;
    u64::try_from(ticks).unwrap_or(most).min(most)
}
