//! When a failed attempt is tried again, and after how long.

use std::time::Duration;

use crate::outcome::ErrorType;

/// Wait before the first retry, without jitter. It doubles with every further one.
const BASE: Duration = Duration::from_millis(100);

/// No wait is longer, jitter aside.
const CAP: Duration = Duration::from_secs(10);

/// Whether trying again can help: the failure may be the moment's, not the call's.
pub fn is_retryable(error: ErrorType) -> bool {
    match error {
        ErrorType::TaskError
        | ErrorType::Timeout
        | ErrorType::Trap
        | ErrorType::FuelExhausted
        | ErrorType::OutOfMemory
        | ErrorType::StackOverflow
        | ErrorType::InvalidResult => true,
        ErrorType::InvalidArguments
        | ErrorType::PermissionDenied
        | ErrorType::TaskNotFound
        | ErrorType::Cancelled
        | ErrorType::ArtifactInvalid
        | ErrorType::InternalError => false,
    }
}

/// The wait before a retry: exponential, half to one and a half times of it by `jitter`.
///
/// `retry` counts from 0; `jitter` is in `0.0..1.0`.
pub fn backoff(retry: u32, jitter: f64) -> Duration {
    let wait = BASE.saturating_mul(1 << retry.min(16)).min(CAP);
    wait.mul_f64(0.5 + jitter.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_up_to_the_cap() {
        assert_eq!(backoff(0, 0.5), Duration::from_millis(100));
        assert_eq!(backoff(1, 0.5), Duration::from_millis(200));
        assert_eq!(backoff(6, 0.5), Duration::from_millis(6400));
        assert_eq!(backoff(7, 0.5), CAP);
        assert_eq!(backoff(99, 0.5), CAP);
    }

    #[test]
    fn jitter_is_half_of_it_either_way() {
        assert_eq!(backoff(0, 0.0), Duration::from_millis(50));
        assert_eq!(backoff(0, 1.0), Duration::from_millis(150));
    }

    #[test]
    fn never_for_what_stays_wrong() {
        let never = [
            ErrorType::InvalidArguments,
            ErrorType::PermissionDenied,
            ErrorType::TaskNotFound,
            ErrorType::Cancelled,
            ErrorType::ArtifactInvalid,
            ErrorType::InternalError,
        ];
        for error in ErrorType::ALL {
            assert_eq!(is_retryable(*error), !never.contains(error), "{error:?}");
        }
    }
}
