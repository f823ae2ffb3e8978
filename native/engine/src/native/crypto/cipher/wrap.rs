//! AES key wrap, RFC 3394.

use crate::native::view::View;
use aes::cipher::KeyInit;
use aes::{Aes128, Aes192, Aes256};
use aes_kw::{AesKw, IV_LEN};
use javy::quickjs::{Ctx, Result, TypedArray};

/// Undefined where the bytes are no whole number of half blocks, or the key is none of AES.
pub fn wrap<'js>(
    ctx: Ctx<'js>,
    key: View<'js>,
    bytes: View<'js>,
) -> Result<Option<TypedArray<'js, u8>>> {
    let mut output = vec![0; bytes.len() + IV_LEN];
    let wrapped = with_key(&key, |aes| match aes {
        Key::Bits128(aes) => aes.wrap_key(&bytes, &mut output).is_ok(),
        Key::Bits192(aes) => aes.wrap_key(&bytes, &mut output).is_ok(),
        Key::Bits256(aes) => aes.wrap_key(&bytes, &mut output).is_ok(),
    });
    wrapped.then(|| TypedArray::new(ctx, output)).transpose()
}

/// Undefined where these are no bytes that the key has wrapped.
pub fn unwrap<'js>(
    ctx: Ctx<'js>,
    key: View<'js>,
    bytes: View<'js>,
) -> Result<Option<TypedArray<'js, u8>>> {
    let mut output = vec![0; bytes.len().saturating_sub(IV_LEN)];
    let unwrapped = with_key(&key, |aes| match aes {
        Key::Bits128(aes) => aes.unwrap_key(&bytes, &mut output).is_ok(),
        Key::Bits192(aes) => aes.unwrap_key(&bytes, &mut output).is_ok(),
        Key::Bits256(aes) => aes.unwrap_key(&bytes, &mut output).is_ok(),
    });
    unwrapped.then(|| TypedArray::new(ctx, output)).transpose()
}

enum Key {
    Bits128(AesKw<Aes128>),
    Bits192(AesKw<Aes192>),
    Bits256(AesKw<Aes256>),
}

/// What the work gives; false where the key is none of AES.
fn with_key(key: &[u8], work: impl FnOnce(Key) -> bool) -> bool {
    let aes = match key.len() {
        16 => AesKw::new_from_slice(key).ok().map(Key::Bits128),
        24 => AesKw::new_from_slice(key).ok().map(Key::Bits192),
        32 => AesKw::new_from_slice(key).ok().map(Key::Bits256),
        _ => None,
    };
    aes.is_some_and(work)
}
