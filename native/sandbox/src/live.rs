//! An instance that lives on between its calls: what a session is. Its memory is the state; nothing else is kept.
//!
//! Calls run one after the other, each with fuel, time and output of its own; memory is limited as a whole. A call
//! that traps leaves memory in the middle of something, so the instance goes with it. Between calls nothing runs.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::Mount;
use crate::artifact::Artifact;
use crate::capabilities::stdio::Stdio;
use crate::guest::Guest;
use crate::options::Opening;
use crate::outcome::{CallError, ErrorType};
use crate::stop::Cancel;

/// A live instance of a task. It ends when it is dropped, or closed.
pub struct Live {
    pub(crate) artifact: Arc<Artifact>,
    pub(crate) task: String,
    pub(crate) env: HashMap<String, String>,
    pub(crate) mounts: Vec<Mount>,
    pub(crate) tools: Option<Arc<[String]>>,
    life: Arc<Mutex<Life>>,
    /// Thrown when it is closed; each call has a child of it.
    pub(crate) cancel: Arc<Cancel>,
    over: AtomicBool,
}

/// What calls of an instance hand on to the next one.
pub(crate) struct Life {
    /// None before the first call.
    pub(crate) guest: Option<Guest>,
    pub(crate) stdio: Arc<Stdio>,
}

impl Live {
    pub(crate) fn new(artifact: Arc<Artifact>, opening: Opening) -> Self {
        Self {
            artifact,
            task: opening.task,
            env: opening.env,
            mounts: opening.mounts,
            tools: opening.tools.map(Into::into),
            life: Arc::new(Mutex::new(Life {
                guest: None,
                stdio: Stdio::new(None),
            })),
            cancel: Arc::default(),
            over: AtomicBool::default(),
        }
    }

    /// Whether it can be called: it wasn't closed, and no call of it has trapped.
    pub fn is_usable(&self) -> bool {
        !self.over.load(Ordering::SeqCst)
    }

    /// Whether a call would begin at once, and is likely to be short.
    pub fn is_brief(&self) -> bool {
        self.artifact.is_brief(&self.task)
            && self.life.try_lock().is_ok_and(|life| life.guest.is_some())
    }

    /// Ends it, and the call that runs in it as `cancelled`. Its memory is free when that has ended.
    pub fn close(&self) {
        self.end();
        self.cancel.throw();
        if let Ok(mut life) = self.life.try_lock() {
            life.guest = None;
        }
    }

    /// The instance is no longer what it was.
    pub(crate) fn end(&self) {
        self.over.store(true, Ordering::SeqCst);
    }

    /// Waits for the calls before this one. Whoever has it must put the guest back, or end the instance.
    pub(crate) async fn enter(&self, cancel: &Cancel) -> Result<OwnedMutexGuard<Life>, CallError> {
        let life = tokio::select! {
            biased;
            life = self.life.clone().lock_owned() => life,
            () = cancel.thrown() => return Err(CallError::cancelled()),
        };
        if self.is_usable() {
            Ok(life)
        } else {
            Err(ended())
        }
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.cancel.throw();
    }
}

fn ended() -> CallError {
    CallError::new(
        ErrorType::Cancelled,
        "the instance has ended: it was closed, or an earlier call was stopped in the middle",
    )
}
