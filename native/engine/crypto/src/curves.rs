//! Elliptic curves in Weierstraß form: ECDSA and ECDH. Points are in the forms of SEC 1, secrets as long as a coordinate.

use p256::ecdsa::signature::hazmat::{PrehashSigner, PrehashVerifier};
use p256::elliptic_curve::sec1::ToSec1Point;

/// One of NIST's curves.
#[derive(Clone, Copy)]
#[allow(missing_docs)]
pub enum Curve {
    P256,
    P384,
    P521,
}

impl Curve {
    /// By the name that Web Crypto has for it.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "P-256" => Self::P256,
            "P-384" => Self::P384,
            "P-521" => Self::P521,
            _ => return None,
        })
    }
}

/// Does the work with the crate of a curve as `$curve`.
macro_rules! with_curve {
    ($name:expr, $curve:ident => $work:expr) => {
        match $name {
            Curve::P256 => {
                use p256 as $curve;
                $work
            }
            Curve::P384 => {
                use p384 as $curve;
                $work
            }
            Curve::P521 => {
                use p521 as $curve;
                $work
            }
        }
    };
}

/// The uncompressed point of a secret; `None` where that isn't one.
pub fn point(curve: Curve, secret: &[u8]) -> Option<Vec<u8>> {
    with_curve!(curve, c => {
        let secret = c::SecretKey::from_slice(secret).ok()?;
        Some(secret.public_key().to_sec1_point(false).as_bytes().to_vec())
    })
}

/// A point in uncompressed form; `None` where it isn't on the curve.
pub fn decode(curve: Curve, point: &[u8]) -> Option<Vec<u8>> {
    with_curve!(curve, c => {
        let point = c::PublicKey::from_sec1_bytes(point).ok()?;
        Some(point.to_sec1_point(false).as_bytes().to_vec())
    })
}

/// r and s of the signature of a digest; `None` where the secret isn't one.
/// It needs no randomness: what takes its place is derived from secret and digest, by RFC 6979.
pub fn sign(curve: Curve, secret: &[u8], digest: &[u8]) -> Option<Vec<u8>> {
    with_curve!(curve, c => {
        let key = c::ecdsa::SigningKey::from_slice(secret).ok()?;
        let signature: c::ecdsa::Signature = key.sign_prehash(digest).ok()?;
        Some(signature.to_bytes().to_vec())
    })
}

/// Whether r and s are a signature of the digest.
pub fn verify(curve: Curve, point: &[u8], digest: &[u8], signature: &[u8]) -> bool {
    with_curve!(curve, c => {
        let key = c::ecdsa::VerifyingKey::from_sec1_bytes(point).ok();
        let signature = c::ecdsa::Signature::from_slice(signature).ok();
        key.zip(signature)
            .is_some_and(|(key, signature)| key.verify_prehash(digest, &signature).is_ok())
    })
}

/// The first coordinate of what secret and point make together; `None` where one of them isn't valid.
pub fn agree(curve: Curve, secret: &[u8], point: &[u8]) -> Option<Vec<u8>> {
    with_curve!(curve, c => {
        let secret = c::SecretKey::from_slice(secret).ok()?;
        let point = c::PublicKey::from_sec1_bytes(point).ok()?;
        let shared = c::ecdh::diffie_hellman(secret.to_nonzero_scalar(), point.as_affine());
        Some(shared.raw_secret_bytes().to_vec())
    })
}
