//! Curve25519: Ed25519 and X25519.

use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};

/// A secret or a point.
pub type Bytes = [u8; 32];

/// The point of a secret of Ed25519.
pub fn point(secret: &Bytes) -> Bytes {
    SigningKey::from_bytes(secret).verifying_key().to_bytes()
}

/// The signature of a message.
pub fn sign(secret: &Bytes, message: &[u8]) -> [u8; 64] {
    SigningKey::from_bytes(secret).sign(message).to_bytes()
}

/// Whether this is a signature of the message.
pub fn verify(point: &Bytes, message: &[u8], signature: &[u8]) -> bool {
    let key = VerifyingKey::from_bytes(point).ok();
    let signature = Signature::from_slice(signature).ok();
    key.zip(signature)
        .is_some_and(|(key, signature)| key.verify(message, &signature).is_ok())
}

/// What secret and point of X25519 make together; all zero where the point is one of those that hide no secret.
pub fn agree(secret: Bytes, point: Bytes) -> Bytes {
    x25519_dalek::x25519(secret, point)
}
