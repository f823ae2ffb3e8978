//! From what stopped a guest, or what a guest says of itself, to one typed error.

use std::fmt;
use std::time::Duration;

use serde::Deserialize;
use wasmtime::Trap;
use wasmtime_wasi::I32Exit;

use crate::artifact::Task;
use crate::capabilities::position::Told;
use crate::limits::OutOfMemory;
use crate::outcome::{CallError, ErrorType};
use crate::stop::Stopped;

/// Longest error that a guest may return, bytes of JSON.
const MAX_ERROR: usize = 1 << 20;

/// Longest message and stack that are passed on, bytes.
const MAX_MESSAGE: usize = 8 << 10;
const MAX_STACK: usize = 32 << 10;

/// The trap that ends a caller whose callee failed through no task's fault: what a damaged artifact
/// can't do is nothing that a task should catch.
#[derive(Debug)]
pub(crate) struct Fatal(pub(crate) CallError);

impl fmt::Display for Fatal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Fatal {}

/// An error that wasmtime returned: a trap, or one of this crate's own that stopped the guest.
pub(crate) fn from_trap(
    error: &wasmtime::Error,
    task: &Task,
    last_words: Option<String>,
) -> CallError {
    if let Some(stopped) = error.downcast_ref::<Stopped>() {
        return from_stop(*stopped, task);
    }
    if let Some(Fatal(error)) = error.downcast_ref::<Fatal>() {
        return error.clone();
    }
    if error.downcast_ref::<OutOfMemory>().is_some() {
        return out_of_memory(task, None);
    }
    if let Some(exit) = error.downcast_ref::<I32Exit>() {
        let message = format!("the task ended itself with exit code {}", exit.0);
        return CallError::new(ErrorType::Trap, message);
    }
    match error.downcast_ref::<Trap>() {
        Some(Trap::OutOfFuel) => {
            let message = format!(
                "the task \"{}\" used up its compute of {} fuel",
                task.name, task.policy.fuel
            );
            CallError::new(ErrorType::FuelExhausted, message).hint("raise the task's `compute`")
        }
        Some(Trap::StackOverflow) => CallError::new(
            ErrorType::StackOverflow,
            format!("the recursion of the task \"{}\" is too deep", task.name),
        ),
        Some(trap) => CallError::new(
            ErrorType::Trap,
            match last_words {
                Some(words) => format!("the component stopped: {trap}: {words}"),
                None => format!("the component stopped: {trap}"),
            },
        ),
        None => CallError::new(ErrorType::Trap, format!("the component stopped: {error:#}")),
    }
}

/// The task was refused memory; where, if its stack is known.
pub(crate) fn out_of_memory(task: &Task, stack: Option<String>) -> CallError {
    let message = format!(
        "the task \"{}\" needs more memory than its ram of {}",
        task.name,
        bytes(task.policy.ram)
    );
    let error = CallError::new(ErrorType::OutOfMemory, message).hint("raise the task's `ram`");
    CallError {
        stack: stack.filter(|stack| !stack.is_empty()),
        ..error
    }
}

/// The error of a call that fuel or time ended, with where the guest was and what it waited for:
/// `requests` of the host's knowledge, the rest of its own.
pub(crate) fn placed(error: CallError, told: Told, requests: Vec<String>) -> CallError {
    if !matches!(
        error.error_type,
        ErrorType::FuelExhausted | ErrorType::Timeout
    ) {
        return error;
    }
    let waits = told.waits.map(|waits| [requests, waits].concat());
    let message = match waits.as_deref() {
        None | Some([]) => error.message,
        Some([only]) => format!("{}, waiting for {only}", error.message),
        Some([first, rest @ ..]) => {
            format!(
                "{}, waiting for {first} and {} more",
                error.message,
                rest.len()
            )
        }
    };
    CallError {
        message: cut(&message, MAX_MESSAGE),
        stack: Some(told.stack).filter(|stack| !stack.is_empty()),
        ..error
    }
}

/// The deadline or a cancellation.
pub(crate) fn from_stop(stopped: Stopped, task: &Task) -> CallError {
    match stopped {
        Stopped::Cancelled => CallError::cancelled(),
        Stopped::Timeout => {
            let timeout = duration(Duration::from_millis(task.policy.timeout));
            let message = format!(
                "the task \"{}\" took longer than its timeout of {timeout}",
                task.name
            );
            CallError::new(ErrorType::Timeout, message).hint("raise the task's `timeout`")
        }
    }
}

/// What a guest returns for a failure. Other fields are ignored.
#[derive(Deserialize)]
struct GuestError {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    message: String,
    stack: Option<String>,
    /// The task whose error this is, where a called task's error was not caught.
    task: Option<String>,
}

/// A guest's error: data, not instructions. It may claim only the kinds that a guest can know of.
pub(crate) fn from_guest(json: &str, denied_host: Option<&str>) -> CallError {
    let guest: GuestError = if json.len() > MAX_ERROR {
        return CallError::new(
            ErrorType::TaskError,
            "the task failed with an error too large to show",
        );
    } else {
        match serde_json::from_str(json) {
            Ok(guest) => guest,
            Err(_) => return CallError::new(ErrorType::TaskError, cut(json, MAX_MESSAGE)),
        }
    };
    let error_type = claimable(&guest.kind);
    let message = if guest.name.is_empty() || guest.name == "Error" {
        cut(&guest.message, MAX_MESSAGE)
    } else if guest.message.is_empty() {
        cut(&guest.name, MAX_MESSAGE)
    } else {
        cut(&format!("{}: {}", guest.name, guest.message), MAX_MESSAGE)
    };
    let hint = match (error_type, denied_host) {
        (ErrorType::PermissionDenied, Some(host)) => {
            Some(format!("`{host}` is not among the task's `allowedHosts`"))
        }
        _ => None,
    };
    CallError {
        error_type,
        message,
        stack: guest.stack.map(|stack| cut(&stack, MAX_STACK)),
        hint,
        task: guest.task,
    }
}

/// The kinds of `world.wit`. The others only the host can tell.
fn claimable(kind: &str) -> ErrorType {
    [
        ErrorType::InvalidArguments,
        ErrorType::InvalidResult,
        ErrorType::PermissionDenied,
        ErrorType::StackOverflow,
        ErrorType::OutOfMemory,
        ErrorType::TaskNotFound,
    ]
    .into_iter()
    .find(|error| error.name() == kind)
    .unwrap_or(ErrorType::TaskError)
}

fn cut(text: &str, max: usize) -> String {
    if text.len() <= max {
        return text.to_owned();
    }
    format!("{}…", &text[..text.floor_char_boundary(max)])
}

/// As a user would write it: `5s`, `300ms`.
fn duration(duration: Duration) -> String {
    let millis = duration.as_millis();
    if millis > 0 && millis.is_multiple_of(1000) {
        format!("{}s", millis / 1000)
    } else {
        format!("{millis}ms")
    }
}

/// As a user would write it: `64MB`.
fn bytes(bytes: u64) -> String {
    let units = [("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)];
    units
        .into_iter()
        .find(|(_, unit)| bytes >= *unit && bytes.is_multiple_of(*unit))
        .map_or_else(
            || format!("{bytes} bytes"),
            |(name, unit)| format!("{}{name}", bytes / unit),
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_says_where_and_what_for() {
        let timeout = || CallError::new(ErrorType::Timeout, "too long");
        let told = |waits: &[&str]| Told {
            stack: "    at f (task.js:1:2)".into(),
            waits: Some(waits.iter().map(|wait| (*wait).to_owned()).collect()),
        };
        let error = placed(timeout(), told(&["a timer"]), Vec::new());
        assert_eq!(error.message, "too long, waiting for a timer");
        assert_eq!(error.stack.as_deref(), Some("    at f (task.js:1:2)"));
        let error = placed(timeout(), told(&["a timer"]), vec!["GET http://a/".into()]);
        assert_eq!(
            error.message,
            "too long, waiting for GET http://a/ and 1 more"
        );
        let busy = Told {
            waits: None,
            ..told(&[])
        };
        let error = placed(timeout(), busy, vec!["GET http://a/".into()]);
        assert_eq!(error.message, "too long");
        assert_eq!(placed(timeout(), Told::default(), Vec::new()), timeout());
    }

    #[test]
    fn a_guest_claims_only_what_it_can_know() {
        for (kind, error_type) in [
            ("task_error", ErrorType::TaskError),
            ("invalid_result", ErrorType::InvalidResult),
            ("stack_overflow", ErrorType::StackOverflow),
            ("timeout", ErrorType::TaskError),
            ("cancelled", ErrorType::TaskError),
            ("internal_error", ErrorType::TaskError),
            ("nonsense", ErrorType::TaskError),
        ] {
            let json = format!(r#"{{"kind":"{kind}","name":"Error","message":"no"}}"#);
            let error = from_guest(&json, None);
            assert_eq!(
                (error.error_type, error.message.as_str()),
                (error_type, "no")
            );
        }
    }

    #[test]
    fn what_is_no_error_json_is_the_message() {
        for text in ["", "boom", "[1", "null", "{\"message\":1}"] {
            let error = from_guest(text, None);
            assert_eq!(error.error_type, ErrorType::TaskError);
            assert_eq!(error.message, text);
        }
    }

    #[test]
    fn names_and_stacks_are_kept_and_cut() {
        let json = serde_json::json!({
            "kind": "task_error", "name": "TypeError", "message": "ä".repeat(10_000), "stack": "at f (a.ts:1:2)",
        });
        let error = from_guest(&json.to_string(), None);
        assert!(error.message.starts_with("TypeError: ää"));
        assert!(error.message.len() < MAX_MESSAGE + 10);
        assert_eq!(error.stack.as_deref(), Some("at f (a.ts:1:2)"));
    }

    #[test]
    fn a_denied_host_is_in_the_hint() {
        let json = r#"{"kind":"permission_denied","name":"Error","message":"refused"}"#;
        let error = from_guest(json, Some("evil.org"));
        assert!(error.hint.unwrap().contains("evil.org"));
    }

    #[test]
    fn numbers_as_users_write_them() {
        assert_eq!(bytes(64 << 20), "64MB");
        assert_eq!(bytes(1 << 30), "1GB");
        assert_eq!(bytes(1000), "1000 bytes");
        assert_eq!(duration(Duration::from_millis(300)), "300ms");
        assert_eq!(duration(Duration::from_secs(5)), "5s");
    }
}
