//! One attempt: a store of its own, the guest's `run`, and nothing left afterwards.

use std::sync::Arc;
use std::time::Duration;

use serde::de::IgnoredAny;

use crate::MAX_VALUE_BYTES;
use crate::artifact::{Loaded, Task};
use crate::call::Session;
use crate::capabilities::calls::Callers;
use crate::capabilities::hosts::{Hosts, Journal};
use crate::capabilities::position::Position;
use crate::capabilities::stdio::Stdio;
use crate::capabilities::{Grants, files, prepare};
use crate::failure;
use crate::guest::Guest;
use crate::live::Life;
use crate::outcome::{CallError, ErrorType, HostRequest};
use crate::state::{Own, State};
use crate::stop::{CancelOnDrop, Stop};

/// What an attempt needs.
pub(crate) struct Attempt {
    pub(crate) session: Arc<Session>,
    pub(crate) loaded: Arc<Loaded>,
    pub(crate) task: Arc<Task>,
    pub(crate) arguments: Arc<str>,
    pub(crate) depth: usize,
    pub(crate) row: Option<Arc<str>>,
    /// Its switch is the attempt's own: thrown when it ends, for the calls it made.
    pub(crate) stop: Stop,
}

/// What an attempt came to.
pub(crate) struct Report {
    pub(crate) result: Result<String, CallError>,
    pub(crate) fuel: u64,
    pub(crate) ram: u64,
    pub(crate) requests: Vec<HostRequest>,
}

impl Report {
    /// Of an attempt that never ran or never answered.
    pub(crate) fn failed(error: CallError) -> Self {
        Self {
            result: Err(error),
            fuel: 0,
            ram: 0,
            requests: Vec::new(),
        }
    }
}

impl Attempt {
    /// Runs in a guest of its own, which may have been made ahead.
    pub(crate) async fn run(self, ahead: Option<Guest>) -> Report {
        let journal = Journal::default();
        let stdio = Stdio::new(self.session.on_line(&self.task.name));
        let guest = self
            .own(&journal, Some(&stdio))
            .and_then(|own| match ahead {
                Some(mut guest) => {
                    guest.belong_to(own);
                    Ok(guest)
                }
                None => self.fresh(own),
            });
        match guest {
            Ok(mut guest) => self.call(&mut guest, &journal, &stdio).await.0,
            Err(error) => Report::failed(error),
        }
    }

    /// Runs in a guest that lives on. Gives whether it still does: a trap is its end.
    pub(crate) async fn run_in(self, life: &mut Life) -> (Report, bool) {
        let journal = Journal::default();
        let stdio = life.stdio.clone();
        stdio.renew(self.session.on_line(&self.task.name));
        let guest = match life.guest.take() {
            Some(guest) => self
                .own(&journal, None)
                .and_then(|own| self.renewed(guest, own)),
            None => {
                let own = self.own(&journal, Some(&stdio));
                own.and_then(|own| self.fresh(own))
            }
        };
        match guest {
            Ok(mut guest) => {
                let (report, lives) = self.call(&mut guest, &journal, &stdio).await;
                life.guest = lives.then_some(guest);
                (report, lives)
            }
            Err(error) => (Report::failed(error), false),
        }
    }

    async fn call(&self, guest: &mut Guest, journal: &Journal, stdio: &Stdio) -> (Report, bool) {
        // Calls that the guest made end with it.
        let children = CancelOnDrop(self.stop.cancel.clone());
        let ticking = self.loaded.backend.ticker.tick();
        let returned = guest.call(&self.loaded, &self.task, &self.arguments).await;
        let store = &mut guest.store;
        let waits = journal.open();
        drop(ticking);
        drop(children);
        stdio.finish();
        let fuel_left = store.get_fuel().unwrap_or(0);
        let State {
            limits, position, ..
        } = store.data_mut();
        let told = position.take();
        let lives = returned.is_ok();
        let result = match returned {
            // Whatever the guest made of it: memory that it was refused ends a call.
            Ok(Ok(_)) if limits.has_refused() => {
                Err(failure::out_of_memory(&self.task, Some(told.stack)))
            }
            Ok(Ok(text)) => checked(text),
            Ok(Err(json)) => {
                let error = self.guest_error(&json, journal);
                Err(if limits.has_refused() {
                    failure::out_of_memory(&self.task, error.stack)
                } else {
                    error
                })
            }
            Err(error) => {
                let error = failure::from_trap(&error, &self.task, stdio.last_words());
                Err(
                    if limits.has_refused() && error.error_type == ErrorType::Trap {
                        failure::out_of_memory(&self.task, Some(told.stack))
                    } else {
                        failure::placed(error, told, waits)
                    },
                )
            }
        };
        let report = Report {
            result,
            fuel: self.task.policy.fuel.saturating_sub(fuel_left),
            ram: limits.peak(),
            requests: journal.take(),
        };
        (report, lives)
    }

    fn fresh(&self, own: Own) -> Result<Guest, CallError> {
        Guest::new(&self.loaded, &self.task, own).map_err(internal)
    }

    fn renewed(&self, mut guest: Guest, own: Own) -> Result<Guest, CallError> {
        guest.renew(&self.task, own).map_err(internal)?;
        Ok(guest)
    }

    /// `stdio` is for a guest that is new.
    fn own(&self, journal: &Journal, stdio: Option<&Arc<Stdio>>) -> Result<Own, CallError> {
        let session = &self.session;
        let reach = stdio.map(|stdio| {
            let wasi = prepare(&Grants {
                policy: &self.task.policy,
                root: session.artifact.root(),
                guarded: [
                    session.artifact.dir(),
                    session.sandbox.backends.cache().dir(),
                ],
                env: &session.env,
                mounts: &session.mounts,
                stdio,
            })?;
            Ok::<_, CallError>((wasi, files::places(&session.mounts)))
        });
        let callers = Callers::new(
            session.clone(),
            self.depth,
            self.row.clone(),
            self.stop.cancel.clone(),
        );
        let timeout = Duration::from_millis(self.task.policy.timeout);
        Ok(Own {
            stop: self.stop.clone(),
            reach: reach.transpose()?,
            hosts: Hosts::new(self.task.clone(), journal.clone()),
            callers: Some(Arc::new(callers)),
            position: Position::new(self.task.policy.fuel, timeout),
        })
    }

    fn guest_error(&self, json: &str, journal: &Journal) -> CallError {
        let mut error = failure::from_guest(json, journal.denied().as_deref());
        let tasks = &self.session.artifact.manifest().tasks;
        error.task = error
            .task
            .filter(|task| **task != *self.task.name && tasks.contains_key(task));
        error
    }
}

fn internal(error: wasmtime::Error) -> CallError {
    CallError::internal(format!("{error:#}"))
}

/// A result that its receiver can read.
fn checked(text: String) -> Result<String, CallError> {
    if text.len() > MAX_VALUE_BYTES {
        return Err(CallError::new(
            ErrorType::InvalidResult,
            format!(
                "the result is {} bytes of JSON, at most {MAX_VALUE_BYTES} are allowed",
                text.len()
            ),
        ));
    }
    if !text.is_empty() && serde_json::from_str::<IgnoredAny>(&text).is_err() {
        return Err(CallError::new(
            ErrorType::InvalidResult,
            "the component returned what is not JSON",
        ));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_json_or_nothing() {
        for text in ["", "null", "{\"a\":[1,\"\\ud800\"]}", "1e400"] {
            assert!(checked(text.into()).is_ok(), "{text}");
        }
        for text in ["undefined", "{", "1 2", " "] {
            assert!(checked(text.into()).is_err(), "{text}");
        }
    }

    #[test]
    fn deep_results_are_no_danger() {
        let deep = format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000));
        assert!(checked(deep).is_ok());
    }
}
