//! Hashes and HMACs that take their input piece by piece.

use crate::native::opaque::opaque;
use crate::native::view::View;
use crate::text::Text;
use capsule_crypto::hash::{self, Running};
use javy::quickjs::prelude::Func;
use javy::quickjs::{Class, Ctx, Exception, Object, Result, TypedArray};

/// What JavaScript holds; empty once it is finished.
pub struct Hasher(Option<Box<dyn Running>>);

opaque!(Hasher, "Hasher", Writable);

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("hash", Func::from(hash))?;
    natives.set("hmac", Func::from(hmac))?;
    natives.set("hashUpdate", Func::from(update))?;
    natives.set("hashFinish", Func::from(finish))?;
    natives.set("hashCopy", Func::from(copy))?;
    natives.set("hashOnce", Func::from(hash_once))
}

fn found<'js>(ctx: &Ctx<'js>, running: Option<Box<dyn Running>>) -> Result<Box<dyn Running>> {
    running.ok_or_else(|| Exception::throw_type(ctx, "no such hash function"))
}

fn hash<'js>(ctx: Ctx<'js>, Text(name): Text) -> Result<Class<'js, Hasher>> {
    let running = found(&ctx, hash::hash(&name))?;
    Class::instance(ctx, Hasher(Some(running)))
}

fn hmac<'js>(ctx: Ctx<'js>, Text(name): Text, key: View<'js>) -> Result<Class<'js, Hasher>> {
    let running = found(&ctx, hash::hmac(&name, &key))?;
    Class::instance(ctx, Hasher(Some(running)))
}

fn update<'js>(hasher: Class<'js, Hasher>, bytes: View<'js>) {
    if let Some(running) = &mut hasher.borrow_mut().0 {
        running.update(&bytes);
    }
}

/// The digest; undefined where it was given before.
fn finish<'js>(
    ctx: Ctx<'js>,
    hasher: Class<'js, Hasher>,
    length: usize,
) -> Result<Option<TypedArray<'js, u8>>> {
    let running = hasher.borrow_mut().0.take();
    running
        .map(|running| TypedArray::new(ctx, running.finish(length)))
        .transpose()
}

/// A hasher in the same state.
fn copy<'js>(ctx: Ctx<'js>, hasher: Class<'js, Hasher>) -> Result<Class<'js, Hasher>> {
    let copy = hasher.borrow().0.as_ref().map(|running| running.copy());
    Class::instance(ctx, Hasher(copy))
}

fn hash_once<'js>(
    ctx: Ctx<'js>,
    Text(name): Text,
    bytes: View<'js>,
    length: usize,
) -> Result<TypedArray<'js, u8>> {
    let mut running = found(&ctx, hash::hash(&name))?;
    running.update(&bytes);
    TypedArray::new(ctx, running.finish(length))
}
