//! What a sandbox and a call are given.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::capabilities::stdio::LogStream;

/// Settings of a sandbox.
#[derive(Clone, Debug)]
pub struct Options {
    /// Calls that run at once at one depth of calls; the rest waits in order.
    pub max_calls: usize,
    /// Bytes that all running calls may reserve together, each its task's `ram`.
    pub ram_budget: u64,
    /// Longest chain of tasks calling tasks.
    pub max_depth: usize,
    /// Calls that one call may have running at once; further ones wait.
    pub max_fan_out: usize,
    /// What instantiating a component must take at least for instances to be made ahead of calls of a
    /// hot task. Below, handing one over costs as much as it saves.
    pub ahead_from: Duration,
    /// SQLite file; `None` writes no trace.
    pub trace: Option<PathBuf>,
    /// Per-user directory for compiled code.
    pub cache: PathBuf,
}

/// A call from outside.
#[derive(Clone, Debug)]
pub struct CallRequest {
    /// Chosen by the caller, unique among its running calls; log events carry it.
    pub id: u64,
    /// The task's name.
    pub task: String,
    /// A JSON array, or `{"args", "kwargs"}`.
    pub arguments: String,
    /// Values for the variables that tasks of this artifact may name. Each task sees only its own.
    pub env: HashMap<String, String>,
    /// Directories granted to this call beside its policy, for the called task and the tasks it calls.
    pub mounts: Vec<Mount>,
    /// False: output goes nowhere.
    pub logs: bool,
    /// Functions of the host that the task may call as `tool:NAME`, in place of the artifact's tasks. `None`: the
    /// tasks, and no tools.
    pub tools: Option<Vec<String>>,
}

/// What an instance that lives on is opened with.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The task's name.
    pub task: String,
    /// As of a call.
    pub env: HashMap<String, String>,
    /// As of a call.
    pub mounts: Vec<Mount>,
    /// As of a call.
    pub tools: Option<Vec<String>>,
}

/// One call of an instance that lives on.
#[derive(Clone, Debug)]
pub struct LiveCall {
    /// As of a call.
    pub id: u64,
    /// As of a call.
    pub arguments: String,
    /// As of a call.
    pub logs: bool,
}

/// A call of one of the host's functions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolCall {
    /// The call from outside that it belongs to.
    pub id: u64,
    /// To be named in the answer.
    pub request: u64,
    /// The function's name.
    pub tool: String,
    /// A JSON array, or `{"args", "kwargs"}`.
    pub arguments: String,
}

/// A directory granted to a call.
#[derive(Clone, Debug)]
pub struct Mount {
    /// Absolute directory of the host.
    pub host: PathBuf,
    /// Absolute path in the guest.
    pub guest: String,
    /// Whether the guest may write.
    pub writable: bool,
    /// Bytes that may lie in it, 4 KiB for each entry among them; `None`: as many as the disk has.
    pub limit: Option<u64>,
}

/// A line that a task printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEvent {
    /// The call from outside that it belongs to.
    pub id: u64,
    /// The task that printed it.
    pub task: String,
    /// Where to.
    pub stream: LogStream,
    /// The line without its end.
    pub text: String,
    /// The output ended without a line end.
    pub partial: bool,
}

/// Takes log events.
pub type OnLog = Arc<dyn Fn(LogEvent) + Send + Sync>;

/// Takes calls of the host's functions.
pub type OnTool = Arc<dyn Fn(ToolCall) + Send + Sync>;
