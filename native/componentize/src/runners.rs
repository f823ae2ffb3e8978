//! The runners that a process has in use.

use crate::Runner;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use wasmtime::{Result, error::Context as _};

/// Runners by path, each loaded once for as long as its file stays the same.
#[derive(Default)]
pub struct Runners(Mutex<HashMap<PathBuf, Loaded>>);

struct Loaded {
    modified: Option<SystemTime>,
    bytes: u64,
    runner: Arc<Runner>,
}

impl Runners {
    /// The runner in a file. The first time it is made by [`Runner::new`], which has the other
    /// parameters; whoever asks in the meantime waits.
    ///
    /// # Errors
    ///
    /// When the file can't be read, or as of [`Runner::new`].
    pub fn get(&self, path: &Path, cache: &Path, on_compile: impl FnOnce()) -> Result<Arc<Runner>> {
        let mut runners = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let read = || format!("the runner {} can't be read", path.display());
        let file = fs::metadata(path).with_context(read)?;
        let (modified, bytes) = (file.modified().ok(), file.len());
        if let Some(loaded) = runners.get(path)
            && (loaded.modified, loaded.bytes) == (modified, bytes)
        {
            return Ok(loaded.runner.clone());
        }
        let wasm = fs::read(path).with_context(read)?;
        let runner = Arc::new(Runner::new(wasm, cache, on_compile)?);
        let loaded = Loaded {
            modified,
            bytes,
            runner: runner.clone(),
        };
        runners.insert(path.to_owned(), loaded);
        Ok(runner)
    }
}
