//! Locks whose holders never panic halfway, so that poisoning needs no handling.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Locks, also where another holder panicked: what these locks guard is never left half changed.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
