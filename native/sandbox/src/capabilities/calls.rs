//! The interface `calls`: a guest names a task and its arguments, nothing else. The callee runs under
//! its own policy, in a store of its own, beside its caller; it ends with its caller at the latest.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use tokio::sync::{Semaphore, oneshot};
use wasmtime::Result;
use wasmtime::component::{HasData, Linker, Resource};
use wasmtime_wasi::p2::{DynPollable, Pollable, subscribe};

use super::Capability;
use crate::call::{Invocation, Session};
use crate::failure::Fatal;
use crate::outcome::{CallError, ErrorType, Outcome};
use crate::state::State;
use crate::stop::Cancel;
use crate::tools;
use crate::trace::{Ended, Started};

/// Calls that one attempt may have handed over and not yet dropped.
const MAX_PENDING: usize = 10_000;

/// Arguments that calls of one attempt, running and waiting, may hold together, bytes.
const MAX_PENDING_BYTES: usize = 2 * crate::MAX_VALUE_BYTES;

mod bindings {
    wasmtime::component::bindgen!({
        path: "../wit",
        inline: "package capsule:host; world host { import capsule:task/calls@1.0.0; }",
        imports: { default: trappable },
        require_store_data_send: true,
        with: {
            "wasi:io": wasmtime_wasi::p2::bindings::io,
            "capsule:task/calls.pending-call": super::PendingCall,
        },
    });
}

use bindings::capsule::task::calls;

pub(super) struct Calls;

impl Capability for Calls {
    fn link(&self, linker: &mut Linker<State>) -> Result<()> {
        calls::add_to_linker::<State, HasState>(linker, |state| state)
    }
}

struct HasState;

impl HasData for HasState {
    type Data<'a> = &'a mut State;
}

/// One attempt as the caller of other tasks.
pub(crate) struct Callers {
    pub(crate) session: Arc<Session>,
    /// Of the attempt's own call; what it calls is one deeper.
    pub(crate) depth: usize,
    /// The attempt's row in the trace.
    pub(crate) row: Option<Arc<str>>,
    /// Thrown when the attempt ends.
    pub(crate) cancel: Arc<Cancel>,
    slots: Semaphore,
    pending: AtomicUsize,
    bytes: AtomicUsize,
}

impl Callers {
    pub(crate) fn new(
        session: Arc<Session>,
        depth: usize,
        row: Option<Arc<str>>,
        cancel: Arc<Cancel>,
    ) -> Self {
        let slots = Semaphore::new(session.sandbox.options.max_fan_out.max(1));
        Self {
            session,
            depth,
            row,
            cancel,
            slots,
            pending: AtomicUsize::new(0),
            bytes: AtomicUsize::new(0),
        }
    }

    /// Starts the call, or says why not.
    fn start(
        self: &Arc<Self>,
        task: String,
        arguments: String,
        cancel: Arc<Cancel>,
    ) -> Result<oneshot::Receiver<Answer>, CallError> {
        self.check(&arguments)?;
        let (sender, receiver) = oneshot::channel();
        let callers = self.clone();
        let held = arguments.len();
        self.bytes.fetch_add(held, Ordering::Relaxed);
        tokio::spawn(async move {
            let answer = callers.run(task, arguments, cancel).await;
            callers.bytes.fetch_sub(held, Ordering::Relaxed);
            let _ = sender.send(answer);
        });
        Ok(receiver)
    }

    fn check(&self, arguments: &str) -> Result<(), CallError> {
        let max_depth = self.session.sandbox.options.max_depth;
        if self.depth + 1 >= max_depth {
            return Err(CallError::new(
                ErrorType::StackOverflow,
                format!("tasks call each other more than {max_depth} deep"),
            ));
        }
        if self.pending.load(Ordering::Relaxed) > MAX_PENDING {
            return Err(CallError::new(
                ErrorType::OutOfMemory,
                format!("more than {MAX_PENDING} calls at once"),
            ));
        }
        if self.bytes.load(Ordering::Relaxed) + arguments.len() > MAX_PENDING_BYTES {
            return Err(CallError::new(
                ErrorType::InvalidArguments,
                "the arguments of all calls at once are too large",
            ));
        }
        Ok(())
    }

    async fn run(&self, task: String, arguments: String, cancel: Arc<Cancel>) -> Answer {
        let slot = tokio::select! {
            biased;
            () = cancel.thrown() => return CallError::cancelled().into(),
            slot = self.slots.acquire() => slot,
        };
        let outcome = match &self.session.tools {
            Some(tools) => self.tool(tools, task, arguments, &cancel).await,
            None => self.task(task, arguments, cancel).run().await,
        };
        drop(slot);
        outcome.into()
    }
}

impl Callers {
    fn task(&self, task: String, arguments: String, cancel: Arc<Cancel>) -> Invocation {
        Invocation {
            session: self.session.clone(),
            task,
            arguments: arguments.into(),
            depth: self.depth + 1,
            parent: self.row.clone(),
            cancel,
            live: None,
        }
    }

    async fn tool(
        &self,
        tools: &[String],
        callee: String,
        arguments: String,
        cancel: &Cancel,
    ) -> Outcome {
        let tool = match tools::named(tools, &callee) {
            Ok(tool) => tool,
            Err(error) => return Outcome::refused(error),
        };
        let (started, sandbox) = (Instant::now(), &self.session.sandbox);
        let row = sandbox.trace.as_ref().map(|trace| {
            trace.started(Started {
                parent: self.row.clone(),
                task: callee.clone(),
                component: None,
                artifact: self.session.artifact.dir().to_owned(),
                attempt: 1,
                fuel_limit: None,
                ram_limit: None,
                argument_bytes: arguments.len(),
            })
        });
        let result = sandbox
            .tools
            .call(self.session.id, tool, arguments, cancel)
            .await;
        let duration = started.elapsed();
        if let (Some(trace), Some(id)) = (&sandbox.trace, row) {
            let error = result.as_ref().err();
            trace.ended(Ended {
                id,
                error: error.map(|error| (error.error_type, error.message.clone())),
                duration,
                fuel: 0,
                ram: 0,
                requests: Vec::new(),
                result_bytes: result.as_ref().ok().map(String::len),
            });
        }
        Outcome {
            result,
            duration,
            ..Outcome::refused(CallError::cancelled())
        }
    }
}

/// What a guest is told of a call that has ended.
struct Answer {
    /// JSON of the result or of the error.
    result: Result<String, String>,
    /// JSON of what the call took.
    execution: String,
    /// A failure of the artifact or of the sandbox, which ends the caller as well.
    fatal: Option<CallError>,
}

impl From<Outcome> for Answer {
    /// The callee's requests stay between it and the host: their URLs are none of its caller's business.
    fn from(outcome: Outcome) -> Self {
        let execution = serde_json::json!({
            "duration_ms": outcome.duration_ms(),
            "retries": outcome.retries,
            "fuel_consumed": outcome.fuel,
            "ram_used": outcome.ram,
        });
        let fatal = outcome.result.as_ref().err().filter(|error| {
            matches!(
                error.error_type,
                ErrorType::ArtifactInvalid | ErrorType::InternalError
            )
        });
        Self {
            fatal: fatal.cloned(),
            result: outcome.result.map_err(|error| error_json(&error)),
            execution: execution.to_string(),
        }
    }
}

impl From<CallError> for Answer {
    fn from(error: CallError) -> Self {
        Outcome::refused(error).into()
    }
}

fn error_json(error: &CallError) -> String {
    let mut fields = serde_json::Map::new();
    let mut put = |name: &str, value: &str| fields.insert(name.into(), value.into());
    put("error_type", error.error_type.name());
    put("message", &error.message);
    if let Some(stack) = &error.stack {
        put("stack", stack);
    }
    if let Some(hint) = &error.hint {
        put("hint", hint);
    }
    serde_json::Value::Object(fields).to_string()
}

/// A call that was handed over.
pub struct PendingCall {
    state: PendingState,
    cancel: Arc<Cancel>,
    callers: Arc<Callers>,
}

enum PendingState {
    Running(oneshot::Receiver<Answer>),
    Ended(Answer),
}

impl Drop for PendingCall {
    fn drop(&mut self) {
        // Nobody will ask for it any more.
        self.cancel.throw();
        self.callers.pending.fetch_sub(1, Ordering::Relaxed);
    }
}

fn lost() -> Answer {
    CallError::internal("the call was lost").into()
}

impl PendingCall {
    /// None while it runs.
    fn answer(&mut self) -> Option<&Answer> {
        if let PendingState::Running(receiver) = &mut self.state {
            let answer = match receiver.try_recv() {
                Ok(answer) => answer,
                Err(oneshot::error::TryRecvError::Empty) => return None,
                Err(oneshot::error::TryRecvError::Closed) => lost(),
            };
            self.state = PendingState::Ended(answer);
        }
        match &self.state {
            PendingState::Ended(answer) => Some(answer),
            PendingState::Running(_) => None,
        }
    }
}

#[async_trait::async_trait]
impl Pollable for PendingCall {
    async fn ready(&mut self) {
        if let PendingState::Running(receiver) = &mut self.state {
            let answer = receiver.await.unwrap_or_else(|_| lost());
            self.state = PendingState::Ended(answer);
        }
    }
}

impl calls::Host for State {
    fn call(&mut self, task: String, arguments: String) -> Result<Resource<PendingCall>> {
        let no_call = || wasmtime::Error::msg("no call has begun");
        let callers = self.callers.clone().ok_or_else(no_call)?;
        let cancel = callers.cancel.child();
        callers.pending.fetch_add(1, Ordering::Relaxed);
        let state = match callers.start(task, arguments, cancel.clone()) {
            Ok(receiver) => PendingState::Running(receiver),
            Err(error) => PendingState::Ended(error.into()),
        };
        let call = PendingCall {
            state,
            cancel,
            callers,
        };
        Ok(self.table.push(call)?)
    }
}

impl calls::HostPendingCall for State {
    fn subscribe(&mut self, this: Resource<PendingCall>) -> Result<Resource<DynPollable>> {
        subscribe(&mut self.table, this)
    }

    fn get(&mut self, this: Resource<PendingCall>) -> Result<Option<Result<String, String>>> {
        let Some(answer) = self.table.get_mut(&this)?.answer() else {
            return Ok(None);
        };
        match &answer.fatal {
            Some(error) => Err(Fatal(error.clone()).into()),
            None => Ok(Some(answer.result.clone())),
        }
    }

    fn execution(&mut self, this: Resource<PendingCall>) -> Result<Option<String>> {
        let call = self.table.get_mut(&this)?;
        Ok(call.answer().map(|answer| answer.execution.clone()))
    }

    fn drop(&mut self, this: Resource<PendingCall>) -> Result<()> {
        self.table.delete(this)?;
        Ok(())
    }
}
