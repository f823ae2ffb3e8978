//! Clocks and randomness that are the same in every build, so that the same source gives the same
//! snapshot. Language runtimes seed hash tables with them before any user code runs.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use wasmtime_wasi::{HostMonotonicClock, HostWallClock};

/// 2020-01-01T00:00:00Z: late enough for code that takes a date near 1970 for an error.
const NOW: Duration = Duration::from_secs(1_577_836_800);

const STEP: Duration = Duration::from_millis(1);

/// A wall clock that stands still.
pub struct Clock;

impl HostWallClock for Clock {
    fn resolution(&self) -> Duration {
        STEP
    }

    fn now(&self) -> Duration {
        NOW
    }
}

/// A clock that moves on by [`STEP`] each time it is read, so that code which waits for it ends.
#[derive(Default)]
pub struct Monotonic {
    reads: AtomicU64,
}

impl HostMonotonicClock for Monotonic {
    fn resolution(&self) -> u64 {
        STEP.as_nanos() as u64
    }

    fn now(&self) -> u64 {
        self.reads.fetch_add(1, Ordering::Relaxed) * self.resolution()
    }
}

/// "Random" bytes, repeated for ever: each value once, in an order without a run.
pub fn random_bytes() -> Vec<u8> {
    // An odd factor permutes the numbers below a power of two.
    (0..=u8::MAX).map(|byte| byte.wrapping_mul(167)).collect()
}
