//! A runner that is ready to take snapshots.

use crate::world::{World, linker};
use capsule_sandbox::cache::Cache;
use capsule_sandbox::engine::{compatibility, engine, sha256};
use std::path::Path;
use wasmtime::component::{Component, InstancePre};
use wasmtime::{Engine, Result, error::Context as _};
use wasmtime_wizer::{ComponentContext, Wizer};

/// A runner, instrumented for snapshots and compiled.
pub struct Runner {
    pub(crate) engine: Engine,
    /// The runner as wizer sees it: what the snapshots are written into.
    pub(crate) context: ComponentContext<'static>,
    pub(crate) instrumented: InstancePre<World>,
}

impl Runner {
    /// Compiles a runner, or loads what was compiled before from `cache`, a directory.
    /// `on_compile` is called before a compilation, which takes seconds.
    ///
    /// # Errors
    ///
    /// When the bytes are no component of the shape that [`crate::split`] makes, or it imports
    /// what the world doesn't have. A cache that can't be written is none.
    pub fn new(wasm: Vec<u8>, cache: &Path, on_compile: impl FnOnce()) -> Result<Runner> {
        let engine = engine(None)?;
        // The instruments are wizer's, and its version is wasmtime's, which compatibility covers.
        let key = format!("runner-{}-{}", sha256(&wasm), compatibility(&engine));
        let cache = Cache::new(cache);
        // For the rest of the process, as runners are: one for each language.
        let wasm: &'static [u8] = wasm.leak();
        let (context, instrumented) = wizer()
            .instrument_component(wasm)
            .context("the runner can't be instrumented for snapshots")?;
        let component = match load(&engine, &cache, &key) {
            Some(component) => component,
            None => {
                on_compile();
                compile(&engine, &instrumented, &cache, &key)?
            }
        };
        let instrumented = linker(&engine)?
            .instantiate_pre(&component)
            .context("the runner imports something outside of its world")?;
        Ok(Runner {
            engine,
            context,
            instrumented,
        })
    }
}

/// The compiled runner in the cache, if it is there, undamaged and loadable.
fn load(engine: &Engine, cache: &Cache, key: &str) -> Option<Component> {
    let entry = cache.get(key)?;
    // Safe: the entry is what `compile` stored, and nobody but the user can write to the cache.
    unsafe { Component::deserialize(engine, entry.payload()) }.ok()
}

fn compile(engine: &Engine, wasm: &[u8], cache: &Cache, key: &str) -> Result<Component> {
    let component = Component::new(engine, wasm).context("the runner can't be compiled")?;
    // A full disk or a read-only home costs the next build a compilation, no more.
    let _ = cache.put(key, &component.serialize()?);
    Ok(component)
}

/// How every runner is instrumented and every snapshot written.
pub(crate) fn wizer() -> Wizer {
    let mut wizer = Wizer::new();
    // Components must keep what they export: the world says so.
    wizer.keep_init_func(true);
    wizer
}
