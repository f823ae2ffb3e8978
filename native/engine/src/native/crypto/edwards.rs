//! Curve25519: Ed25519 and X25519. The prelude gives points and secrets of 32 bytes.

use crate::native::view::View;
use capsule_crypto::edwards::{self, Bytes};
use javy::quickjs::prelude::Func;
use javy::quickjs::{Ctx, Object, Result, TypedArray};

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("ed25519Point", Func::from(point))?;
    natives.set("ed25519Sign", Func::from(sign))?;
    natives.set("ed25519Verify", Func::from(verify))?;
    natives.set("x25519", Func::from(agree))
}

fn fixed(bytes: &[u8]) -> Bytes {
    bytes.try_into().unwrap_or_default()
}

fn point<'js>(ctx: Ctx<'js>, secret: View<'js>) -> Result<TypedArray<'js, u8>> {
    TypedArray::new(ctx, edwards::point(&fixed(&secret)))
}

fn sign<'js>(ctx: Ctx<'js>, secret: View<'js>, message: View<'js>) -> Result<TypedArray<'js, u8>> {
    TypedArray::new(ctx, edwards::sign(&fixed(&secret), &message))
}

fn verify(point: View<'_>, message: View<'_>, signature: View<'_>) -> bool {
    edwards::verify(&fixed(&point), &message, &signature)
}

fn agree<'js>(ctx: Ctx<'js>, secret: View<'js>, point: View<'js>) -> Result<TypedArray<'js, u8>> {
    TypedArray::new(ctx, edwards::agree(fixed(&secret), fixed(&point)))
}
