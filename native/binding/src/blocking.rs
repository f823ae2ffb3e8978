//! Work that takes longer than an event loop should wait.

use napi::bindgen_prelude::{Error, Result};

/// Runs the work on a thread for blocking work. A panic there is an error here.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> capsule_componentize::Result<T> + Send + 'static,
) -> Result<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result.map_err(|error| Error::from_reason(format!("{error:#}"))),
        Err(panic) => Err(Error::from_reason(format!("internal error: {panic}"))),
    }
}
