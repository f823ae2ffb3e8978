//! Functions of the host that a guest may call beside its code: the host is told, and answers when it has.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::oneshot;

use crate::MAX_VALUE_BYTES;
use crate::options::{OnTool, ToolCall};
use crate::outcome::{CallError, ErrorType};
use crate::stop::Cancel;
use crate::sync::lock;

/// What a tool's name begins with where a guest calls it like a task.
const PREFIX: &str = "tool:";

type Answer = Result<String, CallError>;

/// The calls that the host has not answered yet.
pub(crate) struct Tools {
    on_call: OnTool,
    next: AtomicU64,
    waiting: Mutex<HashMap<u64, oneshot::Sender<Answer>>>,
}

impl Tools {
    pub(crate) fn new(on_call: OnTool) -> Self {
        Self {
            on_call,
            next: AtomicU64::new(1),
            waiting: Mutex::default(),
        }
    }

    /// Asks the host, and waits until it has answered or the call is cancelled.
    pub(crate) async fn call(
        &self,
        id: u64,
        tool: &str,
        arguments: String,
        cancel: &Cancel,
    ) -> Answer {
        let request = self.next.fetch_add(1, Ordering::Relaxed);
        let (sender, receiver) = oneshot::channel();
        lock(&self.waiting).insert(request, sender);
        let waiting = Waiting(self, request);
        (self.on_call)(ToolCall {
            id,
            request,
            tool: tool.to_owned(),
            arguments,
        });
        let answer = tokio::select! {
            biased;
            answer = receiver => answer.unwrap_or_else(|_| Err(CallError::cancelled())),
            () = cancel.thrown() => Err(CallError::cancelled()),
        };
        drop(waiting);
        answer
    }

    /// The host's answer: JSON, or why there is none. An unknown request is ignored: its call has ended.
    pub(crate) fn answer(&self, request: u64, answer: Answer) {
        if let Some(sender) = lock(&self.waiting).remove(&request) {
            let _ = sender.send(answer.and_then(checked));
        }
    }
}

/// The name of the function that a guest means, if it is one of those.
///
/// # Errors
///
/// `task_not_found`
pub(crate) fn named<'a>(tools: &[String], callee: &'a str) -> Result<&'a str, CallError> {
    let name = callee.strip_prefix(PREFIX);
    name.filter(|name| tools.iter().any(|tool| tool == name))
        .ok_or_else(|| {
            CallError::new(
                ErrorType::TaskNotFound,
                "the call reaches no tasks, and no such function of the host",
            )
            .hint(format!("its functions: {}", tools.join(", ")))
        })
}

fn checked(text: String) -> Answer {
    if text.len() <= MAX_VALUE_BYTES {
        return Ok(text);
    }
    Err(CallError::new(
        ErrorType::InvalidResult,
        format!("the answer takes more than {MAX_VALUE_BYTES} bytes of JSON"),
    ))
}

/// Taken off the list however the wait ends.
struct Waiting<'a>(&'a Tools, u64);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        lock(&self.0.waiting).remove(&self.1);
    }
}
