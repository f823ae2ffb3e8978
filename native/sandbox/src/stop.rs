//! What ends a call from outside: its deadline, and cancellation that spreads to the calls it made.

use std::fmt;
use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, Weak};
use std::time::Instant;

use tokio::sync::Notify;

use crate::sync::lock;

/// A switch that is thrown once. Throwing it throws those of all descendants.
#[derive(Default)]
pub(crate) struct Cancel {
    thrown: AtomicBool,
    notify: Notify,
    children: Mutex<Vec<Weak<Cancel>>>,
}

impl Cancel {
    /// A switch that is thrown with this one.
    pub(crate) fn child(&self) -> Arc<Cancel> {
        let child = Arc::new(Cancel::default());
        {
            let mut children = lock(&self.children);
            // Calls come and go: clearing out whenever the list would grow keeps it to the living.
            if children.len() == children.capacity() {
                children.retain(|child| child.strong_count() > 0);
            }
            children.push(Arc::downgrade(&child));
        }
        if self.is_thrown() {
            child.throw();
        }
        child
    }

    pub(crate) fn throw(&self) {
        self.thrown.store(true, Ordering::SeqCst);
        self.notify.notify_waiters();
        let children = std::mem::take(&mut *lock(&self.children));
        for child in children.iter().filter_map(Weak::upgrade) {
            child.throw();
        }
    }

    pub(crate) fn is_thrown(&self) -> bool {
        self.thrown.load(Ordering::SeqCst)
    }

    /// Returns when the switch is thrown.
    pub(crate) async fn thrown(&self) {
        let notified = self.notify.notified();
        tokio::pin!(notified);
        // Registered before the flag is read: else a throw in between would be missed.
        notified.as_mut().enable();
        if !self.is_thrown() {
            notified.await;
        }
    }
}

/// Throws on drop: the calls that a call made end with it, however it ends.
pub(crate) struct CancelOnDrop(pub(crate) Arc<Cancel>);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.throw();
    }
}

/// Why a call was stopped. As an error it is the trap that stops the guest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stopped {
    Timeout,
    Cancelled,
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Stopped::Timeout => "the deadline has passed",
            Stopped::Cancelled => "the call was cancelled",
        })
    }
}

impl std::error::Error for Stopped {}

/// One attempt's deadline and switch.
#[derive(Clone)]
pub(crate) struct Stop {
    pub(crate) deadline: Instant,
    pub(crate) cancel: Arc<Cancel>,
}

impl Stop {
    /// Whether the guest must stop now.
    pub(crate) fn check(&self) -> Result<(), Stopped> {
        if self.cancel.is_thrown() {
            Err(Stopped::Cancelled)
        } else if Instant::now() >= self.deadline {
            Err(Stopped::Timeout)
        } else {
            Ok(())
        }
    }

    /// Returns when the guest must stop.
    pub(crate) async fn stopped(&self) -> Stopped {
        tokio::select! {
            biased;
            () = self.cancel.thrown() => Stopped::Cancelled,
            () = tokio::time::sleep_until(self.deadline.into()) => Stopped::Timeout,
        }
    }

    /// A host wait, ended by a trap when the guest must stop.
    pub(crate) async fn race<T>(&self, wait: impl Future<Output = T> + Send) -> Result<T, Stopped> {
        tokio::select! {
            biased;
            value = wait => Ok(value),
            stopped = self.stopped() => Err(stopped),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn throwing_reaches_descendants() {
        let root = Arc::new(Cancel::default());
        let child = root.child();
        let grandchild = child.child();
        root.throw();
        grandchild.thrown().await;
        assert!(child.is_thrown());
        assert!(child.child().is_thrown(), "born after the throw");
    }

    #[tokio::test]
    async fn a_child_leaves_its_parent_alone() {
        let root = Arc::new(Cancel::default());
        root.child().throw();
        assert!(!root.is_thrown());
    }

    #[test]
    fn the_list_of_children_keeps_to_the_living() {
        let root = Cancel::default();
        for _ in 0..10_000 {
            root.child();
        }
        assert!(lock(&root.children).capacity() < 16);
    }

    #[tokio::test]
    async fn a_race_ends_at_the_deadline() {
        let stop = Stop {
            deadline: Instant::now() + Duration::from_millis(20),
            cancel: Arc::default(),
        };
        assert_eq!(stop.race(async { 1 }).await, Ok(1));
        assert_eq!(
            stop.race(std::future::pending::<()>()).await,
            Err(Stopped::Timeout)
        );
        assert_eq!(stop.check(), Err(Stopped::Timeout));
    }
}
