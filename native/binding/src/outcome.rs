//! What comes out of calls. Names and order are those of `native/loader/addon.ts`.

use capsule_sandbox::ErrorType;
use napi_derive::napi;

/// `Outcome`
#[napi(object, object_from_js = false, use_nullable = true)]
pub struct Outcome {
    pub result: Option<String>,
    pub error: Option<CallError>,
    pub duration_ms: f64,
    pub retries: u32,
    pub fuel: f64,
    pub ram: f64,
    pub requests: Vec<HostRequest>,
}

/// `CallError`
#[napi(object, object_from_js = false, use_nullable = true)]
pub struct CallError {
    pub error_type: &'static str,
    pub message: String,
    pub stack: Option<String>,
    pub hint: Option<String>,
    pub task: Option<String>,
}

/// One of `Outcome.requests`
#[napi(object, object_from_js = false, use_nullable = true)]
pub struct HostRequest {
    pub method: String,
    pub url: String,
    pub status: Option<u16>,
}

/// `LogEvent`
#[napi(object, object_from_js = false)]
pub struct LogEvent {
    pub id: i64,
    pub task: String,
    pub stream: &'static str,
    pub text: String,
    pub partial: bool,
}

/// `ToolCall`
#[napi(object, object_from_js = false)]
pub struct ToolCall {
    pub id: i64,
    pub request: f64,
    pub tool: String,
    pub arguments: String,
}

impl Outcome {
    /// The outcome of a call that never started.
    pub fn failed(error: CallError) -> Self {
        Outcome {
            result: None,
            error: Some(error),
            duration_ms: 0.0,
            retries: 0,
            fuel: 0.0,
            ram: 0.0,
            requests: Vec::new(),
        }
    }

    /// The outcome of a call that panicked.
    pub fn lost() -> Self {
        Self::failed(CallError {
            error_type: ErrorType::InternalError.name(),
            message: "the sandbox panicked; what it said is on the error stream".into(),
            stack: None,
            hint: None,
            task: None,
        })
    }
}

impl From<capsule_sandbox::Outcome> for Outcome {
    fn from(outcome: capsule_sandbox::Outcome) -> Self {
        let duration_ms = outcome.duration_ms();
        let (result, error) = match outcome.result {
            Ok(result) => (Some(result), None),
            Err(error) => (None, Some(error.into())),
        };
        Outcome {
            result,
            error,
            duration_ms,
            retries: outcome.retries,
            fuel: outcome.fuel as f64,
            ram: outcome.ram as f64,
            requests: outcome.requests.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<capsule_sandbox::CallError> for CallError {
    fn from(error: capsule_sandbox::CallError) -> Self {
        CallError {
            error_type: error.error_type.name(),
            message: error.message,
            stack: error.stack,
            hint: error.hint,
            task: error.task,
        }
    }
}

impl From<capsule_sandbox::HostRequest> for HostRequest {
    fn from(request: capsule_sandbox::HostRequest) -> Self {
        HostRequest {
            method: request.method,
            url: request.url,
            status: request.status,
        }
    }
}
