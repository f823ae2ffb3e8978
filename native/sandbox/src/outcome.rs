//! How a call ends: one typed outcome, whatever happened.

use std::time::Duration;

macro_rules! error_types {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// Every way in which a call can fail. The TypeScript and Python packages and the docs
        /// keep the same list in the same order.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ErrorType {
            $($(#[$doc])* $variant,)*
        }

        impl ErrorType {
            /// All of them, in the order of the list.
            pub const ALL: &'static [ErrorType] = &[$(ErrorType::$variant,)*];

            /// The name that envelopes and the trace carry.
            pub fn name(self) -> &'static str {
                match self {
                    $(ErrorType::$variant => $name,)*
                }
            }
        }
    };
}

error_types! {
    /// The task threw.
    TaskError = "task_error",
    /// An attempt took longer than the task's `timeout`.
    Timeout = "timeout",
    /// The task's `compute` is used up.
    FuelExhausted = "fuel_exhausted",
    /// The task needs more memory than its `ram`.
    OutOfMemory = "out_of_memory",
    /// Recursion, in the task or of tasks that call each other, went too deep.
    StackOverflow = "stack_overflow",
    /// The component stopped abnormally.
    Trap = "trap",
    /// The arguments are not what JSON can carry, or too large.
    InvalidArguments = "invalid_arguments",
    /// The result is not what JSON can carry, or too large.
    InvalidResult = "invalid_result",
    /// The task used what its policy doesn't grant.
    PermissionDenied = "permission_denied",
    /// The artifact has no task of this name.
    TaskNotFound = "task_not_found",
    /// The caller ended the call, or the call's parent has ended.
    Cancelled = "cancelled",
    /// A file of the artifact is missing, damaged or of another version.
    ArtifactInvalid = "artifact_invalid",
    /// A fault of this crate or of the machine.
    InternalError = "internal_error",
}

/// Why a call failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallError {
    /// The kind of failure.
    pub error_type: ErrorType,
    /// One sentence for people.
    pub message: String,
    /// The guest's stack, in its own notation and its compiled file's positions.
    pub stack: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
    /// The task that failed, where it is another than the one called.
    pub task: Option<String>,
}

impl CallError {
    /// An error without stack, hint and other task.
    pub fn new(error_type: ErrorType, message: impl Into<String>) -> Self {
        Self {
            error_type,
            message: message.into(),
            stack: None,
            hint: None,
            task: None,
        }
    }

    /// The same with a hint.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// [`ErrorType::Cancelled`].
    pub fn cancelled() -> Self {
        Self::new(ErrorType::Cancelled, "the call was cancelled")
    }

    /// [`ErrorType::ArtifactInvalid`], with the way out.
    pub fn artifact(message: impl Into<String>) -> Self {
        Self::new(ErrorType::ArtifactInvalid, message)
            .hint("run `capsule build` to write the artifact anew")
    }

    /// [`ErrorType::InternalError`].
    pub fn internal(message: impl Into<String>) -> Self {
        Self::new(ErrorType::InternalError, message)
    }
}

/// A request to another host, without headers and bodies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostRequest {
    /// As the guest gave it.
    pub method: String,
    /// Without userinfo and fragment.
    pub url: String,
    /// `None` when no response arrived or the request was refused.
    pub status: Option<u16>,
}

/// What a call came to.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// JSON of the result, an empty string where the task returned no value; or why it failed.
    pub result: Result<String, CallError>,
    /// From the start of the first attempt to the outcome.
    pub duration: Duration,
    /// Retries that happened.
    pub retries: u32,
    /// Fuel of the last attempt.
    pub fuel: u64,
    /// Peak linear memory of the last attempt, bytes.
    pub ram: u64,
    /// Requests of all attempts, in their order.
    pub requests: Vec<HostRequest>,
}

impl Outcome {
    /// [`Outcome::duration`] in milliseconds, to the microsecond.
    pub fn duration_ms(&self) -> f64 {
        self.duration.as_micros() as f64 / 1000.0
    }

    /// The outcome of a call that never started.
    pub(crate) fn refused(error: CallError) -> Self {
        Self {
            result: Err(error),
            duration: Duration::ZERO,
            retries: 0,
            fuel: 0,
            ram: 0,
            requests: Vec::new(),
        }
    }
}
