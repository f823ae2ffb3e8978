//! Advances the engine's epoch while calls run, so that busy guests reach their deadline checks.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

use wasmtime::Engine;

use crate::sync::lock;

/// Length of an epoch.
pub(crate) const TICK: Duration = Duration::from_millis(1);

/// Ticks without a running call before the thread parks. Calls in a row then don't wake it each time.
const LINGER: u32 = 100;

/// The thread that ticks. It ends when this is dropped.
pub(crate) struct Ticker(Arc<Shared>);

struct Shared {
    engine: Engine,
    active: AtomicUsize,
    parked: AtomicBool,
    closed: AtomicBool,
    lock: Mutex<()>,
    wake: Condvar,
}

impl Ticker {
    pub(crate) fn new(engine: Engine) -> std::io::Result<Self> {
        let shared = Arc::new(Shared {
            engine,
            active: AtomicUsize::new(0),
            parked: AtomicBool::new(false),
            closed: AtomicBool::new(false),
            lock: Mutex::new(()),
            wake: Condvar::new(),
        });
        let thread = shared.clone();
        thread::Builder::new()
            .name("capsule-epoch".into())
            .spawn(move || thread.run())?;
        Ok(Self(shared))
    }

    /// Keeps the epoch advancing until the guard is dropped.
    pub(crate) fn tick(&self) -> Ticking {
        self.0.active.fetch_add(1, Ordering::SeqCst);
        // Sequentially consistent with the thread's own pair: either it sees this call, or we see it parked.
        if self.0.parked.load(Ordering::SeqCst) {
            let _guard = lock(&self.0.lock);
            self.0.wake.notify_one();
        }
        Ticking(self.0.clone())
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.0.closed.store(true, Ordering::SeqCst);
        let _guard = lock(&self.0.lock);
        self.0.wake.notify_one();
    }
}

/// Held by a running call.
pub(crate) struct Ticking(Arc<Shared>);

impl Drop for Ticking {
    fn drop(&mut self) {
        self.0.active.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Shared {
    fn run(&self) {
        let mut idle = 0;
        // A closed ticker still serves the calls that outlive their sandbox.
        while !self.closed.load(Ordering::SeqCst) || self.active.load(Ordering::SeqCst) > 0 {
            thread::sleep(TICK);
            self.engine.increment_epoch();
            if self.active.load(Ordering::SeqCst) > 0 {
                idle = 0;
                continue;
            }
            idle += 1;
            if idle >= LINGER {
                self.park();
                idle = 0;
            }
        }
    }

    fn park(&self) {
        let mut guard = lock(&self.lock);
        self.parked.store(true, Ordering::SeqCst);
        while self.active.load(Ordering::SeqCst) == 0 && !self.closed.load(Ordering::SeqCst) {
            guard = self
                .wake
                .wait(guard)
                .unwrap_or_else(std::sync::PoisonError::into_inner);
        }
        self.parked.store(false, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasmtime::{Instance, Module, Store};

    /// True when the epoch advances within the time.
    fn advances(engine: &Engine) -> bool {
        let wasm = wat::parse_str("(module (func (export \"f\") (loop (br 0))))").unwrap();
        let module = Module::new(engine, wasm).unwrap();
        let mut store = Store::new(engine, ());
        store.set_fuel(20_000_000_000).unwrap();
        store.set_epoch_deadline(2);
        let instance = Instance::new(&mut store, &module, &[]).unwrap();
        let run = instance.get_typed_func::<(), ()>(&mut store, "f").unwrap();
        let error = run.call(&mut store, ()).unwrap_err();
        error.downcast_ref() == Some(&wasmtime::Trap::Interrupt)
    }

    #[test]
    fn starts_again_after_parking() {
        let engine = crate::engine::engine(None).unwrap();
        let ticker = Ticker::new(engine.clone()).unwrap();
        for _ in 0..2 {
            let ticking = ticker.tick();
            assert!(advances(&engine));
            drop(ticking);
            while !ticker.0.parked.load(Ordering::SeqCst) {
                thread::sleep(Duration::from_millis(10));
            }
        }
    }
}
