//! Curve25519: Ed25519 and X25519. Points and secrets have 32 bytes.

use crate::native::view::View;
use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
use javy::quickjs::prelude::Func;
use javy::quickjs::{Ctx, Object, Result, TypedArray};

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("ed25519Point", Func::from(point))?;
    natives.set("ed25519Sign", Func::from(sign))?;
    natives.set("ed25519Verify", Func::from(verify))?;
    natives.set("x25519", Func::from(x25519))
}

fn key(secret: &[u8]) -> SigningKey {
    SigningKey::from_bytes(&fixed(secret))
}

/// The prelude gives 32 bytes.
fn fixed(bytes: &[u8]) -> [u8; 32] {
    bytes.try_into().unwrap_or_default()
}

fn point<'js>(ctx: Ctx<'js>, secret: View<'js>) -> Result<TypedArray<'js, u8>> {
    TypedArray::new(ctx, key(&secret).verifying_key().to_bytes())
}

fn sign<'js>(ctx: Ctx<'js>, secret: View<'js>, message: View<'js>) -> Result<TypedArray<'js, u8>> {
    TypedArray::new(ctx, key(&secret).sign(&message).to_bytes())
}

fn verify(point: View<'_>, message: View<'_>, signature: View<'_>) -> bool {
    let key = VerifyingKey::from_bytes(&fixed(&point)).ok();
    let signature = Signature::from_slice(&signature).ok();
    key.zip(signature)
        .is_some_and(|(key, signature)| key.verify(&message, &signature).is_ok())
}

/// What secret and point make together; all zero where the point is one of those that hide no secret.
fn x25519<'js>(ctx: Ctx<'js>, secret: View<'js>, point: View<'js>) -> Result<TypedArray<'js, u8>> {
    TypedArray::new(ctx, x25519_dalek::x25519(fixed(&secret), fixed(&point)))
}
