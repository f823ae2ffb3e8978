//! Where calls run: an engine, the code loaded for it, and its epochs.
//!
//! There are two. The *pooled* engine reuses the memory of ended calls, reset to their initial state:
//! a warm call of a small JavaScript task takes 42 µs there and 115 µs with fresh memory, most of
//! which is page faults and unmapping. Its slots are few, so the *on-demand* engine takes the calls
//! beyond them, the components that don't fit a slot, and all calls where the kernel can't tell
//! which pages were written (`PAGEMAP_SCAN`, Linux 6.7), without which pooling gains nothing.

use std::sync::{Arc, OnceLock};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use wasmtime::{Config, Enabled, Engine, InstanceAllocationStrategy, PoolingAllocationConfig};

use crate::artifact::Loader;
use crate::cache::Cache;
use crate::capabilities::linker;
use crate::engine;
use crate::limits::MAX_TABLE_ELEMENTS;
use crate::outcome::CallError;
use crate::ticker::Ticker;

/// Calls that run in reused memory at once. More would cost every start of a process, and memory.
const MAX_SLOTS: usize = 64;

/// What a component may have of each to fit a slot. Runners need about half of it.
const INSTANCES: u32 = 24;
const TABLES: u32 = 12;
const MEMORIES: u32 = 2;
const INSTANCE_BYTES: usize = 2 << 20;

/// Written memory that a slot keeps and resets by copying; what is beyond goes back to the system.
const KEEP_MEMORY: usize = 8 << 20;
const KEEP_TABLE: usize = 64 << 10;

/// An engine and what belongs to it.
pub(crate) struct Backend {
    pub(crate) loader: Loader,
    pub(crate) ticker: Ticker,
}

impl Backend {
    fn new(config: &Config, cache: &Cache) -> wasmtime::Result<Arc<Self>> {
        let engine = Engine::new(config)?;
        Ok(Arc::new(Self {
            ticker: Ticker::new(engine.clone())?,
            loader: Loader::new(engine.clone(), linker(&engine)?, cache.clone()),
        }))
    }
}

/// A slot of the pool, held by a running call.
pub(crate) type Slot = OwnedSemaphorePermit;

/// The two engines of a sandbox.
pub(crate) struct Backends {
    cache: Cache,
    pool: Option<Pool>,
    /// Made when first needed.
    on_demand: OnceLock<Arc<Backend>>,
}

struct Pool {
    backend: Arc<Backend>,
    slots: Arc<Semaphore>,
    /// Of all slots.
    count: usize,
}

impl Backends {
    /// For so many calls at once.
    pub(crate) fn new(max_calls: usize, cache: Cache) -> wasmtime::Result<Self> {
        // Calls of calls run beside their callers.
        let slots = max_calls.saturating_mul(2).clamp(8, MAX_SLOTS);
        let backends = Self {
            pool: pool(slots, &cache),
            cache,
            on_demand: OnceLock::new(),
        };
        if backends.pool.is_none() {
            let backend = Backend::new(&engine::config(None)?, &backends.cache)?;
            let _ = backends.on_demand.set(backend);
        }
        Ok(backends)
    }

    pub(crate) fn cache(&self) -> &Cache {
        &self.cache
    }

    pub(crate) fn pooled(&self) -> Option<&Arc<Backend>> {
        self.pool.as_ref().map(|pool| &pool.backend)
    }

    /// A slot of the pool, if one is free.
    pub(crate) fn slot(&self) -> Option<Slot> {
        self.pool.as_ref()?.slots.clone().try_acquire_owned().ok()
    }

    /// A slot for what no call waits for: only while half of them are free.
    pub(crate) fn idle_slot(&self) -> Option<Slot> {
        let pool = self.pool.as_ref()?;
        if pool.slots.available_permits() * 2 <= pool.count {
            return None;
        }
        self.slot()
    }

    pub(crate) fn on_demand(&self) -> Result<Arc<Backend>, CallError> {
        if let Some(backend) = self.on_demand.get() {
            return Ok(backend.clone());
        }
        let backend = engine::config(None)
            .and_then(|config| Backend::new(&config, &self.cache))
            .map_err(|error| CallError::internal(format!("{error:#}")))?;
        Ok(self.on_demand.get_or_init(|| backend).clone())
    }
}

/// `None` where it can't be had: an older kernel, another system, too little address space.
fn pool(slots: usize, cache: &Cache) -> Option<Pool> {
    let count = u32::try_from(slots).ok()?;
    let mut pooling = PoolingAllocationConfig::default();
    pooling
        .pagemap_scan(Enabled::Yes)
        .linear_memory_keep_resident(KEEP_MEMORY)
        .table_keep_resident(KEEP_TABLE)
        .max_unused_warm_slots(count)
        .total_component_instances(count)
        .total_stacks(count)
        .total_gc_heaps(count)
        .total_core_instances(count * INSTANCES)
        .total_tables(count * TABLES)
        .total_memories(count * MEMORIES)
        .max_core_instances_per_component(INSTANCES)
        .max_tables_per_component(TABLES)
        .max_memories_per_component(MEMORIES)
        .max_component_instance_size(INSTANCE_BYTES)
        .max_core_instance_size(INSTANCE_BYTES)
        .table_elements(MAX_TABLE_ELEMENTS)
        .max_memory_size(1 << 32);
    let mut config = engine::config(None).ok()?;
    config.allocation_strategy(InstanceAllocationStrategy::Pooling(pooling));
    Some(Pool {
        backend: Backend::new(&config, cache).ok()?,
        slots: Arc::new(Semaphore::new(slots)),
        count: slots,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_engines_load_the_same_code() {
        let Some(pool) = pool(8, &Cache::new("unused")) else {
            return;
        };
        let compatibility = engine::compatibility_of(None).unwrap();
        assert_eq!(pool.backend.loader.compatibility(), compatibility);
    }
}
