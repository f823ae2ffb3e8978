//! The class `Sandbox`: each method is one of the sandbox crate's.

use crate::mailbox::Mailbox;
use crate::outcome::{CallError, LogEvent, Outcome};
use capsule_sandbox::{Artifact, CallRequest, LogStream, Options};
use napi::Env;
use napi::bindgen_prelude::{
    Error, Function, PromiseRaw, Result, spawn, within_runtime_if_available,
};
use napi_derive::napi;
use std::collections::HashMap;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

/// Between a task in JavaScript, which takes 30 µs, about what a thread needs to hand an instance
/// over, and one in Python: 0.1 ms with its libraries linked, 1 ms where a component keeps them apart.
const AHEAD_FROM: Duration = Duration::from_micros(70);

/// `SandboxOptions`
#[napi(object, object_to_js = false, use_nullable = true)]
pub struct SandboxOptions {
    pub max_calls: u32,
    pub ram_budget: f64,
    pub max_depth: u32,
    pub max_fan_out: u32,
    pub trace: Option<String>,
    pub cache: String,
}

/// `Sandbox`
#[napi]
pub struct Sandbox {
    sandbox: capsule_sandbox::Sandbox,
    mailbox: Arc<Mailbox>,
}

/// `ArtifactHandle`
#[napi]
pub struct ArtifactHandle(std::result::Result<Arc<Artifact>, capsule_sandbox::CallError>);

/// `Call`
#[napi(object, object_to_js = false)]
pub struct Call {
    pub id: i64,
    pub task: String,
    pub arguments: String,
    pub env: HashMap<String, String>,
    pub mounts: Vec<Mount>,
    pub logs: bool,
    pub at_once: bool,
}

/// `Mount`
#[napi(object, object_to_js = false)]
pub struct Mount {
    pub host: String,
    pub guest: String,
    pub writable: bool,
}

#[napi]
impl Sandbox {
    /// `new Sandbox`
    #[napi(constructor, catch_unwind)]
    pub fn new(
        env: Env,
        options: SandboxOptions,
        on_log: Function<'_, LogEvent, ()>,
    ) -> Result<Self> {
        let mailbox = Mailbox::new(&env, &on_log)?;
        let logs = mailbox.clone();
        let on_log = Arc::new(move |event: capsule_sandbox::LogEvent| logs.log(event.into()));
        let sandbox = capsule_sandbox::Sandbox::new(options.into(), on_log)
            .map_err(|error| Error::from_reason(error.message))?;
        Ok(Sandbox { sandbox, mailbox })
    }

    /// `Sandbox.open`
    #[napi(catch_unwind)]
    pub fn open(&self, manifest: String, directory: String, root: String) -> ArtifactHandle {
        ArtifactHandle(self.sandbox.open(&manifest, directory, root))
    }

    /// `Sandbox.call`
    #[napi(catch_unwind)]
    pub fn call<'env>(
        &self,
        env: &'env Env,
        artifact: &ArtifactHandle,
        call: Call,
    ) -> Result<PromiseRaw<'env, Outcome>> {
        let (reply, promise) = self.mailbox.promise(env)?;
        match &artifact.0 {
            Ok(artifact) => {
                let at_once = call.at_once && artifact.is_brief(&call.task);
                let mut outcome = Box::pin(self.sandbox.call(artifact, call.into()));
                match at_once.then(|| begin(&mut outcome)) {
                    Some(Poll::Ready(outcome)) => reply.send_here(env, outcome.into()),
                    _ => {
                        spawn(async move { reply.send(outcome.await.into()) });
                    }
                }
            }
            Err(error) => reply.send(Outcome::failed(error.clone().into())),
        }
        Ok(promise)
    }

    /// `Sandbox.cancel`
    #[napi(catch_unwind)]
    pub fn cancel(&self, id: i64) {
        self.sandbox.cancel(id.cast_unsigned());
    }

    /// `Sandbox.flush`
    #[napi(catch_unwind)]
    pub fn flush(&self) {
        self.sandbox.flush();
    }
}

#[napi]
impl ArtifactHandle {
    /// `ArtifactHandle.error`
    #[napi(getter)]
    pub fn error(&self) -> Option<CallError> {
        self.0.as_ref().err().cloned().map(CallError::from)
    }
}

/// Runs a call on this thread until it waits for something or its first slice is over. It goes on wherever it is
/// polled next, which is at once: nobody needs to be woken.
fn begin<T>(call: &mut Pin<Box<impl Future<Output = T>>>) -> Poll<T> {
    let mut context = Context::from_waker(Waker::noop());
    within_runtime_if_available(|| call.as_mut().poll(&mut context))
}

impl From<SandboxOptions> for Options {
    fn from(options: SandboxOptions) -> Self {
        Options {
            max_calls: options.max_calls as usize,
            ram_budget: options.ram_budget as u64,
            max_depth: options.max_depth as usize,
            max_fan_out: options.max_fan_out as usize,
            ahead_from: AHEAD_FROM,
            trace: options.trace.map(Into::into),
            cache: options.cache.into(),
        }
    }
}

impl From<Call> for CallRequest {
    fn from(call: Call) -> Self {
        CallRequest {
            id: call.id.cast_unsigned(),
            task: call.task,
            arguments: call.arguments,
            env: call.env,
            mounts: call.mounts.into_iter().map(Into::into).collect(),
            logs: call.logs,
        }
    }
}

impl From<Mount> for capsule_sandbox::Mount {
    fn from(mount: Mount) -> Self {
        capsule_sandbox::Mount {
            host: mount.host.into(),
            guest: mount.guest,
            writable: mount.writable,
        }
    }
}

impl From<capsule_sandbox::LogEvent> for LogEvent {
    fn from(event: capsule_sandbox::LogEvent) -> Self {
        LogEvent {
            id: event.id.cast_signed(),
            task: event.task,
            stream: match event.stream {
                LogStream::Stdout => "stdout",
                LogStream::Stderr => "stderr",
            },
            text: event.text,
        }
    }
}
