//! Cryptography, by the crate beside. `prelude/crypto/native.ts` has the types of all this.
//!
//! What is secret comes from JavaScript and goes there, as does what is random: nothing is kept here.

mod cipher;
mod curves;
mod edwards;
mod hash;
mod kdf;
mod rsa;

use javy::quickjs::{Ctx, Object, Result};

/// The functions in an object of its own, which is made when something needs it: most tasks never do.
pub fn natives(ctx: Ctx<'_>) -> Result<Object<'_>> {
    let natives = Object::new(ctx)?;
    hash::add(&natives)?;
    kdf::add(&natives)?;
    cipher::add(&natives)?;
    curves::add(&natives)?;
    edwards::add(&natives)?;
    rsa::add(&natives)?;
    Ok(natives)
}
