//! An opened artifact. Its components are loaded at their first call, each once.

mod load;
mod mapped;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::OnceCell;
use wasmtime::component::{ComponentExportIndex, InstancePre};

use crate::ahead::Shelf;
use crate::backend::{Backend, Backends};
use crate::manifest::{self, Manifest, Policy};
use crate::outcome::{CallError, ErrorType};
use crate::state::State;
pub(crate) use load::Loader;

/// A component that is ready to be instantiated.
pub(crate) struct Loaded {
    pub(crate) pre: InstancePre<State>,
    /// Its export `run`.
    pub(crate) run: ComponentExportIndex,
    pub(crate) backend: Arc<Backend>,
    /// Whether each call needs a slot of the pool.
    pub(crate) pooled: bool,
}

/// A component's two forms.
#[derive(Default)]
struct Cells {
    /// Where its calls run first.
    first: OnceCell<Arc<Loaded>>,
    /// Where they run when the pool is full.
    beyond: OnceCell<Arc<Loaded>>,
}

/// A task as calls need it.
pub(crate) struct Task {
    pub(crate) name: Arc<str>,
    pub(crate) component: String,
    pub(crate) policy: Policy,
    /// Instances that were made ahead of its calls.
    pub(crate) shelf: Shelf,
    /// Whether its last call was over within [`BRIEF`].
    brief: AtomicBool,
}

/// A call that is over so soon is worth running where it was made: to wake another thread, and to be
/// woken by it, takes two to three times 50 µs on a machine whose cores sleep in between.
const BRIEF: Duration = Duration::from_micros(500);

impl Task {
    /// One that was never called.
    pub(crate) fn new(name: &str, component: &str, policy: Policy) -> Self {
        Self {
            name: name.into(),
            component: component.to_owned(),
            policy,
            shelf: Shelf::default(),
            brief: AtomicBool::default(),
        }
    }

    /// A call has ended.
    pub(crate) fn took(&self, duration: Duration) {
        self.brief.store(duration < BRIEF, Ordering::Relaxed);
    }
}

/// A manifest, and where its files and the project lie.
pub struct Artifact {
    manifest: Arc<Manifest>,
    dir: PathBuf,
    root: PathBuf,
    components: Arc<HashMap<String, Cells>>,
    tasks: HashMap<String, Arc<Task>>,
}

impl Artifact {
    /// Checks the manifest; no other file is touched.
    pub(crate) fn open(text: &str, dir: PathBuf, root: PathBuf) -> Result<Self, CallError> {
        let manifest = manifest::parse(text)?;
        let components = manifest
            .components
            .keys()
            .map(|id| (id.clone(), Cells::default()))
            .collect();
        let tasks = manifest
            .tasks
            .iter()
            .map(|(name, entry)| {
                let task = Task::new(name, &entry.component, entry.policy.clone());
                (name.clone(), Arc::new(task))
            })
            .collect();
        Ok(Self {
            manifest: Arc::new(manifest),
            dir,
            root,
            components: Arc::new(components),
            tasks,
        })
    }

    /// The same components with one task alone, under a policy that its caller chooses.
    ///
    /// # Errors
    ///
    /// `task_not_found`; `artifact_invalid` where the policy is none.
    pub fn with_policy(&self, task: &str, policy: &str) -> Result<Self, CallError> {
        let known = self.task(task)?;
        let policy = manifest::parse_policy(policy)?;
        let task = Task::new(&known.name, &known.component, policy);
        Ok(Self {
            manifest: self.manifest.clone(),
            dir: self.dir.clone(),
            root: self.root.clone(),
            components: self.components.clone(),
            tasks: HashMap::from([(task.name.to_string(), Arc::new(task))]),
        })
    }

    /// The checked manifest.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The directory that holds the manifest.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The project's root, which file grants are relative to.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether the task's last call was so short that the next one may as well run on the thread that makes it.
    pub fn is_brief(&self, task: &str) -> bool {
        self.tasks
            .get(task)
            .is_some_and(|task| task.brief.load(Ordering::Relaxed))
    }

    pub(crate) fn task(&self, name: &str) -> Result<&Arc<Task>, CallError> {
        self.tasks.get(name).ok_or_else(|| {
            let mut names: Vec<&str> = self.tasks.keys().map(String::as_str).collect();
            names.sort_unstable();
            names.truncate(20);
            CallError::new(
                ErrorType::TaskNotFound,
                format!("the artifact has no task `{}`", shortened(name)),
            )
            .hint(format!("its tasks: {}", names.join(", ")))
        })
    }

    /// The component, if it is loaded where its calls run first.
    pub(crate) fn loaded(&self, id: &str) -> Option<&Arc<Loaded>> {
        self.components.get(id)?.first.get()
    }

    /// The component, loaded now if it wasn't: into the pool where it fits. A failure is not kept:
    /// the files may be mended.
    pub(crate) async fn load(
        self: Arc<Self>,
        id: String,
        backends: Arc<Backends>,
    ) -> Result<Arc<Loaded>, CallError> {
        let (artifact, key) = (self.clone(), id.clone());
        let load = move || match backends.pooled() {
            Some(pooled) => artifact
                .load_into(pooled, &id, true)
                // What doesn't fit a slot, or can't be loaded at all; the second attempt tells.
                .or_else(|_| artifact.load_into(&backends.on_demand()?, &id, false)),
            None => artifact.load_into(&backends.on_demand()?, &id, false),
        };
        self.components[&key]
            .first
            .get_or_try_init(|| blocking(load))
            .await
            .cloned()
    }

    /// The component for calls beyond the pool's slots, if it is loaded.
    pub(crate) fn loaded_on_demand(&self, id: &str) -> Option<Arc<Loaded>> {
        let cells = self.components.get(id)?;
        let unpooled = cells.first.get().filter(|loaded| !loaded.pooled);
        unpooled.or_else(|| cells.beyond.get()).cloned()
    }

    /// The component for calls beyond the pool's slots.
    pub(crate) async fn load_on_demand(
        self: Arc<Self>,
        id: String,
        backends: Arc<Backends>,
    ) -> Result<Arc<Loaded>, CallError> {
        let (artifact, key) = (self.clone(), id.clone());
        let load = move || artifact.load_into(&backends.on_demand()?, &id, false);
        self.components[&key]
            .beyond
            .get_or_try_init(|| blocking(load))
            .await
            .cloned()
    }

    fn load_into(
        &self,
        backend: &Arc<Backend>,
        id: &str,
        pooled: bool,
    ) -> Result<Arc<Loaded>, CallError> {
        let (pre, run) = backend.loader.load(&self.manifest, &self.dir, id)?;
        Ok(Arc::new(Loaded {
            pre,
            run,
            backend: backend.clone(),
            pooled,
        }))
    }
}

/// Loading reads files and may compile for seconds.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, CallError> + Send + 'static,
) -> Result<T, CallError> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| Err(CallError::internal(format!("loading failed: {error}"))))
}

/// A name that a guest made up, cut to what a message can bear.
fn shortened(name: &str) -> String {
    name.chars().take(80).collect()
}
