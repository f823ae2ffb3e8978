//! Turns an artifact's files into code. Nothing is loaded that wasn't verified.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};

use wasmtime::component::{Component, ComponentExportIndex, InstancePre, Linker};
use wasmtime::{Engine, Module};

use crate::cache::Cache;
use crate::engine::{TARGET, code_module_name, compatibility};
use crate::manifest::{ArtifactFile, Manifest, Target};
use crate::outcome::CallError;
use crate::state::State;
use crate::sync::lock;

use super::mapped::ArtifactCode;

/// Loads components, sharing code modules among them.
pub(crate) struct Loader {
    engine: Engine,
    /// The engine's, made when first asked for.
    compatibility: OnceLock<String>,
    linker: Linker<State>,
    cache: Cache,
    /// Code modules by the SHA-256 of their `.wasm`. Their code is the same in every artifact.
    modules: Mutex<HashMap<String, SharedModule>>,
}

/// Locked while it is loaded: who needs it meanwhile waits instead of loading it as well.
type SharedModule = Arc<Mutex<Option<Module>>>;

/// What can be loaded: a component, or a module that components share.
trait Code: Sized {
    fn compile(engine: &Engine, wasm: &[u8]) -> wasmtime::Result<Vec<u8>>;

    /// # Safety
    ///
    /// The bytes must be what wasmtime compiled.
    unsafe fn deserialize(engine: &Engine, bytes: &[u8]) -> wasmtime::Result<Self>;

    /// # Safety
    ///
    /// The file must hold what wasmtime compiled, for as long as the code is used.
    unsafe fn map(engine: &Engine, file: &Path) -> wasmtime::Result<Self>;
}

impl Code for Component {
    fn compile(engine: &Engine, wasm: &[u8]) -> wasmtime::Result<Vec<u8>> {
        engine.precompile_component(wasm)
    }

    unsafe fn deserialize(engine: &Engine, bytes: &[u8]) -> wasmtime::Result<Self> {
        // Safe as promised by the caller.
        unsafe { Component::deserialize(engine, bytes) }
    }

    unsafe fn map(engine: &Engine, file: &Path) -> wasmtime::Result<Self> {
        // Safe as promised by the caller.
        unsafe { Component::deserialize_file(engine, file) }
    }
}

impl Code for Module {
    fn compile(engine: &Engine, wasm: &[u8]) -> wasmtime::Result<Vec<u8>> {
        engine.precompile_module(wasm)
    }

    unsafe fn deserialize(engine: &Engine, bytes: &[u8]) -> wasmtime::Result<Self> {
        // Safe as promised by the caller.
        unsafe { Module::deserialize(engine, bytes) }
    }

    unsafe fn map(engine: &Engine, file: &Path) -> wasmtime::Result<Self> {
        // Safe as promised by the caller.
        unsafe { Module::deserialize_file(engine, file) }
    }
}

impl Loader {
    pub(crate) fn new(engine: Engine, linker: Linker<State>, cache: Cache) -> Self {
        Self {
            engine,
            compatibility: OnceLock::new(),
            linker,
            cache,
            modules: Mutex::default(),
        }
    }

    /// Reads, verifies, compiles where needed. Blocks, for seconds where it must compile.
    pub(super) fn load(
        &self,
        manifest: &Manifest,
        dir: &Path,
        id: &str,
    ) -> Result<(InstancePre<State>, ComponentExportIndex), CallError> {
        let entry = &manifest.components[id];
        let files = Files {
            manifest,
            dir,
            wasm: &entry.wasm,
            precompiled: &entry.precompiled,
        };
        // Engines are the larger part: they are loaded beside the component.
        let (component, modules) = std::thread::scope(|scope| {
            let modules: Vec<_> = entry
                .engines
                .iter()
                .map(|engine| (engine, scope.spawn(|| self.module(manifest, dir, engine))))
                .collect();
            let component = self.code::<Component>(&files);
            let modules: Vec<_> = modules
                .into_iter()
                .map(|(engine, thread)| {
                    let panicked =
                        |_| Err(CallError::internal("a code module could not be loaded"));
                    (engine, thread.join().unwrap_or_else(panicked))
                })
                .collect();
            (component, modules)
        });
        let mut linker = self.linker.clone();
        for (engine, module) in modules {
            linker
                .root()
                .module(&code_module_name(engine), &module?)
                .map_err(|error| CallError::artifact(format!("{error:#}")))?;
        }
        let component = component?;
        let run = component.get_export_index(None, "run").ok_or_else(|| {
            CallError::artifact(format!("the component `{id}` has no function `run`"))
        })?;
        let pre = linker.instantiate_pre(&component).map_err(|error| {
            CallError::artifact(format!("the component `{id}` can't be linked: {error:#}"))
        })?;
        Ok((pre, run))
    }

    fn module(&self, manifest: &Manifest, dir: &Path, sha: &str) -> Result<Module, CallError> {
        let shared = lock(&self.modules)
            .entry(sha.to_owned())
            .or_default()
            .clone();
        let mut shared = lock(&shared);
        if let Some(module) = &*shared {
            return Ok(module.clone());
        }
        let entry = &manifest.engines[sha];
        if entry.wasm.sha256 != sha {
            return Err(CallError::artifact(
                "the manifest lists an engine under another digest than its own",
            ));
        }
        let module = self.code::<Module>(&Files {
            manifest,
            dir,
            wasm: &entry.wasm,
            precompiled: &entry.precompiled,
        })?;
        Ok(shared.insert(module).clone())
    }

    fn code<T: Code>(&self, files: &Files<'_>) -> Result<T, CallError> {
        if let Some(file) = self.precompiled(files) {
            return self.load_precompiled(files.dir, file);
        }
        let key = format!(
            "{}-{}.cwasm",
            files.wasm.sha256,
            &self.compatibility()[..16]
        );
        if let Some(entry) = self.cache.get(&key) {
            // Safe: the bytes are what this user's own process compiled and stored, digest verified.
            if let Ok(code) = unsafe { T::deserialize(&self.engine, entry.payload()) } {
                return Ok(code);
            }
        }
        let wasm = unpacked(
            verified(&mut self.open(files.dir, files.wasm)?, files.wasm)?,
            files.wasm,
        )?;
        let compiled = T::compile(&self.engine, &wasm).map_err(|error| {
            CallError::artifact(format!("{} can't be compiled: {error:#}", files.wasm.path))
        })?;
        // Without a cache the next process compiles again; that is no reason to fail.
        let _ = self.cache.put(&key, &compiled);
        // Safe: just compiled by this engine.
        unsafe { T::deserialize(&self.engine, &compiled) }.map_err(|error| {
            CallError::internal(format!("compiled code can't be loaded: {error:#}"))
        })
    }

    /// The file for this machine, if there is one that our engine can load.
    fn precompiled<'a>(&self, files: &Files<'a>) -> Option<&'a ArtifactFile> {
        let compatible = files.manifest.compatibility.get(TARGET);
        if compatible.is_none_or(|hash| hash != self.compatibility()) {
            return None;
        }
        files.precompiled.get(TARGET)
    }

    fn load_precompiled<T: Code>(&self, dir: &Path, file: &ArtifactFile) -> Result<T, CallError> {
        let mut code = self.open(dir, file)?;
        // Safe: what this user's own process verified is unchanged since, and nobody else can write
        // to it. The manifest says that an engine of our compatibility wrote it.
        if let Some(path) = code.verified()
            && let Ok(code) = unsafe { T::map(&self.engine, &path) }
        {
            return Ok(code);
        }
        let bytes = verified(&mut code, file)?;
        // Safe: these very bytes have the digest that the manifest lists for them.
        unsafe { T::deserialize(&self.engine, &bytes) }.map_err(|error| {
            CallError::artifact(format!("precompiled code can't be loaded: {error:#}"))
        })
    }

    fn open<'a>(&self, dir: &Path, file: &'a ArtifactFile) -> Result<ArtifactCode<'a>, CallError> {
        ArtifactCode::open(&dir.join(&file.path), &file.sha256, &self.cache)
            .map_err(|error| unreadable(file, &error))
    }

    pub(crate) fn compatibility(&self) -> &str {
        self.compatibility
            .get_or_init(|| compatibility(&self.engine))
    }
}

/// One piece of code in its forms.
struct Files<'a> {
    manifest: &'a Manifest,
    dir: &'a Path,
    wasm: &'a ArtifactFile,
    precompiled: &'a BTreeMap<Target, ArtifactFile>,
}

/// What begins a file that zstd compressed.
const ZSTD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// The code itself: components are compressed in an artifact, engines and what has no artifact around it are not.
fn unpacked(bytes: Vec<u8>, file: &ArtifactFile) -> Result<Vec<u8>, CallError> {
    if !bytes.starts_with(&ZSTD) {
        return Ok(bytes);
    }
    zstd::decode_all(&bytes[..]).map_err(|error| {
        CallError::artifact(format!("{} can't be decompressed: {error}", file.path))
    })
}

/// The file's bytes, verified against the manifest.
fn verified(code: &mut ArtifactCode<'_>, file: &ArtifactFile) -> Result<Vec<u8>, CallError> {
    let bytes = code.read().map_err(|error| unreadable(file, &error))?;
    bytes.ok_or_else(|| {
        CallError::artifact(format!(
            "{} was changed after it was built: its digest doesn't match",
            file.path
        ))
    })
}

fn unreadable(file: &ArtifactFile, error: &std::io::Error) -> CallError {
    CallError::artifact(format!("{} can't be read: {error}", file.path))
}
