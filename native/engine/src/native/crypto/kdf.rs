//! Keys derived from passwords.

use crate::native::view::View;
use crate::text::Text;
use capsule_crypto::kdf;
use javy::quickjs::prelude::Func;
use javy::quickjs::{Ctx, Object, Result, TypedArray};

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("pbkdf2", Func::from(pbkdf2))?;
    natives.set("scrypt", Func::from(scrypt))
}

/// Undefined where there is no such hash function.
fn pbkdf2<'js>(
    ctx: Ctx<'js>,
    Text(hash): Text,
    password: View<'js>,
    salt: View<'js>,
    iterations: u32,
    length: usize,
) -> Result<Option<TypedArray<'js, u8>>> {
    let mut key = vec![0; length];
    let derived = kdf::pbkdf2(&hash, &password, &salt, iterations, &mut key);
    derived.then(|| TypedArray::new(ctx, key)).transpose()
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
    let derived = kdf::scrypt(
        &password,
        &salt,
        cost,
        block_size,
        parallelization,
        &mut key,
    );
    derived.then(|| TypedArray::new(ctx, key)).transpose()
}
