//! Keys derived from passwords.

use crate::digest::{Digest, with_digest};

/// Fills `key`; false where there is no such hash function.
pub fn pbkdf2(hash: &str, password: &[u8], salt: &[u8], iterations: u32, key: &mut [u8]) -> bool {
    let Some(digest) = Digest::named(hash) else {
        return false;
    };
    with_digest!(digest, D, M => {
        // HMAC takes keys of any length.
        pbkdf2::pbkdf2::<M>(password, salt, iterations, key).is_ok()
    })
}

/// Fills `key`; `cost` is the logarithm of N. False where the parameters are not those of scrypt.
pub fn scrypt(
    password: &[u8],
    salt: &[u8],
    cost: u8,
    block_size: u32,
    parallelization: u32,
    key: &mut [u8],
) -> bool {
    let params = scrypt::Params::new(cost, block_size, parallelization);
    params.is_ok_and(|params| scrypt::scrypt(password, salt, &params, key).is_ok())
}
