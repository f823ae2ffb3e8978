//! From a runner and a source to a component.

use crate::failure;
use crate::runner::{Runner, wizer};
use crate::world::{FUEL, World, store};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};
use wasmtime::component::Instance;
use wasmtime::{Engine, Result, Store, error::Context as _};
use wasmtime_wizer::WasmtimeWizerComponent;

type Source<'a> = (&'a str,);
type Notes = (Result<Vec<String>, String>,);

/// Longest time that `init` may take.
pub const INIT_LIMIT: Duration = Duration::from_secs(30);

/// How a snapshot ended.
#[derive(Debug)]
pub enum Snapshot {
    /// The component, self-contained, and the notes that `init` returned.
    Taken {
        /// The runner with the memory that `init` left.
        component: Vec<u8>,
        /// In the guest's order.
        notes: Vec<String>,
        /// What `init` took, as calls count it.
        fuel: u64,
    },
    /// JSON of the error that `init` returned or ended with: `{"kind", "name", "message"}` and
    /// what the guest adds.
    Failed(String),
}

impl Runner {
    /// Calls `init` with the source on a fresh instance and takes what its memory holds then.
    /// The same source gives the same bytes. Blocks, at most for [`INIT_LIMIT`]: not to be
    /// called where a future is polled.
    ///
    /// # Errors
    ///
    /// For faults of the runner or of this machine; a failed `init` is [`Snapshot::Failed`].
    pub fn snapshot(&self, source: &str) -> Result<Snapshot> {
        self.snapshot_within(source, INIT_LIMIT)
    }

    /// [`Runner::snapshot`] with a limit of the caller's.
    ///
    /// # Errors
    ///
    /// As of [`Runner::snapshot`].
    pub fn snapshot_within(&self, source: &str, limit: Duration) -> Result<Snapshot> {
        // A runtime of its own: `init` may be busy for long, and WASI's waits need a timer.
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()?;
        runtime.block_on(async {
            let mut store = store(&self.engine, Instant::now() + limit)?;
            let instance = self.instrumented.instantiate_async(&mut store).await?;
            let init = instance.get_typed_func::<Source, Notes>(&mut store, "init")?;

            let watchdog = Watchdog::start(&self.engine, limit)?;
            let call = init.call_async(&mut store, (source,));
            let ended = tokio::time::timeout(limit, call).await;
            drop(watchdog);
            let deadline = store.data_mut().deadline.take();

            match ended {
                Ok(Ok((Ok(notes),))) => {
                    let fuel = FUEL - store.get_fuel()?;
                    let component = self.take(&mut store, instance).await?;
                    Ok(Snapshot::Taken {
                        component,
                        notes,
                        fuel,
                    })
                }
                Ok(Ok((Err(error),))) => Ok(Snapshot::Failed(error)),
                Err(_) => Ok(Snapshot::Failed(failure::timeout(limit, store.data()))),
                Ok(Err(_)) if deadline.is_none_or(|end| Instant::now() >= end) => {
                    Ok(Snapshot::Failed(failure::timeout(limit, store.data())))
                }
                Ok(Err(error)) => Ok(Snapshot::Failed(failure::trap(&error, store.data()))),
            }
        })
    }

    async fn take(&self, store: &mut Store<World>, instance: Instance) -> Result<Vec<u8>> {
        wizer()
            .snapshot_component(
                &self.context,
                &mut WasmtimeWizerComponent { store, instance },
            )
            .await
            .context("the snapshot can't be taken")
    }
}

/// Advances the engine's epoch when the time is up. A thread, because busy guest code lets no
/// timer of its own thread fire; other snapshots of the engine look at their own deadline and go on.
struct Watchdog {
    /// Dropped with the watchdog, which ends the thread.
    _alive: Sender<()>,
}

impl Watchdog {
    fn start(engine: &Engine, limit: Duration) -> Result<Watchdog> {
        let (alive, dropped) = channel::<()>();
        let engine = engine.clone();
        thread::Builder::new()
            .name("capsule-init-watchdog".into())
            .spawn(move || {
                if dropped.recv_timeout(limit) == Err(RecvTimeoutError::Timeout) {
                    engine.increment_epoch();
                }
            })?;
        Ok(Watchdog { _alive: alive })
    }
}
