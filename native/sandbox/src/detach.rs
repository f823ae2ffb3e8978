//! A future that is never dropped while it runs: a component's host calls may be in the middle of
//! something, and it holds its slot until it has truly ended.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use crate::attempt::Report;
use crate::outcome::CallError;
use crate::stop::Cancel;

type Running = Pin<Box<dyn Future<Output = Report> + Send>>;

/// An attempt that goes on in the background when nobody waits for it any more.
pub(crate) struct Detached {
    running: Option<Running>,
    cancel: Arc<Cancel>,
}

impl Detached {
    pub(crate) fn new(
        running: impl Future<Output = Report> + Send + 'static,
        cancel: Arc<Cancel>,
    ) -> Self {
        Self {
            running: Some(Box::pin(running)),
            cancel,
        }
    }

    /// Its report; or, when the other future is done first, what that came to. The attempt then
    /// ends in the background.
    pub(crate) async fn until<T>(mut self, other: impl Future<Output = T>) -> Result<Report, T> {
        tokio::select! {
            biased;
            report = &mut self => Ok(report),
            value = other => Err(value),
        }
    }
}

impl Future for Detached {
    type Output = Report;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Report> {
        let Some(running) = self.running.as_mut() else {
            return Poll::Pending;
        };
        // A panic of this crate ends one call, not the process that embeds it.
        let polled = catch_unwind(AssertUnwindSafe(|| running.as_mut().poll(context)));
        let report = match polled {
            Ok(Poll::Pending) => return Poll::Pending,
            Ok(Poll::Ready(report)) => report,
            Err(_) => Report::failed(CallError::internal("the sandbox panicked")),
        };
        self.running = None;
        Poll::Ready(report)
    }
}

impl Drop for Detached {
    fn drop(&mut self) {
        let Some(running) = self.running.take() else {
            return;
        };
        self.cancel.throw();
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => drop(runtime.spawn(running)),
            // The process is ending.
            Err(_) => std::mem::forget(running),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;

    use super::*;
    use crate::outcome::ErrorType;

    fn report() -> Report {
        Report::failed(CallError::internal("done"))
    }

    #[tokio::test]
    async fn what_is_stuck_ends_in_the_background() {
        let ended = Arc::new(AtomicBool::new(false));
        let (cancel, flag) = (Arc::new(Cancel::default()), ended.clone());
        let stuck = async move {
            // A blocking call of the system, which nothing can end.
            let wait = || std::thread::sleep(Duration::from_millis(200));
            tokio::task::spawn_blocking(wait).await.unwrap();
            flag.store(true, Ordering::SeqCst);
            report()
        };
        let answer = Detached::new(stuck, cancel.clone())
            .until(tokio::time::sleep(Duration::from_millis(50)))
            .await;
        assert!(answer.is_err());
        assert!(cancel.is_thrown(), "told to end");
        assert!(!ended.load(Ordering::SeqCst), "still running");
        tokio::time::sleep(Duration::from_millis(400)).await;
        assert!(ended.load(Ordering::SeqCst), "not dropped");
    }

    #[tokio::test]
    async fn a_panic_is_one_failed_call() {
        let panics = async {
            if true {
                panic!("a fault");
            }
            report()
        };
        let never = std::future::pending::<()>();
        let answer = Detached::new(panics, Arc::default()).until(never).await;
        let error = answer.ok().unwrap().result.unwrap_err();
        assert_eq!(error.error_type, ErrorType::InternalError);
    }
}
