//! From a runner and a source to a component and its forms. Failures of the machinery reject;
//! failures of the guest are values.

use crate::blocking::blocking;
use capsule_componentize::error::Context as _;
use capsule_componentize::{Archive, Runners, Snapshot, Thin, initial_memory, lift, link, pack};
use napi::Status;
use napi::bindgen_prelude::{Buffer, Result};
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};
use napi_derive::napi;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

static RUNNERS: LazyLock<Runners> = LazyLock::new(Runners::default);

/// `ComponentizeOptions`
#[napi(object, object_to_js = false)]
pub struct ComponentizeOptions {
    pub runner: String,
    pub source: String,
    pub cache: String,
    /// Doesn't keep the process alive by itself.
    pub on_compile_runner: Told,
}

/// `RunnerOptions`
#[napi(object, object_to_js = false)]
pub struct RunnerOptions {
    pub runner: String,
    pub cache: String,
    /// Doesn't keep the process alive by itself.
    pub on_compile_runner: Told,
}

/// A function without parameters that JavaScript is called back by.
type Told = ThreadsafeFunction<(), (), (), Status, false, true>;

fn tell(told: &Told) {
    told.call((), ThreadsafeFunctionCallMode::NonBlocking);
}

/// `Componentized`
#[napi(object, object_from_js = false, use_nullable = true)]
pub struct Componentized {
    pub error: Option<String>,
    pub notes: Vec<String>,
    pub fuel: f64,
    pub component: Buffer,
    pub thin: Buffer,
    pub packed: Buffer,
    pub modules: Vec<CodeModule>,
    pub memory: f64,
}

/// `CodeModule`
#[napi(object, object_from_js = false)]
pub struct CodeModule {
    pub sha256: String,
    pub wasm: Buffer,
}

/// `Addon.loadRunner`
#[napi]
pub async fn load_runner(options: RunnerOptions) -> Result<()> {
    blocking(move || {
        let (path, cache) = (Path::new(&options.runner), Path::new(&options.cache));
        RUNNERS.get(path, cache, || tell(&options.on_compile_runner))?;
        Ok(())
    })
    .await
}

/// `LinkOptions`
#[napi(object, object_to_js = false)]
pub struct LinkOptions {
    pub component: String,
    pub archive: String,
    pub output: String,
}

/// `Addon.linkRunner`
#[napi]
pub async fn link_runner(options: LinkOptions) -> Result<()> {
    blocking(move || {
        let archive = read(&options.archive)?;
        let runner = link(
            &read(&options.component)?,
            Some(&Archive::of_python(&archive)),
        )?;
        fs::write(&options.output, runner).with_context(|| format!("writing {}", options.output))
    })
    .await
}

fn read(path: &str) -> capsule_componentize::Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("reading {path}"))
}

/// `Addon.componentize`
#[napi]
pub async fn componentize(options: ComponentizeOptions) -> Result<Componentized> {
    blocking(move || run(options)).await
}

fn run(options: ComponentizeOptions) -> capsule_componentize::Result<Componentized> {
    let (path, cache) = (Path::new(&options.runner), Path::new(&options.cache));
    let runner = RUNNERS.get(path, cache, || tell(&options.on_compile_runner))?;
    let (error, notes, fuel, component, thin) = match runner.snapshot(&options.source)? {
        Snapshot::Failed(error) => (Some(error), Vec::new(), 0, Vec::new(), Thin::default()),
        Snapshot::Taken {
            component,
            notes,
            fuel,
        } => {
            let thin = lift(&component)?;
            (None, notes, fuel, component, thin)
        }
    };
    let memory = match &error {
        None => initial_memory(&component)?,
        Some(_) => 0,
    };
    let packed = pack(&thin.component)?;
    Ok(Componentized {
        error,
        notes,
        fuel: fuel as f64,
        component: component.into(),
        thin: thin.component.into(),
        packed: packed.into(),
        modules: thin.modules.into_iter().map(CodeModule::from).collect(),
        memory: memory as f64,
    })
}

/// `Addon.precompileComponent`
#[napi]
pub async fn precompile_component(thin: Buffer, target: Option<String>) -> Result<Buffer> {
    let compile = move || capsule_componentize::precompile_component(&thin, target.as_deref());
    blocking(compile).await.map(Buffer::from)
}

/// `Addon.precompileModule`
#[napi]
pub async fn precompile_module(module: Buffer, target: Option<String>) -> Result<Buffer> {
    let compile = move || capsule_componentize::precompile_module(&module, target.as_deref());
    blocking(compile).await.map(Buffer::from)
}

impl From<capsule_componentize::CodeModule> for CodeModule {
    fn from(module: capsule_componentize::CodeModule) -> Self {
        CodeModule {
            sha256: module.sha256,
            wasm: module.wasm.into(),
        }
    }
}
