//! An opened artifact. Its components are loaded at their first call, each once.

mod load;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::OnceCell;
use wasmtime::component::{ComponentExportIndex, InstancePre};

use crate::manifest::{self, Manifest, Policy};
use crate::outcome::{CallError, ErrorType};
use crate::state::State;
pub(crate) use load::Loader;

/// A component that is ready to be instantiated.
pub(crate) struct Loaded {
    pub(crate) pre: InstancePre<State>,
    /// Its export `run`.
    pub(crate) run: ComponentExportIndex,
}

/// A task as calls need it.
pub(crate) struct Task {
    pub(crate) name: Arc<str>,
    pub(crate) component: String,
    pub(crate) policy: Policy,
}

/// A manifest, and where its files and the project lie.
pub struct Artifact {
    manifest: Manifest,
    dir: PathBuf,
    root: PathBuf,
    components: HashMap<String, OnceCell<Arc<Loaded>>>,
    tasks: HashMap<String, Arc<Task>>,
}

impl Artifact {
    /// Checks the manifest; no other file is touched.
    pub(crate) fn open(text: &str, dir: PathBuf, root: PathBuf) -> Result<Self, CallError> {
        let manifest = manifest::parse(text)?;
        let components = manifest
            .components
            .keys()
            .map(|id| (id.clone(), OnceCell::new()))
            .collect();
        let tasks = manifest
            .tasks
            .iter()
            .map(|(name, entry)| {
                let task = Task {
                    name: name.as_str().into(),
                    component: entry.component.clone(),
                    policy: entry.policy.clone(),
                };
                (name.clone(), Arc::new(task))
            })
            .collect();
        Ok(Self {
            manifest,
            dir,
            root,
            components,
            tasks,
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

    pub(crate) fn task(&self, name: &str) -> Result<&Arc<Task>, CallError> {
        self.tasks.get(name).ok_or_else(|| {
            let mut names: Vec<&str> = self.manifest.tasks.keys().map(String::as_str).collect();
            names.truncate(20);
            CallError::new(
                ErrorType::TaskNotFound,
                format!("the artifact has no task `{}`", shortened(name)),
            )
            .hint(format!("its tasks: {}", names.join(", ")))
        })
    }

    /// The component, if it is loaded.
    pub(crate) fn loaded(&self, id: &str) -> Option<&Arc<Loaded>> {
        self.components.get(id)?.get()
    }

    /// The component, loaded now if it wasn't. A failure is not kept: the files may be mended.
    pub(crate) async fn load(
        self: Arc<Self>,
        id: String,
        loader: Arc<Loader>,
    ) -> Result<Arc<Loaded>, CallError> {
        let cell = &self.components[&id];
        let load = || async {
            let (artifact, id) = (self.clone(), id.clone());
            let work = move || loader.load(&artifact.manifest, &artifact.dir, &id);
            match tokio::task::spawn_blocking(work).await {
                Ok(loaded) => loaded.map(Arc::new),
                Err(error) => Err(CallError::internal(format!("loading failed: {error}"))),
            }
        };
        cell.get_or_try_init(load).await.cloned()
    }
}

/// A name that a guest made up, cut to what a message can bear.
fn shortened(name: &str) -> String {
    name.chars().take(80).collect()
}
