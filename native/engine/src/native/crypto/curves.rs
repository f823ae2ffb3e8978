//! Elliptic curves in Weierstraß form: ECDSA and ECDH. Points are in the forms of SEC 1, secrets as long as a coordinate.

use crate::native::view::View;
use crate::text::Text;
use ecdsa::signature::hazmat::{PrehashSigner, PrehashVerifier};
use javy::quickjs::prelude::Func;
use javy::quickjs::{Ctx, Exception, FromJs, Object, Result, TypedArray, Value};
use p256::ecdsa;
use p256::elliptic_curve::sec1::ToSec1Point;

#[derive(Clone, Copy)]
enum Curve {
    P256,
    P384,
    P521,
}

impl<'js> FromJs<'js> for Curve {
    fn from_js(ctx: &Ctx<'js>, value: Value<'js>) -> Result<Self> {
        let Text(name) = Text::from_js(ctx, value)?;
        Ok(match name.as_str() {
            "P-256" => Self::P256,
            "P-384" => Self::P384,
            "P-521" => Self::P521,
            _ => return Err(Exception::throw_type(ctx, "no such curve")),
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

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("ecPoint", Func::from(point))?;
    natives.set("ecDecode", Func::from(decode))?;
    natives.set("ecdsaSign", Func::from(sign))?;
    natives.set("ecdsaVerify", Func::from(verify))?;
    natives.set("ecdh", Func::from(agree))
}

fn array<'js>(ctx: Ctx<'js>, bytes: Option<Vec<u8>>) -> Result<Option<TypedArray<'js, u8>>> {
    bytes.map(|bytes| TypedArray::new(ctx, bytes)).transpose()
}

/// The uncompressed point of a secret; undefined where that isn't one.
fn point<'js>(
    ctx: Ctx<'js>,
    curve: Curve,
    secret: View<'js>,
) -> Result<Option<TypedArray<'js, u8>>> {
    let point = with_curve!(curve, c => {
        let secret = c::SecretKey::from_slice(&secret).ok();
        secret.map(|secret| secret.public_key().to_sec1_point(false).as_bytes().to_vec())
    });
    array(ctx, point)
}

/// A point in uncompressed form; undefined where it isn't on the curve.
fn decode<'js>(
    ctx: Ctx<'js>,
    curve: Curve,
    point: View<'js>,
) -> Result<Option<TypedArray<'js, u8>>> {
    let point = with_curve!(curve, c => {
        let point = c::PublicKey::from_sec1_bytes(&point).ok();
        point.map(|point| point.to_sec1_point(false).as_bytes().to_vec())
    });
    array(ctx, point)
}

/// r and s of the signature of a digest; undefined where the secret isn't one.
/// It needs no randomness: what takes its place is derived from secret and digest, by RFC 6979.
fn sign<'js>(
    ctx: Ctx<'js>,
    curve: Curve,
    secret: View<'js>,
    digest: View<'js>,
) -> Result<Option<TypedArray<'js, u8>>> {
    let signature = with_curve!(curve, c => {
        let key = c::ecdsa::SigningKey::from_slice(&secret).ok();
        let signature: Option<c::ecdsa::Signature> =
            key.and_then(|key| key.sign_prehash(&digest).ok());
        signature.map(|signature| signature.to_bytes().to_vec())
    });
    array(ctx, signature)
}

fn verify(curve: Curve, point: View<'_>, digest: View<'_>, signature: View<'_>) -> bool {
    with_curve!(curve, c => {
        let key = c::ecdsa::VerifyingKey::from_sec1_bytes(&point).ok();
        let signature = c::ecdsa::Signature::from_slice(&signature).ok();
        key.zip(signature).is_some_and(|(key, signature)| {
            key.verify_prehash(&digest, &signature).is_ok()
        })
    })
}

/// The first coordinate of what secret and point make together; undefined where one of them isn't valid.
fn agree<'js>(
    ctx: Ctx<'js>,
    curve: Curve,
    secret: View<'js>,
    point: View<'js>,
) -> Result<Option<TypedArray<'js, u8>>> {
    let shared = with_curve!(curve, c => {
        let secret = c::SecretKey::from_slice(&secret).ok();
        let point = c::PublicKey::from_sec1_bytes(&point).ok();
        secret.zip(point).map(|(secret, point)| {
            let shared = c::ecdh::diffie_hellman(secret.to_nonzero_scalar(), point.as_affine());
            shared.raw_secret_bytes().to_vec()
        })
    });
    array(ctx, shared)
}
