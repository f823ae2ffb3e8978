//! AES key wrap, RFC 3394.

use aes::cipher::KeyInit;
use aes::{Aes128, Aes192, Aes256};
use aes_kw::{AesKw, IV_LEN};

/// `None` where the bytes are no whole number of half blocks, or the key is none of AES.
pub fn wrap(key: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    let mut output = vec![0; bytes.len() + IV_LEN];
    let wrapped = match Key::new(key)? {
        Key::Bits128(aes) => aes.wrap_key(bytes, &mut output).is_ok(),
        Key::Bits192(aes) => aes.wrap_key(bytes, &mut output).is_ok(),
        Key::Bits256(aes) => aes.wrap_key(bytes, &mut output).is_ok(),
    };
    wrapped.then_some(output)
}

/// `None` where these are no bytes that the key has wrapped.
pub fn unwrap(key: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    let mut output = vec![0; bytes.len().saturating_sub(IV_LEN)];
    let unwrapped = match Key::new(key)? {
        Key::Bits128(aes) => aes.unwrap_key(bytes, &mut output).is_ok(),
        Key::Bits192(aes) => aes.unwrap_key(bytes, &mut output).is_ok(),
        Key::Bits256(aes) => aes.unwrap_key(bytes, &mut output).is_ok(),
    };
    unwrapped.then_some(output)
}

enum Key {
    Bits128(AesKw<Aes128>),
    Bits192(AesKw<Aes192>),
    Bits256(AesKw<Aes256>),
}

impl Key {
    fn new(key: &[u8]) -> Option<Self> {
        Some(match key.len() {
            16 => Self::Bits128(AesKw::new_from_slice(key).ok()?),
            24 => Self::Bits192(AesKw::new_from_slice(key).ok()?),
            _ => Self::Bits256(AesKw::new_from_slice(key).ok()?),
        })
    }
}
