//! Runs WebAssembly components under limits: engine, capabilities, calls, trace.
//!
//! A [`Sandbox`] opens artifacts and calls their tasks. Every attempt of a call has a store of its
//! own, with the fuel, memory, time and capabilities that the manifest's policy grants, and nothing
//! else. Calls run on the caller's tokio runtime, which must have its timer and I/O enabled.
#![deny(missing_docs)]

mod admission;
mod ahead;
mod artifact;
mod attempt;
mod backend;
pub mod cache;
mod call;
mod capabilities;
mod detach;
pub mod engine;
mod failure;
mod guest;
mod limits;
mod live;
pub mod manifest;
mod options;
mod outcome;
mod retry;
mod state;
mod stop;
mod sync;
mod ticker;
mod tools;
mod trace;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

pub use artifact::Artifact;
pub use capabilities::stdio::LogStream;
pub use live::Live;
pub use options::{
    CallRequest, LiveCall, LogEvent, Mount, OnLog, OnTool, Opening, Options, ToolCall,
};
pub use outcome::{CallError, ErrorType, HostRequest, Outcome};

use admission::Admission;
use ahead::Ahead;
use backend::Backends;
use cache::Cache;
use call::{Invocation, Session};
use stop::Cancel;
use sync::lock;
use tools::Tools;
use trace::Trace;

/// Largest JSON text of arguments or of a result, bytes.
pub const MAX_VALUE_BYTES: usize = 64 << 20;

/// Opens artifacts and runs their tasks. Clones are the same sandbox.
#[derive(Clone)]
pub struct Sandbox(Arc<Inner>);

/// What calls of one sandbox share.
pub(crate) struct Inner {
    backends: Arc<Backends>,
    admission: Arc<Admission>,
    ahead: Arc<Ahead>,
    trace: Option<Trace>,
    options: Options,
    on_log: OnLog,
    tools: Tools,
    /// The running and waiting calls from outside.
    calls: Mutex<HashMap<u64, Arc<Cancel>>>,
}

impl Sandbox {
    /// A sandbox. `on_log` takes every line that tasks print, `on_tool` every call of the host's own functions, to be
    /// answered by [`Self::answer`]; on the threads that calls run on: neither may block.
    ///
    /// # Errors
    ///
    /// `internal_error` when this machine can't run compiled code or start threads.
    pub fn new(options: Options, on_log: OnLog, on_tool: OnTool) -> Result<Self, CallError> {
        let internal = |error: wasmtime::Error| CallError::internal(format!("{error:#}"));
        let cache = Cache::new(options.cache.clone());
        let backends = Backends::new(options.max_calls, cache).map_err(internal)?;
        let backends = Arc::new(backends);
        let admission = Admission::new(options.max_calls, options.ram_budget);
        let ahead = Ahead::new(backends.clone(), admission.clone(), options.ahead_from);
        let no_thread = |error: std::io::Error| CallError::internal(error.to_string());
        Ok(Self(Arc::new(Inner {
            backends,
            admission,
            ahead,
            trace: options
                .trace
                .clone()
                .map(Trace::new)
                .transpose()
                .map_err(no_thread)?,
            options,
            on_log,
            tools: Tools::new(on_tool),
            calls: Mutex::default(),
        })))
    }

    /// Checks a manifest's text. Loads nothing else: a component is loaded at its first call.
    /// `dir` holds the artifact's files, `root` is what file grants are relative to.
    ///
    /// # Errors
    ///
    /// `artifact_invalid`.
    pub fn open(
        &self,
        manifest: &str,
        dir: impl Into<PathBuf>,
        root: impl Into<PathBuf>,
    ) -> Result<Arc<Artifact>, CallError> {
        Artifact::open(manifest, dir.into(), root.into()).map(Arc::new)
    }

    /// Calls a task. The call counts from now on: it can be cancelled before the future is first
    /// polled. A dropped future cancels its call, which then ends in the background.
    pub fn call(
        &self,
        artifact: &Arc<Artifact>,
        request: CallRequest,
    ) -> impl Future<Output = Outcome> + Send + 'static + use<> {
        self.run(Invocation {
            session: Arc::new(Session {
                sandbox: self.0.clone(),
                artifact: artifact.clone(),
                id: request.id,
                env: request.env,
                mounts: request.mounts,
                logs: request.logs,
                tools: request.tools.map(Into::into),
            }),
            task: request.task,
            arguments: request.arguments.into(),
            depth: 0,
            parent: None,
            cancel: Arc::default(),
            live: None,
        })
    }

    /// Opens an instance that lives on between its calls. It is made at its first call.
    ///
    /// # Errors
    ///
    /// `task_not_found`
    pub fn live(&self, artifact: &Arc<Artifact>, opening: Opening) -> Result<Arc<Live>, CallError> {
        artifact.task(&opening.task)?;
        Ok(Arc::new(Live::new(artifact.clone(), opening)))
    }

    /// Calls an instance that lives on, as [`Self::call`] does a task. Its calls run one after the other.
    pub fn call_live(
        &self,
        live: &Arc<Live>,
        call: LiveCall,
    ) -> impl Future<Output = Outcome> + Send + 'static + use<> {
        self.run(Invocation {
            session: Arc::new(Session {
                sandbox: self.0.clone(),
                artifact: live.artifact.clone(),
                id: call.id,
                env: live.env.clone(),
                mounts: live.mounts.clone(),
                logs: call.logs,
                tools: live.tools.clone(),
            }),
            task: live.task.clone(),
            arguments: call.arguments.into(),
            depth: 0,
            parent: None,
            cancel: live.cancel.child(),
            live: Some(live.clone()),
        })
    }

    fn run(
        &self,
        invocation: Invocation,
    ) -> impl Future<Output = Outcome> + Send + 'static + use<> {
        let (id, cancel) = (invocation.session.id, invocation.cancel.clone());
        lock(&self.0.calls).insert(id, cancel.clone());
        let registered = Registered {
            sandbox: self.0.clone(),
            id,
            cancel,
        };
        async move {
            let outcome = invocation.run().await;
            drop(registered);
            outcome
        }
    }

    /// Answers a call of one of the host's functions: JSON of its result, or why there is none.
    pub fn answer(&self, request: u64, answer: Result<String, CallError>) {
        self.0.tools.answer(request, answer);
    }

    /// Ends a running or waiting call as `cancelled`, and the calls it made. An unknown id is ignored.
    pub fn cancel(&self, id: u64) {
        let cancel = lock(&self.0.calls).get(&id).cloned();
        if let Some(cancel) = cancel {
            cancel.throw();
        }
    }

    /// Instances that were made ahead and wait for calls.
    pub fn ready(&self) -> usize {
        self.0.ahead.ready()
    }

    /// Writes what the trace still holds. Blocks for a few milliseconds.
    pub fn flush(&self) {
        if let Some(trace) = &self.0.trace {
            trace.flush();
        }
    }
}

/// A call's entry in the list, taken out when the call is over.
struct Registered {
    sandbox: Arc<Inner>,
    id: u64,
    cancel: Arc<Cancel>,
}

impl Drop for Registered {
    fn drop(&mut self) {
        let mut calls = lock(&self.sandbox.calls);
        // Unless a later call has taken the id over.
        if calls
            .get(&self.id)
            .is_some_and(|cancel| Arc::ptr_eq(cancel, &self.cancel))
        {
            calls.remove(&self.id);
        }
    }
}
