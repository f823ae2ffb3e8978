//! Randomness. No state of it is ever in a snapshot: the generator of `Math.random` is seeded by the
//! host at its first use in each call, and everything else comes from the host directly.

use crate::bindings::wasi::random::random::{get_random_bytes, get_random_u64};
use crate::watch;
use javy::quickjs::prelude::Func;
use javy::quickjs::{Ctx, Object, Result, TypedArray};
use std::cell::Cell;

thread_local! {
    /// State of the generator; `None` until it is seeded.
    static STATE: Cell<Option<u64>> = const { Cell::new(None) };
}

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("random", Func::from(random))?;
    natives.set("randomBytes", Func::from(random_bytes))
}

/// Starts a call: its first number needs a new seed.
pub fn forget_seed() {
    STATE.set(None);
}

/// The next number of `Math.random`: 53 random bits, from SplitMix64.
fn random() -> f64 {
    watch::note(watch::Kind::Random);
    let state = STATE.get().unwrap_or_else(get_random_u64);
    let state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    STATE.set(Some(state));
    let mut bits = state;
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^= bits >> 31;
    (bits >> 11) as f64 / (1u64 << 53) as f64
}

/// Fills bytes from the host's cryptographic generator.
pub fn fill(target: &mut [u8]) {
    watch::note(watch::Kind::Random);
    target.copy_from_slice(&get_random_bytes(target.len() as u64));
}

/// That many bytes of the host's cryptographic generator.
fn random_bytes(ctx: Ctx<'_>, count: u32) -> Result<TypedArray<'_, u8>> {
    watch::note(watch::Kind::Random);
    TypedArray::new(ctx, get_random_bytes(u64::from(count)))
}
