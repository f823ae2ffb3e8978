//! The class `Sandbox`: each method is one of the sandbox crate's.

use crate::mailbox::Mailbox;
use crate::outcome::{CallError, LogEvent, Outcome, ToolCall};
use capsule_sandbox::{
    Artifact, CallRequest, ErrorType, Live, LiveCall, LogStream, Opening, Options,
};
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

/// `LiveHandle`
#[napi]
pub struct LiveHandle(std::result::Result<Arc<Live>, capsule_sandbox::CallError>);

/// `Call`
#[napi(object, object_to_js = false, use_nullable = true)]
pub struct Call {
    pub id: i64,
    pub task: String,
    pub arguments: String,
    pub env: HashMap<String, String>,
    pub mounts: Vec<Mount>,
    pub logs: bool,
    pub tools: Option<Vec<String>>,
    pub at_once: bool,
}

/// `LiveCall`
#[napi(object, object_to_js = false)]
pub struct CallOfLive {
    pub id: i64,
    pub arguments: String,
    pub logs: bool,
    pub at_once: bool,
}

/// `Opening`
#[napi(object, object_to_js = false, use_nullable = true)]
pub struct OpeningOfLive {
    pub task: String,
    pub env: HashMap<String, String>,
    pub mounts: Vec<Mount>,
    pub tools: Option<Vec<String>>,
}

/// `Mount`
#[napi(object, object_to_js = false, use_nullable = true)]
pub struct Mount {
    pub host: String,
    pub guest: String,
    pub writable: bool,
    pub limit: Option<f64>,
}

#[napi]
impl Sandbox {
    /// `new Sandbox`
    #[napi(constructor, catch_unwind)]
    pub fn new(
        env: Env,
        options: SandboxOptions,
        on_event: Function<'_, LogEvent, ()>,
    ) -> Result<Self> {
        let mailbox = Mailbox::new(&env, &on_event)?;
        let (logs, tools) = (mailbox.clone(), mailbox.clone());
        let on_log = Arc::new(move |event: capsule_sandbox::LogEvent| logs.log(event.into()));
        let on_tool = Arc::new(move |call: capsule_sandbox::ToolCall| tools.tool(call.into()));
        let sandbox = capsule_sandbox::Sandbox::new(options.into(), on_log, on_tool)
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
        match &artifact.0 {
            Ok(artifact) => {
                let at_once = call.at_once && artifact.is_brief(&call.task);
                self.promise(env, self.sandbox.call(artifact, call.into()), at_once)
            }
            Err(error) => self.refuse(env, error),
        }
    }

    /// `Sandbox.live`
    #[napi(catch_unwind)]
    pub fn live(&self, artifact: &ArtifactHandle, opening: OpeningOfLive) -> LiveHandle {
        let artifact = artifact.0.as_ref().map_err(Clone::clone);
        LiveHandle(artifact.and_then(|artifact| self.sandbox.live(artifact, opening.into())))
    }

    /// `Sandbox.callLive`
    #[napi(catch_unwind)]
    pub fn call_live<'env>(
        &self,
        env: &'env Env,
        live: &LiveHandle,
        call: CallOfLive,
    ) -> Result<PromiseRaw<'env, Outcome>> {
        match &live.0 {
            Ok(live) => {
                let at_once = call.at_once && live.is_brief();
                self.promise(env, self.sandbox.call_live(live, call.into()), at_once)
            }
            Err(error) => self.refuse(env, error),
        }
    }

    /// `Sandbox.answer`
    #[napi(catch_unwind)]
    pub fn answer(&self, request: f64, result: Option<String>, error: Option<String>) {
        let answer = match error {
            None => Ok(result.unwrap_or_default()),
            Some(message) => Err(capsule_sandbox::CallError::new(
                ErrorType::TaskError,
                message,
            )),
        };
        self.sandbox.answer(request as u64, answer);
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

impl Sandbox {
    fn promise<'env>(
        &self,
        env: &'env Env,
        outcome: impl Future<Output = capsule_sandbox::Outcome> + Send + 'static,
        at_once: bool,
    ) -> Result<PromiseRaw<'env, Outcome>> {
        let (reply, promise) = self.mailbox.promise(env)?;
        let mut outcome = Box::pin(outcome);
        match at_once.then(|| begin(&mut outcome)) {
            Some(Poll::Ready(outcome)) => reply.send_here(env, outcome.into()),
            _ => {
                spawn(async move { reply.send(outcome.await.into()) });
            }
        }
        Ok(promise)
    }

    fn refuse<'env>(
        &self,
        env: &'env Env,
        error: &capsule_sandbox::CallError,
    ) -> Result<PromiseRaw<'env, Outcome>> {
        let (reply, promise) = self.mailbox.promise(env)?;
        reply.send(Outcome::failed(error.clone().into()));
        Ok(promise)
    }
}

#[napi]
impl LiveHandle {
    /// `LiveHandle.error`
    #[napi(getter)]
    pub fn error(&self) -> Option<CallError> {
        self.0.as_ref().err().cloned().map(CallError::from)
    }

    /// `LiveHandle.isUsable`
    #[napi(getter)]
    pub fn is_usable(&self) -> bool {
        self.0.as_ref().is_ok_and(|live| live.is_usable())
    }

    /// `LiveHandle.close`
    #[napi(catch_unwind)]
    pub fn close(&self) {
        if let Ok(live) = &self.0 {
            live.close();
        }
    }
}

#[napi]
impl ArtifactHandle {
    /// `ArtifactHandle.withPolicy`
    #[napi(catch_unwind)]
    pub fn with_policy(&self, task: String, policy: String) -> ArtifactHandle {
        let artifact = self.0.as_ref().map_err(Clone::clone);
        ArtifactHandle(
            artifact.and_then(|artifact| artifact.with_policy(&task, &policy).map(Arc::new)),
        )
    }

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
            tools: call.tools,
        }
    }
}

impl From<CallOfLive> for LiveCall {
    fn from(call: CallOfLive) -> Self {
        LiveCall {
            id: call.id.cast_unsigned(),
            arguments: call.arguments,
            logs: call.logs,
        }
    }
}

impl From<OpeningOfLive> for Opening {
    fn from(opening: OpeningOfLive) -> Self {
        Opening {
            task: opening.task,
            env: opening.env,
            mounts: opening.mounts.into_iter().map(Into::into).collect(),
            tools: opening.tools,
        }
    }
}

impl From<capsule_sandbox::ToolCall> for ToolCall {
    fn from(call: capsule_sandbox::ToolCall) -> Self {
        ToolCall {
            id: call.id.cast_signed(),
            // Counted from 1: exact as a number of JavaScript.
            request: call.request as f64,
            tool: call.tool,
            arguments: call.arguments,
        }
    }
}

impl From<Mount> for capsule_sandbox::Mount {
    fn from(mount: Mount) -> Self {
        capsule_sandbox::Mount {
            host: mount.host.into(),
            guest: mount.guest,
            writable: mount.writable,
            limit: mount.limit.map(|bytes| bytes as u64),
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
            partial: event.partial,
        }
    }
}
