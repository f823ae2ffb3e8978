//! Elliptic curves: ECDSA and ECDH.

use crate::native::view::View;
use crate::text::Text;
use capsule_crypto::curves;
use javy::quickjs::prelude::Func;
use javy::quickjs::{Ctx, Exception, FromJs, Object, Result, TypedArray, Value};

struct Curve(curves::Curve);

impl<'js> FromJs<'js> for Curve {
    fn from_js(ctx: &Ctx<'js>, value: Value<'js>) -> Result<Self> {
        let Text(name) = Text::from_js(ctx, value)?;
        let curve = curves::Curve::named(&name).map(Curve);
        curve.ok_or_else(|| Exception::throw_type(ctx, "no such curve"))
    }
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

fn point<'js>(
    ctx: Ctx<'js>,
    Curve(curve): Curve,
    secret: View<'js>,
) -> Result<Option<TypedArray<'js, u8>>> {
    array(ctx, curves::point(curve, &secret))
}

fn decode<'js>(
    ctx: Ctx<'js>,
    Curve(curve): Curve,
    point: View<'js>,
) -> Result<Option<TypedArray<'js, u8>>> {
    array(ctx, curves::decode(curve, &point))
}

fn sign<'js>(
    ctx: Ctx<'js>,
    Curve(curve): Curve,
    secret: View<'js>,
    digest: View<'js>,
) -> Result<Option<TypedArray<'js, u8>>> {
    array(ctx, curves::sign(curve, &secret, &digest))
}

fn verify(Curve(curve): Curve, point: View<'_>, digest: View<'_>, signature: View<'_>) -> bool {
    curves::verify(curve, &point, &digest, &signature)
}

fn agree<'js>(
    ctx: Ctx<'js>,
    Curve(curve): Curve,
    secret: View<'js>,
    point: View<'js>,
) -> Result<Option<TypedArray<'js, u8>>> {
    array(ctx, curves::agree(curve, &secret, &point))
}
