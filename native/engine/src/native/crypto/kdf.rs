//! Keys derived from secrets.

use super::digest::{Digest, with_digest};
use crate::native::view::View;
use javy::quickjs::prelude::Func;
use javy::quickjs::{Ctx, Object, Result, TypedArray};

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("pbkdf2", Func::from(pbkdf2))?;
    natives.set("scrypt", Func::from(scrypt))
}

fn pbkdf2<'js>(
    ctx: Ctx<'js>,
    digest: Digest,
    password: View<'js>,
    salt: View<'js>,
    iterations: u32,
    length: usize,
) -> Result<TypedArray<'js, u8>> {
    let mut key = vec![0; length];
    with_digest!(digest, D, M => {
        // HMAC takes keys of any length, so it can't fail.
        let _ = pbkdf2::pbkdf2::<M>(&password, &salt, iterations, &mut key);
    });
    TypedArray::new(ctx, key)
}

/// `cost` is the logarithm of N. Undefined where the parameters are not those of scrypt.
fn scrypt<'js>(
    ctx: Ctx<'js>,
    password: View<'js>,
    salt: View<'js>,
    cost: u8,
    block_size: u32,
    parallelization: u32,
    length: usize,
) -> Result<Option<TypedArray<'js, u8>>> {
    let mut key = vec![0; length];
    let derived = scrypt::Params::new(cost, block_size, parallelization)
        .ok()
        .and_then(|params| scrypt::scrypt(&password, &salt, &params, &mut key).ok());
    derived.map(|()| TypedArray::new(ctx, key)).transpose()
}
